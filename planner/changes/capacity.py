"""A release can carry more, or less, of something; or every release that is to come can."""

from collections.abc import Sequence
from dataclasses import dataclass

from models import SPECIFICATION_NAMES, SPECIFICATIONS, Place, Release, Scenario
from planner.changes.base import Change, not_known, release_in
from planner.explain.words import listed


@dataclass(frozen=True)
class Capacity(Change):
    """Of changes of a specification, or of a load."""

    verb = "capacity"
    words = "[RELEASE] THING NUMBER|unlimited"
    example = "capacity jun-2021 gbcs 4"
    does = (
        "the release carries at most so many changes of a specification, or so much of a load; with `unlimited`, as "
        "many as there are; without a release, so does every one to come but those that another change names"
    )

    release: str | None
    thing: str
    most: int | str

    @property
    def rank(self) -> int:  # type: ignore[override] # that of every release, once it is settled which are to come
        return 5 if self.release is None else 6

    @property
    def writes(self) -> tuple[Place, ...]:
        place = ("capacity", self.thing)
        return (("releases", *place) if self.release is None else ("releases", self.release, *place),)

    def sets(self, _before: Scenario, after: Scenario) -> tuple[Place, ...]:
        return tuple(("releases", release.id, "capacity", self.thing) for release in self._meant(after))

    def apply(self, scenario: Scenario) -> Scenario:
        releases = self._meant(scenario)
        known = _counted(scenario)
        if self.thing not in known:
            raise not_known(self.thing, "specification or load", known)
        for release in releases:
            others = {thing: most for thing, most in release.capacity.items() if thing != self.thing}
            own = {self.thing: self.most} if isinstance(self.most, int) else {}
            scenario = scenario.with_release(release.id, capacity={**others, **own})
        return scenario

    def says(self, before: Scenario) -> str:
        return self.says_beside(before, ())

    def says_beside(self, before: Scenario, others: Sequence[Change]) -> str:
        """Of every release to come but those that others are about."""
        thing = SPECIFICATION_NAMES.get(self.thing, self.thing.replace("_", " "))
        if self.release is not None:
            release = release_in(before, self.release)
            return f"the capacity of {release.called} for {thing} is {self.most} ({self._was(release)} before)"
        same = [one for one in others if isinstance(one, Capacity) and one.thing == self.thing]
        named = {one.release for one in same if one.release}
        but = f" but {listed(sorted(named))}" if named else ""
        was = {self._was(release) for release in self._meant(before) if release.id not in named}
        told = next(iter(was)) if len(was) == 1 else "not the same for all"
        return f"the capacity of every release to come{but} for {thing} is {self.most} ({told} before)"

    def _was(self, release: Release) -> int | str:
        return release.capacity.get(self.thing, "unlimited")

    def _meant(self, scenario: Scenario) -> list[Release]:
        if self.release is not None:
            return [release_in(scenario, self.release)]
        return [release for release in scenario.releases_in_order if release.go_live > scenario.as_of]


def _counted(scenario: Scenario) -> set[str]:
    """All that a capacity can be about here."""
    loads = {name for one in scenario.modifications for name in one.load}
    of_options = {name for one in scenario.modifications for option in one.options for name in option.load}
    capacities = {name for release in scenario.releases for name in release.capacity}
    return {*SPECIFICATIONS, *loads, *of_options, *capacities}
