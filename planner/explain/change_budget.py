"""What moves from the baseline buy, in sentences."""

from collections.abc import Iterator, Sequence

from models.budget import BudgetRow, ChangeBudget
from models.rows import GoalChangeRow, MoveRow
from planner.explain.binding import gains
from planner.explain.words import amount, counted, from_to, goal_word

MORE = ("one more move", "a second", "a third", "a fourth", "a fifth", "a sixth")
"""The moves beyond the fewest that are told in a sentence."""

Bought = tuple[Sequence[GoalChangeRow], Sequence[GoalChangeRow]]
"""The goals that a move makes better, and those that it makes worse, each most important first."""


def what_each_buys(bought: Sequence[Bought]) -> str:
    """ "One more move buys 133 priority-days (lateness); a second nothing by itself." """
    told = [f"{word} {_bought(*one)}" for word, one in zip(MORE, bought, strict=False)]
    told[0] = f"One more move buys {_bought(*bought[0])}"
    return "; ".join([*told, *(["and so on, as the table tells"] if len(bought) > len(MORE) else [])]) + "."


def _bought(better: Sequence[GoalChangeRow], worse: Sequence[GoalChangeRow]) -> str:
    price = f", at the price of {by_how_much(worse)}" if worse else ""
    return by_how_much(better[:1]) + price if better else "nothing by itself"


def gained(better: Sequence[GoalChangeRow]) -> str:
    """For a table: "133 priority-days (lateness); also 20 days (earliness)"."""
    also = f"; also {by_how_much(better[1:])}" if len(better) > 1 else ""
    return by_how_much(better[:1]) + also if better else "nothing by itself"


def by_how_much(goals: Sequence[GoalChangeRow]) -> str:
    """ "133 priority-days (lateness), 1 uplift (uplifts)"."""
    return ", ".join(f"{amount(abs(one.after - one.before), one.unit)} ({goal_word(one.goal)})" for one in goals)


def fewest_moves(fewest: int, whence: str = "") -> str:
    """ "No plan that keeps every rule takes fewer than 4 moves from the baseline." """
    if fewest:
        return f"No plan that keeps every rule takes fewer than {counted(fewest, 'move')}{whence}."
    place, _, why = whence.partition(", as ")  # in the middle of a sentence, it would go astray
    return f"A plan without moves{place} keeps every rule{why and f'; {why}'}."


def row_news(before: BudgetRow | None, row: BudgetRow) -> str:
    """A row as soon as it is known."""
    if before is None:
        return fewest_moves(row.moves)
    told = "; ".join(gains(before.planned, row.planned)) or "nothing better than with fewer"
    return f"With {counted(row.moves, 'move')} at most: {told}"


def who_moves(moved: Sequence[MoveRow]) -> str:
    """Everybody, since who moves is what is asked: "MP090 from jun-2021 to nov-2021"."""
    return "; ".join(from_to(one.modification, one.before, one.after) for one in moved) or "nobody"


def not_established(found: ChangeBudget) -> Iterator[str]:
    """What was left open, of what was asked."""
    if found.complete or (found.most is not None and found.rows and found.rows[-1].moves >= found.most):
        return
    if not found.best.proven:
        yield "the best plan with any number of moves, without which what moves buy cannot be told"
    elif not found.rows:
        yield "how few moves a plan takes"
    else:
        yield f"what more than {counted(found.rows[-1].moves, 'move')} would buy"
