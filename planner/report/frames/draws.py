"""What the chances rest on, and how likely the whole plan holds: one row."""

import pandas as pd

from models.risk import Risk
from planner.report.frames.common import NUMBER, WHOLE, as_frame

COLUMNS = {
    "draws": WHOLE,
    "seed": WHOLE,
    "planned_draws": WHOLE,
    "lapsed_draws": WHOLE,
    "planless_draws": WHOLE,
    "unproved_plans": WHOLE,
    "holds_percent": NUMBER,
    "holds_low_percent": NUMBER,
    "holds_high_percent": NUMBER,
}


def draws_frame(risk: Risk) -> pd.DataFrame:
    """The draws of a risk, in one row.

    Returns
    -------
    pandas.DataFrame
        draws, seed
            How often all durations were drawn, and with which seed.
        planned_draws, lapsed_draws
            The draws planned again, and those rolled forward by the lapse rule.
        planless_draws
            Of those planned again, the draws of which no plan exists, or none was found.
        unproved_plans
            Plans that are not proved best in the time given.
        holds_percent, holds_low_percent, holds_high_percent
            How often all decisions make the cut-offs of the plan, and where that chance is, with 95 % certainty;
            missing where there are none to make.
    """
    held = risk.holds
    low, high = held.interval if held else (None, None)
    row = {
        "draws": risk.draws,
        "seed": risk.seed,
        "planned_draws": risk.planned,
        "lapsed_draws": risk.lapsed,
        "planless_draws": risk.planless,
        "unproved_plans": risk.unproved,
        "holds_percent": 100 * held.share if held else None,
        "holds_low_percent": 100 * low if low is not None else None,
        "holds_high_percent": 100 * high if high is not None else None,
    }
    return as_frame([row], COLUMNS)
