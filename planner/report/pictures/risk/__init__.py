"""How likely each release is for each modification: a row each, a shaded cell for each release."""

from collections.abc import Sequence

import pandas as pd

from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import Legend
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.risk.cells import entries
from planner.report.pictures.risk.rows import columns_of, rows_of
from planner.report.pictures.risk.table import Table
from planner.report.pictures.risk.told import MOST_ROWS, described, told
from planner.report.pictures.style import MARGIN


@house_style()
def risk(
    chances: pd.DataFrame, draws: pd.DataFrame, releases: pd.DataFrame, *, title: str, says: Sequence[str] = ()
) -> Picture:
    """Draw how likely each release is for each modification, the least likely to keep its release first.

    Parameters
    ----------
    chances, draws, releases
        As ``chances_frame``, ``draws_frame`` and ``releases_frame`` give them. Where no draw was planned again, the
        chances are those by the lapse rule.
    says
        Sentences under the title.
    """
    placed_by = "plan" if (chances["placed_by"] == "plan").any() else "lapse rule"
    rows = rows_of(chances[chances["placed_by"] == placed_by])
    words = [*says, *told(draws.to_dict("records")[0], placed_by, rows)]
    table = Table(rows[:MOST_ROWS], columns_of(rows, releases))
    heading = Heading(title, words, table.width)
    legend = Legend(entries(), table.width - 2 * MARGIN)
    height = heading.bottom + table.height(heading.bottom + legend.height + 2 * MARGIN) + legend.height + 2 * MARGIN
    picture = Picture(table.width, height, title=title, description=described(title, words, rows, table.columns))
    heading.draw(picture)
    bottom = table.draw(picture, heading.bottom, heading.bottom + legend.height + 2 * MARGIN)
    legend.draw(picture, MARGIN, bottom + MARGIN)
    return picture
