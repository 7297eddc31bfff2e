"""What confidence costs: its part of the page of ``secplan plan``."""

from collections.abc import Iterator, Sequence

from models.governance import confidence_of
from models.rows import ConfidenceRow, GoalRow, MoveRow
from planner.explain.moved import grouped
from planner.explain.words import capital, goal_word, unit_word
from planner.report.blocks import Block, Heading, Paragraph, Table, section
from planner.report.pages.common import value_words

TITLE = "What confidence costs"
NOTHING = (
    "No decision that is to come is forecast, so that confidence changes nothing; with `decision: forecast`, the date "
    "of a decision is worked out from its progress."
)
LONG = (
    "Each row is the best plan where every decision comes on its day: the one by which it comes with that chance, each "
    "by itself. The chance that all of them make the cut-offs of that plan is worked out, too; how durations spread is "
    "told by `secplan risk`. Goals that are the same in all rows are left out."
)


def confidence_blocks(rows: Sequence[ConfidenceRow]) -> Iterator[Block]:
    """A row for each chance, under its heading."""
    yield Heading(TITLE)
    if not rows:
        yield Paragraph(NOTHING)
        return
    yield Paragraph(LONG)
    goals = _differing(rows)
    told = [f"{capital(goal_word(goal.goal))} ({unit_word(goal.unit)})" for goal in goals]
    columns = ("Chance of each decision", "All in time", *told)
    yield Table(columns, [_cells(row, goals) for row in rows], frozenset(columns[1:]))
    yield from section(f"Who goes elsewhere than with {_forecast(rows[0].durations)}", list(_moves(rows)))


def _differing(rows: Sequence[ConfidenceRow]) -> list[GoalRow]:
    """The goals that are not worth the same everywhere."""
    found = [row.goals for row in rows if row.goals]
    values: dict[str, set[int]] = {}
    for goal in (goal for goals in found for goal in goals):
        values.setdefault(goal.goal, set()).add(goal.value)
    return [goal for goal in next(iter(found), ()) if len(values[goal.goal]) > 1]


def _cells(row: ConfidenceRow, goals: Sequence[GoalRow]) -> tuple[str, ...]:
    of = {goal.goal: value_words(goal.value, goal.unit, proven=goal.proven) for goal in row.goals}
    return (
        _forecast(row.durations),
        "" if row.holds is None else share_words(row.holds),
        *(of.get(goal.goal, "") for goal in goals),
    )


def _forecast(durations: str) -> str:
    words = {"target": "steps as meant", "observed": "steps as observed"}
    return words.get(durations) or f"{confidence_of(durations)} %"


def share_words(share: float) -> str:
    """A chance that is worked out: "41 %", and never all or nothing where it is not."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{share:.0%}".replace("%", " %")


def _moves(rows: Sequence[ConfidenceRow]) -> Iterator[str]:
    """Row by row who goes elsewhere; a plan that an earlier row has is told there."""
    told: dict[tuple[MoveRow, ...], str] = {}
    for row in rows[1:]:
        name = _forecast(row.durations)
        if row.answer != "planned":
            yield f"With {name}: {_none(row)}."
        elif row.moved in told:
            yield f"With {name}: the same as with {told[row.moved]}."
        else:
            told[row.moved] = name
            yield f"With {name}: {grouped(row.moved)}."


def _none(row: ConfidenceRow) -> str:
    match row.answer:
        case "infeasible":
            return "no plan exists"
        case "undecided":
            return "undecided; allow more with --seconds"
        case _:
            return row.why_none or "not planned in the time given"
