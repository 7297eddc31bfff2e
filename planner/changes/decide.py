"""A decision is expected on a day, or nobody can say when."""

from dataclasses import dataclass
from datetime import date

from models import Decision, Modification, Place, Scenario
from planner.calendar import format_date
from planner.changes.base import Change, modification_in


@dataclass(frozen=True)
class Decide(Change):
    """Also of a change that was decided otherwise: what if it were not?"""

    verb = "decide"
    words = "MODIFICATION DATE|unknown"
    example = "decide MP090 2020-10-21"
    does = "its decision is expected on that day; with `unknown` it waits for a date, and is not planned"

    modification: str
    on: date | str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "decision"),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification_in(scenario, self.modification)
        decision = Decision(expected=self.on) if isinstance(self.on, date) else "unknown"
        return scenario.with_modification(self.modification, decision=decision)

    def says(self, before: Scenario) -> str:
        was = decision_words(modification_in(before, self.modification))
        if not isinstance(self.on, date):
            return f"{self.modification} waits for a date of its decision ({was} before)"
        return f"{self.modification} is expected to be decided on {format_date(self.on)} ({was} before)"


def decision_words(modification: Modification) -> str:
    """ "expected on 26 August 2020", "approved", "without a date"."""
    decision = modification.decision
    if not isinstance(decision, Decision):
        return "without a date" if decision else "in need of no decision"
    for word in ("expected", "approved", "withdrawn", "rejected"):
        if on := getattr(decision, word):
            return f"{word} on {format_date(on)}" if isinstance(on, date) else word
    raise AssertionError("a decision is one of these")
