"""What if: a plan before changes of its scenario and after them, re-planned in two ways."""

from dataclasses import dataclass
from typing import Literal

from models.answer import Planned
from models.outcome import Outcome
from models.plan import Placement
from models.shown import Shown

Way = Literal["goals", "fewest moves"]
"""By the scenario's goals in their order; or with the fewest moves from the plan before, which only `left-out` goes
before."""


@dataclass(frozen=True, slots=True, repr=False)
class WhatIf(Shown):
    """The whole answer."""

    before: Outcome
    by_goals: Outcome
    fewest_moves: Outcome | None
    """None where there was no plan before to move from, or there is none after."""
    way: Way
    """Which of the two is asked for."""
    changes: tuple[str, ...] = ()
    """The changes in words; none where the changed scenario itself was given."""

    @property
    def in_short(self) -> str:
        """What was changed, and what was found."""
        return f"{'; '.join(self.changes) or 'a changed scenario'}: {self.after.in_short}"

    @property
    def after(self) -> Outcome:
        """The answer that is asked for."""
        return self.fewest_moves if self.way == "fewest moves" and self.fewest_moves else self.by_goals

    @property
    def other(self) -> Outcome | None:
        """The answer of the other way, where it is another plan."""
        if self.fewest_moves is None or _placements(self.fewest_moves) == _placements(self.by_goals):
            return None
        return self.by_goals if self.after is self.fewest_moves else self.fewest_moves


def _placements(outcome: Outcome) -> dict[str, Placement] | None:
    return dict(outcome.answer.plan.placements) if isinstance(outcome.answer, Planned) else None
