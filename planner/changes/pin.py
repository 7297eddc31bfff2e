"""A change is fixed to a release."""

from dataclasses import dataclass

from models import Pin, Place, Scenario
from planner.changes.base import Change, Wrong, modification_in, release_in


@dataclass(frozen=True)
class PinTo(Change):
    """By choice: whoever mandated another pin is not asked."""

    verb = "pin"
    words = "MODIFICATION RELEASE"
    example = "pin MP099 jun-2021"
    does = "it is fixed to that release, in place of any pin it has; no other rule is lifted"
    rank = 2  # after decisions: what is not planned cannot be pinned

    modification: str
    release: str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("pins", self.modification),)

    def apply(self, scenario: Scenario) -> Scenario:
        release_in(scenario, self.release)
        if not modification_in(scenario, self.modification).is_planned:
            says = f"{self.modification} takes no part in planning, so that a pin would do nothing"
            raise Wrong(says, f"say when it is decided: decide {self.modification} 2021-03-24", self.modification)
        others = tuple(pin for pin in scenario.pins if pin.modification != self.modification)
        return scenario.but(pins=(*others, Pin(modification=self.modification, release=self.release)))

    def says(self, before: Scenario) -> str:
        pin = before.pin_of.get(self.modification)
        was = f" (to {pin.release} before)" if pin else ""
        return f"{self.modification} is pinned to {release_in(before, self.release).called}{was}"
