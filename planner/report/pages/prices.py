"""What another place would cost, goal by goal, as a table."""

from collections.abc import Sequence

from planner.explain.words import worth
from planner.report.blocks import Table
from planner.report.documents.why import ElsewhereRow
from planner.report.pages.common import goal_name, value_words


def price_table(planned_in: str | None, rows: Sequence[ElsewhereRow]) -> Table:
    """The goals of the plan, and those of the best plan with the modification in each other release."""
    columns = (
        "Goal, most important first",
        f"{planned_in or 'no release'} (the plan)",
        *(str(row.release) for row in rows),
    )
    lines = [
        [goal_name(goal), worth(goal.before, goal.unit), *(_after(row, rank) for row in rows)]
        for rank, goal in enumerate(rows[0].goals)
    ]
    lines.append(["Others that move", "", *(f"{len(row.moves):,}" for row in rows)])
    return Table(columns, lines, frozenset(columns[1:]))


def _after(row: ElsewhereRow, rank: int) -> str:
    goal = row.goals[rank]
    return value_words(goal.after, goal.unit, proven=goal.proven)
