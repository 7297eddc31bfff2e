"""Delivering a modification costs something, or something else: its Impact Assessment is back."""

from dataclasses import dataclass

from models import Money, Place, Scenario
from planner.changes.base import Change, modification_in
from planner.facts import cost, options_of


@dataclass(frozen=True)
class Cost(Change):
    """Of the modification and all its options, as ``impact`` sets an impact."""

    verb = "cost"
    words = "MODIFICATION MONEY|unknown"
    example = "cost MP090 1250000"
    does = "delivering it costs so much, with each of its options; with `unknown`, nobody knows"

    modification: str
    amount: Money | str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "cost"),)

    def apply(self, scenario: Scenario) -> Scenario:
        known = self.amount if isinstance(self.amount, Money) else None
        options = modification_in(scenario, self.modification).options
        alike = tuple(option.model_copy(update={"cost": None}) for option in options)
        return scenario.with_modification(self.modification, cost=known, options=alike)

    def says(self, before: Scenario) -> str:
        modification = modification_in(before, self.modification)
        were = {cost(modification, option) for option in options_of(modification)}
        was = _words(next(iter(were))) if len(were) == 1 else "not the same with each option"
        now = _words(self.amount if isinstance(self.amount, Money) else None)
        return f"the cost of {self.modification} is {now} ({was} before)"


def _words(amount: Money | None) -> str:
    return "not known" if amount is None else str(amount)
