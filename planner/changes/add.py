"""There is one more modification."""

from dataclasses import dataclass
from datetime import date

from models import Modification, Place, Scenario
from planner.calendar import format_date
from planner.changes.base import Change, Wrong


@dataclass(frozen=True)
class Add(Change):
    """Of which others may tell more: what it touches, its target, its links."""

    verb = "add"
    words = "MODIFICATION DATE|unknown"
    example = "add MP199 2020-10-21"
    does = "there is one more modification, whose decision is expected on that day; other changes say what it touches"
    rank = 0  # so that other changes may name it

    modification: str
    day: date | str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification),)

    def apply(self, scenario: Scenario) -> Scenario:
        if self.modification in scenario.modification_of:
            says = f"there is a modification '{self.modification}' already"
            raise Wrong(says, f"say when it is decided: decide {self.modification} {self.day}", self.modification)
        decision = "unknown" if self.day == "unknown" else {"expected": self.day}
        added = Modification.model_validate({"id": self.modification, "decision": decision})
        return scenario.but(modifications=(*scenario.modifications, added))

    def says(self, _before: Scenario) -> str:
        when = f"is expected on {format_date(self.day)}" if isinstance(self.day, date) else "has no date yet"
        return f"there is one more modification, {self.modification}, whose decision {when}"
