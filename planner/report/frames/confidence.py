"""What confidence costs: one row for each chance and goal."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models.confidence import Confidence
from models.rows import ConfidenceRow
from planner.report.documents.confidence import confidence_rows
from planner.report.frames.common import NUMBER, TEXT, WHOLE, as_frame

COLUMNS = {
    "durations": TEXT,
    "answer": TEXT,
    "holds_percent": NUMBER,
    "goal": TEXT,
    "unit": TEXT,
    "value": WHOLE,
    "who_moves": TEXT,
}


def confidence_frame(found: Confidence) -> pd.DataFrame:
    """The best plan with decisions forecast in each way: first as the scenario has it, then the lowest chance first.

    Returns
    -------
    pandas.DataFrame
        durations
            ``target`` or ``observed`` durations, or ``P80`` for the day by which a decision comes with 80 %.
        answer
            ``planned``, ``infeasible``, ``undecided`` or ``not planned``.
        holds_percent
            How likely every decision that is forecast makes its cut-off for that plan; missing without a plan.
        goal, unit, value
            A goal, what it is counted in, and what the plan is worth in it; without a plan empty and missing, in one
            row.
        who_moves
            Who is elsewhere than in the plan of the first row, separated by commas.
    """
    return as_frame((row for one in confidence_rows(found) for row in _rows(one)), COLUMNS)


def _rows(one: ConfidenceRow) -> Iterator[dict[str, Any]]:
    said = {
        "durations": one.durations,
        "answer": one.answer,
        "holds_percent": None if one.holds is None else 100 * one.holds,
        "who_moves": ", ".join(move.modification for move in one.moved),
    }
    for goal in one.goals:
        yield {**said, "goal": goal.goal, "unit": goal.unit, "value": goal.value}
    if not one.goals:
        yield {**said, "goal": "", "unit": "", "value": None}
