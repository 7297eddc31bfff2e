"""A release may cost more, or less."""

from dataclasses import dataclass

from models import Money, Place, Scenario
from planner.changes.base import Change, release_in


@dataclass(frozen=True)
class Budget(Change):
    """Its modifications, its uplifts and its fixed cost together."""

    verb = "budget"
    words = "RELEASE MONEY|none"
    example = "budget jun-2021 2000000"
    does = "the release costs at most so much; with `none`, it has no budget"

    release: str
    most: Money | str

    @property
    def rank(self) -> int:  # type: ignore[override] # as that of a capacity: once it is settled which releases there are
        return 6

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("releases", self.release, "budget"),)

    def apply(self, scenario: Scenario) -> Scenario:
        release_in(scenario, self.release)
        return scenario.with_release(self.release, budget=self.most if isinstance(self.most, Money) else None)

    def says(self, before: Scenario) -> str:
        release = release_in(before, self.release)
        was = "none" if release.budget is None else release.budget
        return f"the budget of {release.called} is {self.most} ({was} before)"
