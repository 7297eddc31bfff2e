"""Planning again from the baseline, in sentences."""

from collections.abc import Iterator, Sequence

from models.replan import Replan
from models.rows import GoalChangeRow
from planner.explain.change_budget import by_how_much
from planner.explain.words import counted
from planner.goals.changes import Changes


def one_plan(moves: int, whence: str, *, proven: bool) -> str:
    """The verdict where both ways of planning give one plan."""
    if proven:
        return f"The best plan by the goals is also the one with the fewest moves from {whence}: {_who(moves)}."
    return (
        f"One plan is the best found so far both by the goals and with the fewest moves from {whence}: {_who(moves)}."
    )


def two_plans(by_goals: int, fewest: int, whence: str) -> str:
    """The verdict where they give two."""
    few = f"{fewest:,} {'does' if fewest == 1 else 'do'}" if fewest else "nobody does"
    return f"By the goals, {_who(by_goals)} from {whence}; with the fewest moves, {few}."


def _who(moves: int) -> str:
    return f"{counted(moves, 'modification')} {'moves' if moves == 1 else 'move'}" if moves else "nobody moves"


def keeping_costs(goals: Sequence[GoalChangeRow]) -> str:
    """ "Keeping to it costs 133 priority-days (lateness), and gains 1 uplift (uplifts)." """
    others = [one for one in goals if one.goal != Changes.id]
    worse = [one for one in others if one.after > one.before]
    better = [one for one in others if one.after < one.before]
    costs = by_how_much(worse) or "nothing in any other goal"
    return f"To move as few as can be costs {costs}{f'; it gains {by_how_much(better)}' if better else ''}."


def not_established(found: Replan) -> Iterator[str]:
    """What was left open."""
    by_goals, fewest = found.plans
    if not by_goals.unique:
        yield "the best plan by the goals"
    if not fewest.unique:
        yield "the plan with the fewest moves"
