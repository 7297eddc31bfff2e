"""The change budget: the best plan with no more than so many moves from the baseline."""

from dataclasses import dataclass, field
from typing import Literal

from models.answer import Planned
from models.outcome import Outcome
from models.shown import Shown, counted


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """The best plan with at most so many moves."""

    moves: int
    planned: Planned


@dataclass(frozen=True, slots=True, repr=False)
class ChangeBudget(Shown):
    """The whole answer."""

    outcome: Outcome = field(compare=False)
    """The plan that is asked about."""
    best: Planned
    """The best plan with any number of moves."""
    rows: tuple[BudgetRow, ...]
    """From the fewest moves that any plan takes on, one by one; the last is as good as the best, if it is complete."""
    complete: bool
    stopped: Literal["time", "interrupt"] | None = None
    most: int | None = None
    """The moves that were asked about at most; None where all that buy something are."""

    @property
    def in_short(self) -> str:
        """Up to how many moves buy something."""
        most = self.rows[-1].moves if self.rows else None
        moves = "not established" if most is None else f"at most {counted(most, 'move')}"
        return f"{moves} for {self.outcome.scenario.name}"
