"""Where each modification goes: one row each."""

import pandas as pd

from models import Outcome
from planner.report.documents.common import base_of
from planner.report.documents.placements import placement_rows
from planner.report.documents.tidy import tidy_placements
from planner.report.frames.common import DAY, TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "modification": TEXT,
    "title": TEXT,
    "state": TEXT,
    "release": TEXT,
    "target": TEXT,
    "lapsed": YES_OR_NO,
    "option": TEXT,
    "touches": TEXT,
    "decision": DAY,
    "decision_state": TEXT,
    "cut_off": DAY,
    "cut_off_slack_days": WHOLE,
    "fixed": TEXT,
    "why": TEXT,
}


def placements_frame(outcome: Outcome) -> pd.DataFrame:
    """Where a plan puts each modification, by id; those that are not planned too.

    Returns
    -------
    pandas.DataFrame
        modification, title
            Its id and title.
        state
            ``placed``, ``left out`` or ``not planned``.
        release, target
            Ids, empty where there is none.
        lapsed
            Whether it is later than its target, or left out in spite of one.
        option
            The solution option that the plan builds, empty where it has none.
        touches
            Separated by commas; with a question mark what is not known and counts as touched.
        decision, decision_state
            The day, and whether it is ``approved``, ``forecast``, ``expected``, ``open`` (no date can be given yet),
            ``not needed``, ``withdrawn`` or ``rejected``.
        cut_off, cut_off_slack_days
            The last day for its decision, and the calendar days from the decision until then.
        fixed
            ``committed``, ``pinned`` or empty.
        why
            Why it is not in its target, or why it is not planned; empty where there is nothing to say.
    """
    scenario = outcome.scenario
    return as_frame(tidy_placements(scenario, placement_rows(scenario, base_of(outcome).plan)), COLUMNS)
