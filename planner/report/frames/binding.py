"""What each rule or number, loosened by one step, buys: one row for each step and goal that changes."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models.binding import Binding
from planner.report.documents.binding import StepRow, binding_document
from planner.report.frames.common import TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "step": WHOLE,
    "rule": TEXT,
    "about": TEXT,
    "says": TEXT,
    "buys": YES_OR_NO,
    "goal": TEXT,
    "unit": TEXT,
    "before": WHOLE,
    "after": WHOLE,
    "who_moves": TEXT,
}


def binding_frame(found: Binding) -> pd.DataFrame:
    """The steps, what buys most first; with one row where a step buys nothing, else one for each goal.

    Returns
    -------
    pandas.DataFrame
        step
            Its number, from 1.
        rule, about, says
            The rule, what of it is loosened, separated by commas, and what is then so.
        buys
            Whether a better plan exists with it.
        goal, unit, before, after
            A goal that changes, what it is counted in, and its value without and with the step; empty and missing
            where it buys nothing.
        who_moves
            The modifications that go elsewhere, separated by commas.
    """
    steps = enumerate(binding_document(found).steps, start=1)
    return as_frame((row for number, step in steps for row in _rows(number, step)), COLUMNS)


def _rows(number: int, step: StepRow) -> Iterator[dict[str, Any]]:
    said = {"step": number, "rule": step.rule, "about": ", ".join(step.about), "says": step.says}
    if step.gain is None:
        yield {**said, "buys": False, "goal": "", "unit": "", "before": None, "after": None, "who_moves": ""}
        return
    moves = ", ".join(move.modification for move in step.gain.moves)
    for row in step.gain.goals:
        goal = {"goal": row.goal, "unit": row.unit, "before": row.before, "after": row.after}
        yield {**said, "buys": True, **goal, "who_moves": moves}
