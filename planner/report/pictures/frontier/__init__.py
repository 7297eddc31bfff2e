"""A frontier: the trade-offs between two or three goals as points, with their numbers in a table beside them."""

from collections.abc import Sequence

import pandas as pd

from planner.report.pictures.frontier.found import Found
from planner.report.pictures.frontier.marks import entries
from planner.report.pictures.frontier.panels import PLOTS_HIGH, panels
from planner.report.pictures.frontier.table import TABLE, draw_table, table_height
from planner.report.pictures.frontier.told import points_told, told
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import Legend
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.style import MARGIN, PAGE_LONG
from planner.report.pictures.words import one_line

WIDTH = PAGE_LONG


@house_style()
def frontier(
    points: pd.DataFrame, gaps: pd.DataFrame, axes: pd.DataFrame, *, title: str, says: Sequence[str] = ()
) -> Picture:
    """Draw what can be traded for what: less is better in every goal.

    Of three goals, the one with the fewest values has a panel for each.

    Parameters
    ----------
    points, gaps, axes
        As ``points_frame``, ``gaps_frame`` and ``axes_frame`` give them.
    says
        Sentences under the title.
    """
    found = Found(points.to_dict("records"), gaps.to_dict("records"), axes.to_dict("records"))
    words = [*says, *told(found)]
    heading = Heading(title, words, WIDTH)
    legend = Legend(entries(found), WIDTH - 2 * MARGIN)
    middle = max(PLOTS_HIGH if found.points else 0.0, table_height(found))
    height = heading.bottom + middle + 3 + legend.height + MARGIN
    picture = Picture(
        WIDTH, height, title=title, description="\n".join([f"{one_line(title)}.", *words, *points_told(found)])
    )
    heading.draw(picture)
    if found.points:
        for panel in panels(found, heading.bottom, WIDTH - 2 * MARGIN - TABLE):
            panel.draw(picture)
        draw_table(picture, found, (WIDTH - MARGIN - TABLE, heading.bottom))
    legend.draw(picture, MARGIN, heading.bottom + middle + 3)
    return picture
