"""What can be traded for what, in sentences."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from models import GoalValue
from models.frontier import Frontier, Gap
from models.rows import GoalChangeRow, GoalRow
from planner.explain.words import IN_POUNDS, amount, counted, goal_word, listed, worth


def progress_words(found: int, left: Fraction | None) -> str:
    """How far the search for trade-offs is."""
    told = f"trade-offs: {found} found"
    return told if left is None else f"{told}, {min(float(left), 1) * 100:.0f} % of what lies between them open"


def goals_words(goals: Sequence[str]) -> str:
    """ "lateness, GBCS split and uplifts"."""
    return listed([goal_word(goal) for goal in goals])


def how_many(points: int, goals: Sequence[str], *, complete: bool) -> str:
    """How many trade-offs there are, and whether these are all."""
    among = goals_words(goals)
    if not points:
        return f"No trade-off between {among} was established in the time given."
    if not complete:
        return (
            f"Found so far: {counted(points, 'trade-off')} between {among}; there may be others, within the gaps below."
        )
    if points == 1:
        return f"Nothing has to be traded: one plan is the best in {among} at once. Proved."
    return (
        f"There are {points} trade-offs between {among}: each is a plan of which no other is better in one of them "
        "without being worse in another. Proved: there are no more."
    )


def held_words(held: Sequence[GoalValue | GoalRow]) -> str:
    """What stays at its best; nothing where nothing is held."""
    if not held:
        return ""
    told = [f"{goal_word(goal.goal)} at {amount(goal.value, goal.unit)}" for goal in held]
    come = "this goal comes" if len(held) == 1 else "these goals come"
    return f"Kept at the best there is, as {come} first in the scenario: {listed(told)}."


def traded_words(better: Sequence[GoalChangeRow], worse: Sequence[GoalChangeRow]) -> str:
    """ "1 uplift less (uplifts) for 714 priority-days more (lateness)"."""
    gained, paid = _by(better, "less"), _by(worse, "more")
    if gained and paid:
        return f"{gained} for {paid}"
    return gained or paid or "the same in these goals"


def beside_words(goals: Sequence[GoalChangeRow]) -> str:
    """What else is better or worse: "1 move more (changes), 238 days less (earliness)"."""
    better = [one for one in goals if one.after < one.before]
    worse = [one for one in goals if one.after > one.before]
    return ", ".join(part for part in (_by(better, "less"), _by(worse, "more")) if part)


def _by(goals: Sequence[GoalChangeRow], word: str) -> str:
    return ", ".join(f"{amount(abs(one.after - one.before), one.unit)} {word} ({goal_word(one.goal)})" for one in goals)


def gap_words(units: Sequence[tuple[str, str]], gap: Gap) -> str:
    """Where more may be: "lateness from 29,792 to 30,253 priority-days and uplifts below 6"."""
    return listed(
        [
            f"{goal_word(goal)} {_between(least, below, unit, _suffix(goal, unit))}"
            for (goal, unit), least, below in zip(units, gap.least, gap.below, strict=True)
        ]
    )


def _suffix(goal: str, unit: str) -> str:
    """The unit after a number, where neither the goal nor the number says it."""
    return "" if unit in (goal_word(goal), IN_POUNDS) else f" {unit}"


def _between(least: int | None, below: int | None, unit: str, counted_in: str) -> str:
    if least is None:
        return "of any number" if below is None else f"below {worth(below, unit)}{counted_in}"
    if below is None:
        return f"from {worth(least, unit)}{counted_in} on"
    if below == least + 1:
        return f"of {worth(least, unit)}{counted_in}"
    return f"from {worth(least, unit)} to {worth(below - 1, unit)}{counted_in}"


def not_established(found: Frontier) -> Iterator[str]:
    """What was left open."""
    if unproved := [goal.goal for goal in found.held if not goal.proven]:
        yield f"the best there is in {goals_words(unproved)}, which comes before the goals that are traded"
    elif found.gaps:
        yield f"whether there are other trade-offs, in {counted(len(found.gaps), 'gap')}"
    if doubtful := sum(not point.proven for point in found.points):
        yield f"that nothing is better than {counted(doubtful, 'point')} marked with a question mark"
    if ties := sum(point.proven and not point.planned.unique for point in found.points):
        yield f"the one plan for {counted(ties, 'point')}: another run may show one that is as good in the goals traded"
