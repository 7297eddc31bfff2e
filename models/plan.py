"""A plan: which release each change goes in, and with which solution option."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Placement(NamedTuple):
    """A release, and the solution option that is built where there are options."""

    release: str
    option: str | None = None


class Move(NamedTuple):
    """A modification that goes elsewhere than before; None stands for no release."""

    modification: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Placements by modification; a planned modification that is absent is left out."""

    placements: Mapping[str, Placement]

    def release_of(self, modification_id: str) -> str | None:
        """The release it goes in; None where it is left out."""
        placement = self.placements.get(modification_id)
        return placement.release if placement else None

    def with_placement(self, modification_id: str, placement: Placement | None) -> "Plan":
        """The same plan but for one modification; None leaves it out."""
        others = {key: value for key, value in self.placements.items() if key != modification_id}
        return Plan(others if placement is None else {**others, modification_id: placement})

    def moves_to(self, other: "Plan") -> list[Move]:
        """The modifications that the other plan has elsewhere, by id."""
        names = sorted({*self.placements, *other.placements})
        moves = [Move(name, self.release_of(name), other.release_of(name)) for name in names]
        return [move for move in moves if move.before != move.after]
