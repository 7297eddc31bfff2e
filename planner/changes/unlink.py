"""One modification no longer depends on another."""

from dataclasses import dataclass

from models import Place, Scenario
from planner.changes.base import Change, Wrong, modification_in
from planner.edits import BOTH_WAYS, linked_by, unlinked


@dataclass(frozen=True)
class Unlink(Change):
    """From either end, where the link holds both ways."""

    verb = "unlink"
    words = "MODIFICATION LINK MODIFICATION"
    example = "unlink MP090 needs MP078"
    does = "that link of it to the other is taken away"

    modification: str
    kind: str
    other: str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, self.kind, self.other),)

    def apply(self, scenario: Scenario) -> Scenario:
        one, other = modification_in(scenario, self.modification), modification_in(scenario, self.other)
        linked = other.id in linked_by(one, self.kind)
        if not linked and not (self.kind in BOTH_WAYS and one.id in linked_by(other, self.kind)):
            has = ", ".join(linked_by(one, self.kind)) or "nothing"
            hint = f"under {self.kind} it names {has}"
            raise Wrong(f"{self.modification} has no link '{self.kind}' to {self.other}", hint, self.other)
        return unlinked(self.kind, one.id, other.id)(scenario)

    def says(self, _before: Scenario) -> str:
        return f"{self.modification} has no link '{self.kind}' to {self.other} any more"
