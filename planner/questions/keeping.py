"""The ladder of goals with moves counted early: what a planner asks for who says "do not reshuffle everything"."""

from collections.abc import Sequence

from planner.goals.base import Goal
from planner.goals.left_out import LeftOut


def keeping(ladder: Sequence[Goal], moves: Goal) -> tuple[Goal, ...]:
    """The ladder with the fewest moves before any other goal but `left-out`."""
    first = [goal for goal in ladder if goal.id == LeftOut.id]
    others = [goal for goal in ladder if goal.id not in (LeftOut.id, moves.id)]
    return (*first, moves, *others)
