"""The targets rolled forward: one row for each modification."""

import pandas as pd

from models import RolledForward
from planner.report.documents.lapse import lapses
from planner.report.frames.common import DAY, TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "modification": TEXT,
    "target": TEXT,
    "release": TEXT,
    "option": TEXT,
    "lapsed": YES_OR_NO,
    "decision": DAY,
    "cut_off": DAY,
    "cut_off_slack_days": WHOLE,
    "carried_by": TEXT,
    "refused_by": TEXT,
}


def lapses_frame(rolled: RolledForward) -> pd.DataFrame:
    """What the lapse rule makes of each target, by id.

    Returns
    -------
    pandas.DataFrame
        modification, target, release, option
            Ids; empty where there is none.
        lapsed
            Whether it goes later than its target, or nowhere in spite of one.
        decision
            The day; missing where it is unknown or none is needed.
        cut_off, cut_off_slack_days
            For its target, or for its release where it has no target; and the calendar days from the decision until
            then, below 0 where it is missed.
        carried_by
            Whose lapse carried it along, separated by commas.
        refused_by
            The releases it was tried in and refused, separated by commas.
    """
    rows = (
        {
            "modification": row.modification,
            "target": row.target or "",
            "release": row.release or "",
            "option": row.option or "",
            "lapsed": row.lapsed,
            "decision": row.decision,
            "cut_off": row.cut_off,
            "cut_off_slack_days": row.slack_days,
            "carried_by": ", ".join(row.carried_by),
            "refused_by": ", ".join(refusal.release for refusal in row.refusals),
        }
        for row in lapses(rolled.scenario, rolled).steps
    )
    return as_frame(rows, COLUMNS)
