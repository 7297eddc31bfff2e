"""How likely each release is for each modification: one row for each of the two, and way of placing."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from models.risk import Chance, ModificationRisk, Risk
from planner.report.documents.common import base_of
from planner.report.frames.common import NUMBER, TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "modification": TEXT,
    "title": TEXT,
    "placed_by": TEXT,
    "release": TEXT,
    "draws": WHOLE,
    "chance_percent": NUMBER,
    "error_percent": NUMBER,
    "low_percent": NUMBER,
    "high_percent": NUMBER,
    "is_plan": YES_OR_NO,
    "is_target": YES_OR_NO,
    "why_sure": TEXT,
}


def chances_frame(risk: Risk) -> pd.DataFrame:
    """How often each modification goes in each release over the draws, by id, placed again and by the lapse rule.

    Returns
    -------
    pandas.DataFrame
        modification, title
            Its id and title.
        placed_by
            ``plan``, where the draws are planned again, or ``lapse rule``; with no rows where no draw was.
        release
            By go-live; last an empty one, for left out.
        draws
            The draws that this rests on.
        chance_percent, error_percent
            The share of draws, and its standard error.
        low_percent, high_percent
            Where the chance is, with 95 % certainty (Wilson).
        is_plan, is_target
            Whether the plan with decisions on the days that are expected has it there; whether it is aimed at it.
        why_sure
            Why its decision date does not spread; empty where it does.
    """
    return as_frame(_rows(risk), COLUMNS)


def _rows(risk: Risk) -> Iterator[dict[str, Any]]:
    for one in sorted(risk.modifications, key=lambda one: one.modification):
        for placed_by, draws, chances in (
            ("plan", risk.planned, one.releases),
            ("lapse rule", risk.lapsed, one.lapsed),
        ):
            if draws:
                yield from _chances(risk, one, placed_by, chances)


def _chances(
    risk: Risk, one: ModificationRisk, placed_by: str, chances: Mapping[str | None, Chance]
) -> Iterator[dict[str, Any]]:
    scenario, plan = risk.base.scenario, base_of(risk.base).plan
    modification = scenario.modification_of[one.modification]
    for release in (*(release.id for release in scenario.releases_in_order), None):
        chance = chances.get(release, Chance(0, 0))
        low, high = chance.interval
        yield {
            "modification": one.modification,
            "title": modification.title,
            "placed_by": placed_by,
            "release": release or "",
            "draws": chance.of,
            "chance_percent": 100 * chance.share,
            "error_percent": 100 * chance.error,
            "low_percent": 100 * low,
            "high_percent": 100 * high,
            "is_plan": plan.release_of(one.modification) == release,
            "is_target": release is not None and modification.target == release,
            "why_sure": one.why_sure,
        }
