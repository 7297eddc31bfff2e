"""The releases in time: one row each."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models import Scenario
from planner.report.frames.common import DAY, TEXT, as_frame

COLUMNS = {"release": TEXT, "title": TEXT, "go_live": DAY, "scheduled": DAY, "dcc_baseline": DAY, "carries": TEXT}


def releases_frame(scenario: Scenario) -> pd.DataFrame:
    """The releases of a scenario by go-live.

    Returns
    -------
    pandas.DataFrame
        release, title
            Its id; its title, or the id where it has none.
        go_live
            The day.
        scheduled
            The day it was moved from; missing where it has not moved.
        dcc_baseline
            The day on which its DCC Systems scope is baselined; missing where none is given.
        carries
            What it is for, separated by commas.
    """
    return as_frame(_rows(scenario), COLUMNS)


def _rows(scenario: Scenario) -> Iterator[dict[str, Any]]:
    for release in scenario.releases_in_order:
        yield {
            "release": release.id,
            "title": release.name,
            "go_live": release.go_live,
            "scheduled": release.scheduled if release.scheduled != release.go_live else None,
            "dcc_baseline": release.dcc_baseline,
            "carries": ", ".join(
                {"dcc-systems": "DCC Systems", "documents": "documents"}[one] for one in release.carries
            ),
        }
