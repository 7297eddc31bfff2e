"""What is proved about a plan, and how far."""

from models import GoalValue, Planned, Scenario, Verified
from models.shown import counted
from planner.explain.words import amount, capital, worth
from planner.goals import GOAL_OF
from planner.goals.left_out import LeftOut


def verdict(answer: Planned, verified: Verified | None) -> str:
    """What is proved about a plan; as far as rules are broken with somebody's leave, that is said first."""
    kept = rules_kept(verified)
    if answer.unique:
        return (
            f"Proved best: {kept}, and no plan is better in any goal without being worse in a more "
            "important one. Where several are equally good, this is the first by the fixed order of ties."
        )
    early = "Stopped early" if answer.stopped == "interrupt" else "Out of time"
    if answer.proven:
        return (
            f"Proved best, but not the only one that may be shown: {kept}, and every goal is at its best. "
            f"{early} before ties were settled, so an equally good plan may come out another time."
        )
    unproved = [goal for goal in answer.goals if not goal.proven]
    return f"Best so far, not proved best: {kept}. {early}; {_gap(unproved[0])}"


def rules_kept(verified: Verified | None) -> str:
    """That every rule is kept, or by how many waivers one is not."""
    used = [waiver for _, waiver in verified.waived] if verified is not None else []
    count = sum(one not in used[:place] for place, one in enumerate(used))
    if not count:
        return "every rule is kept"
    return f"every rule is kept but for what {counted(count, 'waiver')} {'allows' if count == 1 else 'allow'}"


def fewest_moves_verdict(scenario: Scenario, answer: Planned, whence: str, verified: Verified | None) -> str:
    """What is proved about the plan with the fewest moves from somewhere; not that it is the best by the goals."""
    if not answer.unique:
        return f"{capital(rules_kept(verified))}; that no plan moves fewer was not proved in the time given."
    as_little = " and leaves no more out" if LeftOut.id in scenario.goals else ""
    return (
        f"Proved: no plan that keeps every rule{as_little} moves fewer from {whence}, and of those that move as few, "
        f"none is better by the goals.{_waivers(verified)}"
    )


def _waivers(verified: Verified | None) -> str:
    return f" {capital(rules_kept(verified))}." if verified is not None and verified.waived else ""


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
