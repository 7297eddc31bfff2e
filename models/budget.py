"""The change budget: the best plan with no more than so many moves from the baseline."""

from dataclasses import dataclass
from typing import Literal

from models.answer import Planned


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """The best plan with at most so many moves."""

    moves: int
    planned: Planned


@dataclass(frozen=True, slots=True)
class ChangeBudget:
    """The whole answer."""

    best: Planned
    """The best plan with any number of moves."""
    rows: tuple[BudgetRow, ...]
    """From the fewest moves that any plan takes on, one by one; the last is as good as the best, if it is complete."""
    complete: bool
    stopped: Literal["time", "interrupt"] | None = None
