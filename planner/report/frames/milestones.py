"""The delivery milestones: one row each."""

import pandas as pd

from models.tracker import BRAG_NAMES
from planner.report.documents.milestones import MilestonesDocument
from planner.report.frames.common import DAY, TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "release": TEXT,
    "milestone": TEXT,
    "name": TEXT,
    "planned": DAY,
    "forecast": DAY,
    "slip_days": WHOLE,
    "slip_working_days": WHOLE,
    "brag": TEXT,
    "is_done": YES_OR_NO,
    "is_counted_back": YES_OR_NO,
    "note": TEXT,
}


def milestones_frame(document: MilestonesDocument) -> pd.DataFrame:
    """The milestones of releases, release by release in time, in the order of the template, with go-live at the end.

    Returns
    -------
    pandas.DataFrame
        release, milestone, name
            Their ids, and what the papers call the milestone.
        planned, forecast
            Days; of what is done, the forecast is the day on which it was.
        slip_days, slip_working_days
            Calendar days and Working Days from the one to the other.
        brag
            ``Blue``, ``Red``, ``Amber`` or ``Green``.
        is_done, is_counted_back
            Whether it is done, and whether its planned day is counted back from go-live by the template.
        note
            What gives it its status, and what the scenario says of it; empty where there is nothing to say.
    """
    rows = (
        {
            "release": release.release,
            "milestone": row.milestone,
            "name": row.name,
            "planned": row.planned,
            "forecast": row.forecast,
            "slip_days": row.slip_days,
            "slip_working_days": row.slip_working_days,
            "brag": BRAG_NAMES[row.brag],
            "is_done": row.is_done,
            "is_counted_back": row.is_counted_back,
            "note": "; ".join(filter(None, (row.says, row.note))),
        }
        for release in document.releases
        for row in release.milestones
    )
    return as_frame(rows, COLUMNS)
