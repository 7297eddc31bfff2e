"""A modification is withdrawn."""

from dataclasses import dataclass
from datetime import date

from models import Decision, Place, Scenario
from planner.calendar import format_date
from planner.changes.base import Change, modification_in
from planner.changes.decide import decision_words


@dataclass(frozen=True)
class Withdraw(Change):
    """It is then shown, and not planned; what needs it is left out."""

    verb = "withdraw"
    words = "MODIFICATION [DATE|unknown]"
    example = "withdraw MP078"
    does = "it is withdrawn, and not planned; what needs it finds no release"

    modification: str
    on: date | str | None = None

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "decision"),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification_in(scenario, self.modification)
        decision = Decision.model_validate({"withdrawn": self.on or "unknown"})
        return scenario.with_modification(self.modification, decision=decision)

    def says(self, before: Scenario) -> str:
        was = decision_words(modification_in(before, self.modification))
        on = f" on {format_date(self.on)}" if isinstance(self.on, date) else ""
        return f"{self.modification} is withdrawn{on} ({was} before)"
