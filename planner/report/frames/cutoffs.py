"""Cut-offs: one row for each modification, option and release."""

import pandas as pd

from models import Scenario
from planner.report.documents.cutoffs import cut_offs
from planner.report.frames.common import DAY, TEXT, WHOLE, as_frame

COLUMNS = {
    "modification": TEXT,
    "option": TEXT,
    "release": TEXT,
    "go_live": DAY,
    "decision": DAY,
    "cut_off": DAY,
    "cut_off_slack_days": WHOLE,
    "viable": TEXT,
    "forbidden_by": TEXT,
    "why": TEXT,
}


def cutoffs_frame(scenario: Scenario) -> pd.DataFrame:
    """Each modification's cut-off for each release, by modification, option and go-live.

    Returns
    -------
    pandas.DataFrame
        modification, option, release
            Ids; the option is empty where there is none.
        go_live, decision, cut_off
            Days; missing where there is none.
        cut_off_slack_days
            Calendar days from the decision to the cut-off; below 0 where it is missed.
        viable
            ``yes``, ``no``, or ``unknown`` where the decision has no date yet; other modifications aside.
        forbidden_by
            The rules that forbid it there, separated by commas.
        why
            The same in words.
    """
    rows = (
        {
            "modification": row.modification,
            "option": row.option or "",
            "release": row.release,
            "go_live": scenario.release_of[row.release].go_live,
            "decision": row.decision,
            "cut_off": row.cut_off,
            "cut_off_slack_days": row.slack_days,
            "viable": "unknown" if row.viable is None else "yes" if row.viable else "no",
            "forbidden_by": ", ".join(dict.fromkeys(one.rule for one in row.because)),
            "why": "; ".join(one.found for one in row.because),
        }
        for row in cut_offs(scenario).cutoffs
    )
    return as_frame(rows, COLUMNS)
