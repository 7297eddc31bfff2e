"""A release can carry more, or less, of something."""

from dataclasses import dataclass

from models import SPECIFICATION_NAMES, SPECIFICATIONS, Place, Scenario
from planner.changes.base import Change, not_known, release_in


@dataclass(frozen=True)
class Capacity(Change):
    """Of changes of a specification, or of a load."""

    verb = "capacity"
    words = "RELEASE THING NUMBER|unlimited"
    example = "capacity jun-2021 gbcs 4"
    does = (
        "the release carries at most so many changes of a specification, or so much of a load; with `unlimited`, as "
        "many as there are"
    )

    release: str
    thing: str
    most: int | str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("releases", self.release, "capacity", self.thing),)

    def apply(self, scenario: Scenario) -> Scenario:
        release = release_in(scenario, self.release)
        known = _counted(scenario)
        if self.thing not in known:
            raise not_known(self.thing, "specification or load", known)
        others = {thing: most for thing, most in release.capacity.items() if thing != self.thing}
        own = {self.thing: self.most} if isinstance(self.most, int) else {}
        return scenario.with_release(self.release, capacity={**others, **own})

    def says(self, before: Scenario) -> str:
        release = release_in(before, self.release)
        was = release.capacity.get(self.thing, "unlimited")
        thing = SPECIFICATION_NAMES.get(self.thing, self.thing.replace("_", " "))
        return f"the capacity of {release.called} for {thing} is {self.most} ({was} before)"


def _counted(scenario: Scenario) -> set[str]:
    """All that a capacity can be about here."""
    loads = {name for one in scenario.modifications for name in one.load}
    of_options = {name for one in scenario.modifications for option in one.options for name in option.load}
    capacities = {name for release in scenario.releases for name in release.capacity}
    return {*SPECIFICATIONS, *loads, *of_options, *capacities}
