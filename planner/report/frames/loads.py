"""What each release carries, and how much it can: one row for each release and thing that is counted."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models import SPECIFICATION_NAMES, UPLIFTED, Outcome, Plan, Release, Scenario
from planner.facts import carried, uplift_limit
from planner.report.documents.common import base_of
from planner.report.frames.common import DAY, TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "thing": TEXT,
    "release": TEXT,
    "title": TEXT,
    "go_live": DAY,
    "used": WHOLE,
    "capacity": WHOLE,
    "is_uplift": YES_OR_NO,
    "uplift_releases_in_year": WHOLE,
    "uplift_limit_of_year": WHOLE,
}


def loads_frame(outcome: Outcome) -> pd.DataFrame:
    """What a plan loads on each release: changes of each specification, and the loads that have a capacity.

    Returns
    -------
    pandas.DataFrame
        thing
            ``DUIS``, ``GBCS``, ``CH firmware``, then the loads with a capacity, such as ``effort days``.
        release, title, go_live
            By go-live.
        used
            Changes that touch the specification, unknown impacts as the policy counts them; or the sum of the load.
        capacity
            The most that the release can carry of it; missing where there is no limit.
        is_uplift
            Whether the release carries an uplift of it: any change of DUIS or CH firmware.
        uplift_releases_in_year, uplift_limit_of_year
            Releases of the same calendar year that carry an uplift, and how many may; missing where nothing is limited.
    """
    scenario = outcome.scenario
    return as_frame(_rows(scenario, base_of(outcome).plan), COLUMNS)


def _rows(scenario: Scenario, plan: Plan) -> Iterator[dict[str, Any]]:
    loads = sorted({name for release in scenario.releases for name in release.capacity} - SPECIFICATION_NAMES.keys())
    for name in (*SPECIFICATION_NAMES, *loads):
        used = {release.id: carried(scenario, plan, release.id, name) for release in scenario.releases}
        for release in scenario.releases_in_order:
            yield {
                "thing": SPECIFICATION_NAMES.get(name, name.replace("_", " ")),
                "release": release.id,
                "title": release.name,
                "go_live": release.go_live,
                "used": used[release.id],
                "capacity": release.capacity.get(name),
                "is_uplift": name in UPLIFTED and used[release.id] > 0,
                **_uplifts(scenario, used, release, name),
            }


def _uplifts(scenario: Scenario, used: dict[str, int], release: Release, name: str) -> dict[str, int | None]:
    """How many releases of its year carry an uplift, and may."""
    limit = uplift_limit(scenario, name, release.year) if name in SPECIFICATION_NAMES else None
    carrying = sum(used[one.id] > 0 for one in scenario.releases if one.year == release.year)
    return {
        "uplift_releases_in_year": None if limit is None else carrying,
        "uplift_limit_of_year": limit,
    }
