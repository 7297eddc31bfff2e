"""A change is no longer fixed to a release."""

from dataclasses import dataclass

from models import Place, Scenario
from planner.changes.base import Change, Wrong, modification_in
from planner.edits import unpinned


@dataclass(frozen=True)
class Unpin(Change):
    """Be it pinned by choice or by mandate."""

    verb = "unpin"
    words = "MODIFICATION"
    example = "unpin MP099"
    does = "its pin is taken away"

    modification: str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("pins", self.modification),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification = modification_in(scenario, self.modification)
        if self.modification not in scenario.pin_of:
            pinned = ", ".join(sorted(scenario.pin_of)) or "nothing"
            raise Wrong(f"{self.modification} is not pinned", f"pinned here: {pinned}", self.modification)
        if modification.decision is None:
            says = f"the change request {self.modification} has no decision, so that it cannot do without a pin"
            raise Wrong(says, f"pin it elsewhere: pin {self.modification} RELEASE", self.modification)
        return unpinned(self.modification)(scenario)

    def says(self, before: Scenario) -> str:
        pin = before.pin_of[self.modification]
        return f"{self.modification} is no longer pinned to {before.release_of[pin.release].called}"
