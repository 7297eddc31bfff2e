"""The plan at every point of a sweep: one row for each point and goal."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models.swept import Swept
from planner.changes.grid import Grid
from planner.changes.patterns import read_patterns
from planner.report.documents.places import nowhere
from planner.report.documents.result import document as result_document
from planner.report.documents.sweep import Headings, SweptPointRow, sweep_document
from planner.report.frames.common import TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "point": WHOLE,
    "changes": TEXT,
    "is_asked": YES_OR_NO,
    "plan": TEXT,
    "goal": TEXT,
    "value": WHOLE,
}


def sweep_frame(swept: Swept) -> pd.DataFrame:
    """Every point that was planned, in the order of the grid, those between its points too.

    Returns
    -------
    pandas.DataFrame
        point
            Its number, from 1.
        axis_1, axis_2, ...
            The value for each pair of braces, as it stands in the change.
        changes
            Its changes in words, separated by semicolons.
        is_asked
            Whether it is of the grid, and not between two of its points.
        plan
            The letter of its plan; ``none`` where no plan exists, ``undecided`` where none was found in time.
        goal, value
            A goal and what the plan is worth in it; without a plan empty and missing, in one row.
    """
    grid = Grid(read_patterns(swept.patterns))
    base = swept.base
    without = result_document(base.scenario, base.answer, base.verified, place_of=nowhere, seconds=base.seconds)
    document = sweep_document(swept, grid, Headings(swept.patterns), without)
    axes = {f"axis_{number}": TEXT for number in range(1, len(grid.axes) + 1)}
    rows = (
        row | dict(zip(axes, point.values, strict=True)) | {"changes": "; ".join(grid.texts(point.values))}
        for number, point in enumerate(document.points, start=1)
        for row in _rows(number, point)
    )
    return as_frame(rows, {"point": WHOLE, **axes, **COLUMNS})


def _rows(number: int, point: SweptPointRow) -> Iterator[dict[str, Any]]:
    said = {"point": number, "is_asked": point.asked, "plan": point.plan}
    for goal, value in point.goals.items():
        yield {**said, "goal": goal, "value": value}
    if not point.goals:
        yield {**said, "goal": "", "value": None}
