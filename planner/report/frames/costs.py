"""What releases cost: one row for each release."""

import pandas as pd

from models.costs import Costs
from planner.report.frames.common import DAY, TEXT, WHOLE, as_frame

COLUMNS = {
    "release": TEXT,
    "go_live": DAY,
    "year": WHOLE,
    "modifications_pence": WHOLE,
    "uplifts_pence": WHOLE,
    "fixed_pence": WHOLE,
    "total_pence": WHOLE,
    "budget_pence": WHOLE,
    "left_pence": WHOLE,
    "unknown": TEXT,
}


def costs_frame(found: Costs) -> pd.DataFrame:
    """What each release of a plan costs, in order of go-live, in whole pence, so that sums stay exact.

    Returns
    -------
    pandas.DataFrame
        release, go_live, year
            The release.
        modifications_pence, uplifts_pence, fixed_pence
            What is known of its modifications; its uplifts, each once; its fixed cost where it carries a change of the
            DCC Systems.
        total_pence
            The three together.
        budget_pence, left_pence
            The most that it may cost, and what is left of that; missing where it has no budget.
        unknown
            The modifications whose cost is not known, which the sums are without, with commas between; mostly empty.
    """
    return as_frame(
        (
            {
                "release": one.release.id,
                "go_live": one.release.go_live,
                "year": one.release.year,
                "modifications_pence": one.of_modifications.pence,
                "uplifts_pence": one.of_uplifts.pence,
                "fixed_pence": one.fixed.pence,
                "total_pence": one.total.pence,
                "budget_pence": one.release.budget.pence if one.release.budget is not None else None,
                "left_pence": one.left.pence if one.left is not None else None,
                "unknown": ", ".join(one.unknown),
            }
            for one in found.releases
        ),
        COLUMNS,
    )
