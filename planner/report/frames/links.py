"""Links between modifications, and whether a plan keeps them."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from models import Modification, Outcome, Plan, Scenario, Violation
from planner.report.documents.common import base_of
from planner.report.frames.common import TEXT, YES_OR_NO, as_frame
from planner.rules import RULE_OF
from planner.rules.waivers import waiver_for

WAITS = ("needs", "after")
"""Kinds of links that have a direction: what comes first, and what waits for it."""

KINDS = (*WAITS, "together", "apart", "excludes")

COLUMNS = {
    "from_modification": TEXT,
    "to_modification": TEXT,
    "kind": TEXT,
    "gap": TEXT,
    "from_release": TEXT,
    "to_release": TEXT,
    "points_left": YES_OR_NO,
    "found": TEXT,
    "granted_by": TEXT,
}


class _Link(NamedTuple):
    first: str
    then: str
    kind: str
    gap: str


def links_frame(outcome: Outcome) -> pd.DataFrame:
    """The links of a scenario by their two ends and kind: one row each.

    Returns
    -------
    pandas.DataFrame
        from_modification, to_modification
            The prerequisite, and what waits for it; in the order of ids where neither waits.
        kind
            ``needs``, ``after``, ``together``, ``apart`` or ``excludes``.
        gap
            For ``after``: the least time between the two go-lives, in words; empty for none.
        from_release, to_release
            Where the two go; empty for no release.
        points_left
            Whether what waits goes live before its prerequisite; what goes in no release comes last.
        found
            What breaks it, in words; empty where the plan keeps it.
        granted_by
            Who granted that it is broken; empty where nobody did.
    """
    scenario, plan = outcome.scenario, base_of(outcome).plan
    return as_frame(_rows(scenario, plan), COLUMNS)


def _rows(scenario: Scenario, plan: Plan) -> Iterator[dict[str, Any]]:
    day_of = {release.id: release.go_live for release in scenario.releases}
    broken = {rule: {one.clause.about: one for one in RULE_OF[rule].check(scenario, plan)} for rule in KINDS}
    for link in sorted({link for one in scenario.modifications for link in _links(one)}):
        releases = [plan.release_of(name) or "" for name in (link.first, link.then)]
        first, then = (day_of.get(release, date.max) for release in releases)
        about = (link.then, link.first) if link.kind in WAITS else (link.first, link.then)
        violation = broken[link.kind].get(about)
        yield {
            "from_modification": link.first,
            "to_modification": link.then,
            "kind": link.kind,
            "gap": link.gap,
            "from_release": releases[0],
            "to_release": releases[1],
            "points_left": link.kind in WAITS and then < first,
            "found": violation.found if violation else "",
            "granted_by": _granted_by(scenario, violation),
        }


def _links(modification: Modification) -> Iterator[_Link]:
    """Those that it names; of a link that both ends name it is the same."""
    for other in modification.needs:
        yield _Link(other, modification.id, "needs", "")
    for after in modification.after:
        yield _Link(after.id, modification.id, "after", str(after.gap) if after.gap.amount else "")
    for kind in KINDS[len(WAITS) :]:
        for other in getattr(modification, kind):
            first, then = sorted((modification.id, other))
            yield _Link(first, then, kind, "")


def _granted_by(scenario: Scenario, violation: Violation | None) -> str:
    waiver = waiver_for(scenario, violation.clause) if violation else None
    return waiver.granted_by if waiver else ""
