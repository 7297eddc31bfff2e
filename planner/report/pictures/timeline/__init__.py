"""The timeline: of each modification its progress, its decision and how sure that is, its cut-off and its go-live."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.rows import fitted
from planner.report.pictures.timeline.about import About
from planner.report.pictures.timeline.chart import Chart


@house_style()
def timeline(
    decisions: pd.DataFrame,
    cutoffs: pd.DataFrame,
    releases: pd.DataFrame,
    *,
    as_of: date,
    title: str,
    says: Sequence[str] = (),
) -> Picture:
    """Draw when decisions are to be expected, and until when they are in time.

    Parameters
    ----------
    decisions, cutoffs, releases
        As ``decisions_frame``, ``cutoffs_frame`` and ``releases_frame`` give them.
    as_of
        Today.
    """
    about = About(decisions, cutoffs, releases, as_of, title, says)
    return fitted(lambda width, lines, air: Chart(about, width, lines, air), lambda one: one.height).picture()
