"""Who is elsewhere in one plan than in another: one row for each modification that is."""

import pandas as pd

from planner.report.documents.comparison import Comparison
from planner.report.frames.common import TEXT, as_frame

COLUMNS = {
    "modification": TEXT,
    "before": TEXT,
    "after": TEXT,
    "option_before": TEXT,
    "option_after": TEXT,
    "cause": TEXT,
    "by": TEXT,
    "says": TEXT,
}


def moves_frame(comparison: Comparison | None) -> pd.DataFrame:
    """Modifications that are elsewhere, or built otherwise, by id; none where there are no two plans.

    Returns
    -------
    pandas.DataFrame
        modification
            Its id.
        before, after
            The ids of its releases; empty where it has none.
        option_before, option_after
            The solution options that it is built with; empty where it has none.
        cause
            Why it moves, in a word or two; empty where the scenarios are not known.
        by
            The modifications that carry it along or take the room, separated by commas.
        says
            The same in a sentence.
    """
    rows = (
        {
            "modification": row.modification,
            "before": row.before or "",
            "after": row.after or "",
            "option_before": row.option_before or "",
            "option_after": row.option_after or "",
            "cause": row.cause or "",
            "by": ", ".join(row.by),
            "says": row.says,
        }
        for row in (comparison.moved if comparison else ())
    )
    return as_frame(rows, COLUMNS)
