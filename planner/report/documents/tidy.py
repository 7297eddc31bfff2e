"""Where each modification goes, as one tidy table: a row each, ids and plain values in the cells."""

from collections.abc import Iterable, Iterator
from typing import Any

from models import Modification, Placement, Scenario
from models.rows import PlacementRow
from planner.explain.things import reason, touches, why_not_planned


def tidy_placements(scenario: Scenario, placed: Iterable[PlacementRow]) -> Iterator[dict[str, Any]]:
    """One row for each modification, by id, those that are not planned too; the keys as ``placements_frame`` tells."""
    rows = {row.modification: row for row in placed}
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
