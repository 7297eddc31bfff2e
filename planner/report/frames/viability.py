"""Where each modification could go: one row for each modification and release."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models import Modification, Plan, Release, Scenario
from planner.report.documents.cutoffs import CutOffRow, cut_offs
from planner.report.documents.tidy import fixed
from planner.report.frames.common import DAY, TEXT, YES_OR_NO, as_frame

COLUMNS = {
    "modification": TEXT,
    "title": TEXT,
    "release": TEXT,
    "release_title": TEXT,
    "go_live": DAY,
    "state": TEXT,
    "chosen": YES_OR_NO,
    "is_target": YES_OR_NO,
    "fixed": TEXT,
    "only_options": TEXT,
    "forbidden_by": TEXT,
}


def viability_frame(scenario: Scenario, plan: Plan | None = None) -> pd.DataFrame:
    """Where each modification could go, other modifications aside, by modification and go-live.

    Returns
    -------
    pandas.DataFrame
        modification, title, release, release_title, go_live
            Modifications that are withdrawn or rejected are left out.
        state
            ``possible``, ``forbidden``, or ``no date`` where nothing but the missing date of its decision is in doubt.
        chosen
            Whether the plan puts it there; without a plan, nowhere.
        is_target
            Whether it is aimed at this release.
        fixed
            ``committed`` or ``pinned`` where it is fixed to a release, else empty.
        only_options
            The options that are possible there, where others are forbidden; separated by commas.
        forbidden_by
            Where it is forbidden, the rules that are broken with the option that breaks fewest; separated by commas.
    """
    return as_frame(_rows(scenario, plan), COLUMNS)


def _rows(scenario: Scenario, plan: Plan | None) -> Iterator[dict[str, Any]]:
    found: dict[tuple[str, str], list[CutOffRow]] = {}
    for row in cut_offs(scenario).cutoffs:
        found.setdefault((row.modification, row.release), []).append(row)
    for modification in sorted(scenario.modifications, key=lambda one: one.id):
        if modification.is_ended:
            continue
        for release in scenario.releases_in_order:
            rows = found.get((modification.id, release.id), [])
            yield _row(scenario, modification, release, rows) | {
                "chosen": plan is not None and plan.release_of(modification.id) == release.id
            }


def _row(scenario: Scenario, modification: Modification, release: Release, rows: list[CutOffRow]) -> dict[str, Any]:
    open_rows = [row for row in rows if row.viable is not False]
    waits = any(row.viable is None for row in open_rows)
    return {
        "modification": modification.id,
        "title": modification.title,
        "release": release.id,
        "release_title": release.name,
        "go_live": release.go_live,
        "state": "no date" if waits else "possible" if open_rows else "forbidden",
        "is_target": modification.target == release.id,
        "fixed": fixed(scenario, modification),
        "only_options": ", ".join(row.option or "" for row in open_rows) if 0 < len(open_rows) < len(rows) else "",
        "forbidden_by": "" if open_rows else ", ".join(_fewest(rows)),
    }


def _fewest(rows: list[CutOffRow]) -> list[str]:
    """The rules that are broken with the option that breaks fewest; without a row, it is committed elsewhere."""
    if not rows:
        return ["committed"]
    return min((list(dict.fromkeys(one.rule for one in row.because)) for row in rows), key=len)
