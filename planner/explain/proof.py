"""What is proved about a plan, and how far."""

from models import GoalValue, Planned, Scenario
from planner.explain.words import amount, worth
from planner.goals import GOAL_OF
from planner.goals.left_out import LeftOut


def verdict(answer: Planned) -> str:
    """What is proved about a plan."""
    if answer.unique:
        return (
            "Proved best: every rule is kept, and no plan is better in any goal without being worse in a more "
            "important one. Where several are equally good, this is the first by the fixed order of ties."
        )
    early = "Stopped early" if answer.stopped == "interrupt" else "Out of time"
    if answer.proven:
        return (
            f"Proved best, but not the only one that may be shown: every rule is kept and every goal is at its best. "
            f"{early} before ties were settled, so an equally good plan may come out another time."
        )
    unproved = [goal for goal in answer.goals if not goal.proven]
    return f"Best so far, not proved best: every rule is kept. {early}; {_gap(unproved[0])}"


def fewest_moves_verdict(scenario: Scenario, answer: Planned, whence: str) -> str:
    """What is proved about the plan with the fewest moves from somewhere; not that it is the best by the goals."""
    if not answer.unique:
        return "Every rule is kept; that no plan moves fewer was not proved in the time given."
    as_little = " and leaves no more out" if LeftOut.id in scenario.goals else ""
    return (
        f"Proved: no plan that keeps every rule{as_little} moves fewer from {whence}, and of those that move as few, "
        "none is better by the goals."
    )


def _gap(goal: GoalValue) -> str:
    name = GOAL_OF[goal.goal].title
    if goal.value == goal.bound:
        return f"{name} and the goals after it may still be improved."
    gap = f" (gap {100 * (goal.value - goal.bound) / goal.value:.1f} %)" if goal.bound > 0 else ""
    return (
        f"{name} stands at {amount(goal.value, goal.unit)} and cannot be below {worth(goal.bound, goal.unit)}{gap}; "
        "the goals after it may still be improved too."
    )


def standing(goal: GoalValue) -> str:
    """How far a goal's value is proved."""
    if goal.proven:
        return "proved best"
    return "not proved" if goal.value == goal.bound else f"not proved; at least {worth(goal.bound, goal.unit)}"
