"""Last dates for decisions, and what follows after them: one row for each pending modification, release and option."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models.fallbacks import Fallbacks
from planner.report.documents.fallbacks import FallbackRow, fallbacks_document
from planner.report.frames.common import DAY, TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "modification": TEXT,
    "planned_for": TEXT,
    "decision": DAY,
    "release": TEXT,
    "option": TEXT,
    "last_decision": DAY,
    "days_in_hand": WHOLE,
    "others_that_move": WHOLE,
    "who_moves": TEXT,
    "is_deadline": YES_OR_NO,
    "has_passed": YES_OR_NO,
}


def fallbacks_frame(found: Fallbacks) -> pd.DataFrame:
    """The releases that follow from a later and later decision; the modification with the nearest deadline first.

    Returns
    -------
    pandas.DataFrame
        modification, planned_for
            Its id, and its release in the plan; empty where it has none.
        decision
            The day on which its decision is expected; missing where no date can be given yet.
        release, option
            Where a decision by the last date leads to; empty for no release, and where there is no option.
        last_decision
            The last day on which a decision leads there; missing where there is none.
        days_in_hand
            Calendar days from the expected decision until then; below 0 where only an earlier one leads there.
        others_that_move, who_moves
            How many other modifications then move, and which, separated by commas.
        is_deadline
            Whether this is the date to chase: that of the release which the expected decision leads to.
        has_passed
            Whether that day is before the day of the scenario.
    """
    document = fallbacks_document(found)
    return as_frame((row for one in document.fallbacks for row in _rows(one)), COLUMNS)


def _rows(one: FallbackRow) -> Iterator[dict[str, Any]]:
    for rung in one.rungs:
        for way in rung.ways:
            in_hand = (way.until - one.expected).days if way.until and one.expected else None
            yield {
                "modification": one.modification,
                "planned_for": one.planned_for or "",
                "decision": one.expected,
                "release": rung.release or "",
                "option": way.option or "",
                "last_decision": way.until,
                "days_in_hand": in_hand,
                "others_that_move": len(way.moves),
                "who_moves": ", ".join(move.modification for move in way.moves),
                "is_deadline": one.deadline is not None and way.until == one.deadline,
                "has_passed": rung.passed,
            }
