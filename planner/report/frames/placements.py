"""Where each modification goes: one row each."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models import Modification, Outcome, Placement, Scenario
from models.rows import PlacementRow
from planner.explain.things import reason, touches, why_not_planned
from planner.report.documents.common import base_of
from planner.report.documents.placements import placement_rows
from planner.report.frames.common import DAY, TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "modification": TEXT,
    "title": TEXT,
    "state": TEXT,
    "release": TEXT,
    "target": TEXT,
    "lapsed": YES_OR_NO,
    "option": TEXT,
    "touches": TEXT,
    "decision": DAY,
    "decision_state": TEXT,
    "cut_off": DAY,
    "cut_off_slack_days": WHOLE,
    "fixed": TEXT,
    "why": TEXT,
}


def placements_frame(outcome: Outcome) -> pd.DataFrame:
    """Where a plan puts each modification, by id; those that are not planned too.

    Returns
    -------
    pandas.DataFrame
        modification, title
            Its id and title.
        state
            ``placed``, ``left out`` or ``not planned``.
        release, target
            Ids, empty where there is none.
        lapsed
            Whether it is later than its target, or left out in spite of one.
        option
            The solution option that the plan builds, empty where it has none.
        touches
            Separated by commas; with a question mark what is not known and counts as touched.
        decision, decision_state
            The day, and whether it is ``approved``, ``forecast``, ``expected``, ``open`` (no date can be given yet),
            ``not needed``, ``withdrawn`` or ``rejected``.
        cut_off, cut_off_slack_days
            The last day for its decision, and the calendar days from the decision until then.
        fixed
            ``committed``, ``pinned`` or empty.
        why
            Why it is not in its target, or why it is not planned; empty where there is nothing to say.
    """
    scenario = outcome.scenario
    rows = {row.modification: row for row in placement_rows(scenario, base_of(outcome).plan)}
    return as_frame(_rows(scenario, rows), COLUMNS)


def _rows(scenario: Scenario, rows: dict[str, PlacementRow]) -> Iterator[dict[str, Any]]:
    for modification in sorted(scenario.modifications, key=lambda one: one.id):
        row = rows.get(modification.id)
        placement = Placement(row.release, row.option) if row and row.release else None
        yield {
            "modification": modification.id,
            "title": modification.title,
            "state": "not planned" if row is None else "placed" if placement else "left out",
            "release": placement.release if placement else "",
            "target": modification.target or "",
            "lapsed": row is not None and row.lapsed,
            "option": placement.option or "" if placement else "",
            "touches": touches(scenario, modification, placement.option if placement else modification.option),
            "decision": modification.decided_on,
            "decision_state": decision_state(modification),
            "cut_off": row.cut_off if row else None,
            "cut_off_slack_days": row.slack_days if row else None,
            "fixed": fixed(scenario, modification),
            "why": _why(modification, row),
        }


def decision_state(modification: Modification) -> str:
    """What is known of a decision, in a word or two."""
    decision = modification.decision
    if decision is None:
        return "not needed"
    if decision == "unknown":
        return "open"
    if modification.is_ended:
        return "withdrawn" if decision.withdrawn else "rejected"
    return "approved" if modification.is_approved else "forecast" if decision.forecast else "expected"


def fixed(scenario: Scenario, modification: Modification) -> str:
    """What fixes it to a release."""
    if modification.committed_to:
        return "committed"
    return "pinned" if modification.id in scenario.pin_of else ""


def _why(modification: Modification, row: PlacementRow | None) -> str:
    if row is None:
        return why_not_planned(modification)
    said = [reason(modification.id, one.rule, one.says, one.found) for one in row.because]
    if row.lapsed and not said:
        return "a more important goal is better served"
    return "; ".join(said)
