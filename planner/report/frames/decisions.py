"""The way to each decision, and how sure its date is: one row for each modification."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from models import Modification, Outcome, Scenario
from models.rows import PlacementRow
from planner.facts import steps_done
from planner.forecast import is_forecast
from planner.odds.decisions import Odds
from planner.report.documents.common import base_of
from planner.report.documents.placements import placement_rows
from planner.report.documents.tidy import decision_state
from planner.report.frames.common import DAY, TEXT, WHOLE, as_frame

EARLY, LATE = 10, 90
"""Chances in per cent between whose days most decisions come."""

COLUMNS = {
    "modification": TEXT,
    "title": TEXT,
    "steps_done": WHOLE,
    "steps_in_all": WHOLE,
    "next_step": TEXT,
    "decision": DAY,
    "decision_state": TEXT,
    "decision_p10": DAY,
    "decision_p90": DAY,
    "release": TEXT,
    "go_live": DAY,
    "cut_off": DAY,
    "cut_off_slack_days": WHOLE,
}


def decisions_frame(outcome: Outcome) -> pd.DataFrame:
    """The way to each decision, by modification; those that are withdrawn or rejected are left out.

    Returns
    -------
    pandas.DataFrame
        modification, title
            Its id and title.
        steps_done, steps_in_all, next_step
            Of its path; missing where no decision is to come, or where the scenario tells no progress.
        decision, decision_state
            The day, and what is known of it, as in ``placements_frame``.
        decision_p10, decision_p90
            Where it is forecast, the first days by which it comes with a chance of at least 10 and 90 %; missing where
            that is beyond the tables of bank holidays.
        release, go_live
            Where the plan puts it; empty and missing where it does not.
        cut_off, cut_off_slack_days
            The last day for its decision there, and the calendar days from the decision until then.
    """
    scenario = outcome.scenario
    rows = {row.modification: row for row in placement_rows(scenario, base_of(outcome).plan)}
    return as_frame(_rows(scenario, rows), COLUMNS)


def _rows(scenario: Scenario, rows: dict[str, PlacementRow]) -> Iterator[dict[str, Any]]:
    odds = Odds(scenario)
    for modification in sorted(scenario.modifications, key=lambda one: one.id):
        if modification.is_ended:
            continue
        row = rows.get(modification.id)
        release = scenario.release_of.get(row.release or "") if row else None
        yield {
            "modification": modification.id,
            "title": modification.title,
            **_progress(scenario, modification),
            "decision": modification.decided_on,
            "decision_state": decision_state(modification),
            **_spread(odds, modification),
            "release": release.id if release else "",
            "go_live": release.go_live if release else None,
            "cut_off": row.cut_off if row else None,
            "cut_off_slack_days": row.slack_days if row else None,
        }


def _progress(scenario: Scenario, modification: Modification) -> dict[str, Any]:
    """How far it is on its path, where that is told."""
    is_to_come = modification.decision is not None and not modification.is_approved
    if not (is_to_come and modification.progress):
        return {"steps_done": None, "steps_in_all": None, "next_step": ""}
    path = scenario.governance.pathways[modification.path]
    done = steps_done(scenario, modification)
    following = scenario.governance.steps[path[done]].title or path[done] if done < len(path) else ""
    return {"steps_done": done, "steps_in_all": len(path), "next_step": following}


def _spread(odds: Odds, modification: Modification) -> dict[str, date | None]:
    if not is_forecast(modification):
        return {"decision_p10": None, "decision_p90": None}
    early, late = (_by(odds, modification, percent) for percent in (EARLY, LATE))
    return {"decision_p10": early, "decision_p90": late}


def _by(odds: Odds, modification: Modification, percent: int) -> date | None:
    *_, (_, day) = odds.days_by(modification, percent)
    return day
