"""The assessments: one row each."""

import pandas as pd

from planner.report.documents.assessments import Assessments
from planner.report.frames.common import DAY, TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "modification": TEXT,
    "assessment": TEXT,
    "state": TEXT,
    "requested": DAY,
    "counted_from": DAY,
    "due": DAY,
    "returned": DAY,
    "target": TEXT,
    "working_days": WHOLE,
    "working_days_late": WHOLE,
    "is_in_window": YES_OR_NO,
}


def assessments_frame(document: Assessments) -> pd.DataFrame:
    """Assessments that are open, those that wait to begin, then those that were returned, by their day.

    Returns
    -------
    pandas.DataFrame
        modification, assessment
            Its id, and the step with which the assessment is returned.
        state
            ``open``, ``waiting`` or ``returned``.
        requested, counted_from, due, returned
            Days; missing where nobody recorded one, or where it is to come.
        target
            How long it is meant to take, such as ``40 WD``.
        working_days, working_days_late
            What it took, or has taken so far, and how much of that is after it was due; missing where it cannot be
            counted.
        is_in_window
            Whether it was returned in the time that averages are over.
    """
    rows = (
        {
            "modification": row.modification,
            "assessment": row.assessment,
            "state": row.state,
            "requested": row.requested,
            "counted_from": row.counted_from,
            "due": row.due,
            "returned": row.returned,
            "target": str(row.target),
            "working_days": row.working_days,
            "working_days_late": row.days_late,
            "is_in_window": bool(row.in_window),
        }
        for row in (*document.open, *document.waiting, *document.returned)
    )
    return as_frame(rows, COLUMNS)
