"""One modification depends on another (R18)."""

from dataclasses import dataclass

from models import After, Place, Scenario
from planner.changes.base import Change, Wrong, modification_in
from planner.edits import ONE_WAY, linked_by


@dataclass(frozen=True)
class Link(Change):
    """Said of the one, where it holds both ways too."""

    verb = "link"
    words = "MODIFICATION LINK MODIFICATION"
    example = "link MP090 needs MP078"
    does = "it needs the other, goes after it, together with it or apart from it, or excludes it"

    modification: str
    kind: str
    other: str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, self.kind, self.other),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification, other = modification_in(scenario, self.modification), modification_in(scenario, self.other)
        if modification.id == other.id:
            raise Wrong(f"{other.id} names itself", "name the other change", other.id)
        if other.id in linked_by(modification, self.kind):
            hint = f"take it away instead: unlink {self.modification} {self.kind} {self.other}"
            raise Wrong(f"{self.modification} has that link to {self.other} already", hint, self.other)
        link = After(id=other.id) if self.kind == "after" else other.id
        return scenario.with_modification(modification.id, **{self.kind: (*getattr(modification, self.kind), link)})

    def look_at(self, after: Scenario) -> None:
        if self.kind in ONE_WAY and self.modification in _awaited(after, self.other):
            says = f"a circle: {self.modification} and {self.other} would wait for each other"
            raise Wrong(says, f"take another link away as well: unlink {self.other} needs ...", self.other)

    def says(self, _before: Scenario) -> str:
        return LINK_WORDS[self.kind].format(self.modification, self.other)


def _awaited(scenario: Scenario, name: str) -> set[str]:
    """A modification with all that it waits for."""
    found: set[str] = set()
    left = [name]
    while left:
        one = left.pop()
        if one not in found and one in scenario.modification_of:
            found.add(one)
            left += [other for kind in ONE_WAY for other in linked_by(scenario.modification_of[one], kind)]
    return found


LINK_WORDS = {
    "needs": "{} needs {}",
    "after": "{} goes live after {}",
    "together": "{} goes together with {}",
    "apart": "{} goes in another release than {}",
    "excludes": "{} and {} exclude each other",
}
"""What each kind of link says of two modifications."""
