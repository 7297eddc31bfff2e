"""A modification is approved, for a release or for none in particular."""

from dataclasses import dataclass
from datetime import date

from models import Decision, Place, Scenario
from planner.calendar import format_date
from planner.changes.base import Change, Wrong, modification_in, release_in
from planner.changes.decide import decision_words


@dataclass(frozen=True)
class Approve(Change):
    """Approved for a release, it keeps that release (R19)."""

    verb = "approve"
    words = "MODIFICATION DATE|unknown [RELEASE]"
    example = "approve MP090 2020-10-21 nov-2021"
    does = "it is approved on that day; with a release it is committed to that one"

    modification: str
    on: date | str
    release: str | None = None

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "decision"),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification_in(scenario, self.modification)
        if self.release is not None:
            release_in(scenario, self.release)
        elif not isinstance(self.on, date):
            hint = f"approve {self.modification} unknown nov-2021, or a date in place of unknown"
            raise Wrong("a date of approval may be unknown only with a release", hint, "unknown")
        decision = Decision.model_validate({"approved": self.on, "release": self.release})
        return scenario.with_modification(self.modification, decision=decision)

    def says(self, before: Scenario) -> str:
        was = decision_words(modification_in(before, self.modification))
        on = f" on {format_date(self.on)}" if isinstance(self.on, date) else ""
        to = f" for {before.release_of[self.release].called}" if self.release else ""
        return f"{self.modification} is approved{on}{to} ({was} before)"
