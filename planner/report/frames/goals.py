"""What a plan is worth: one row for each goal."""

import pandas as pd

from models import Outcome
from planner.goals import GOAL_OF
from planner.report.documents.common import base_of
from planner.report.documents.placements import goal_rows
from planner.report.frames.common import TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "rank": WHOLE,
    "goal": TEXT,
    "title": TEXT,
    "value": WHOLE,
    "bound": WHOLE,
    "unit": TEXT,
    "proven": YES_OR_NO,
}


def goals_frame(outcome: Outcome) -> pd.DataFrame:
    """The goals of a plan, the most important first.

    Returns
    -------
    pandas.DataFrame
        rank
            1 for the most important.
        goal, title
            Its id, and what there is to be as little as possible of.
        value, unit
            What the plan is worth, and what that is counted in.
        bound
            No plan that is as good in the goals before can be below this.
        proven
            Whether it is proved that no such plan is below the value.
    """
    rows = (
        {**row.model_dump(), "rank": rank, "title": GOAL_OF[row.goal].title}
        for rank, row in enumerate(goal_rows(base_of(outcome)), start=1)
    )
    return as_frame(rows, COLUMNS)
