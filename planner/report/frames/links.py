"""Links between modifications, and whether a plan keeps them."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from models import Modification, Plan, Scenario, Violation
from planner.rules import RULE_OF
from planner.rules.waivers import waiver_for

WAITS = ("needs", "after")
"""Kinds of links that have a direction: what comes first, and what waits for it."""

KINDS = (*WAITS, "together", "apart", "excludes")


class _Link(NamedTuple):
    first: str
    then: str
    kind: str
    gap: str


def links_frame(scenario: Scenario, plan: Plan) -> pd.DataFrame:
    """One row a link of the scenario, by its two ends and kind.

    Returns
    -------
    DataFrame
        ``from_modification``, ``to_modification``: the prerequisite and what waits for it; by id where neither waits.
        ``kind``: ``needs``, ``after``, ``together``, ``apart`` or ``excludes``.
        ``gap``: for ``after``, the least time between the two go-lives, in words; empty for none.
        ``from_release``, ``to_release``: where the two go; empty for no release.
        ``points_left``: what waits is in an earlier column than its prerequisite, no release being the last column.
        ``found``: what breaks it, in words; empty where the plan keeps it.
        ``granted_by``: who granted that it is broken; empty where nobody did.
    """
    column_of = {release.id: column for column, release in enumerate(scenario.releases_in_order)}
    broken = {rule: {one.clause.about: one for one in RULE_OF[rule].check(scenario, plan)} for rule in KINDS}
    rows = []
    for link in sorted({link for one in scenario.modifications for link in _links(one)}):
        releases = plan.release_of(link.first) or "", plan.release_of(link.then) or ""
        first, then = (column_of[release] if release else len(column_of) for release in releases)
        about = (link.then, link.first) if link.kind in WAITS else (link.first, link.then)
        violation = broken[link.kind].get(about)
        points_left = link.kind in WAITS and then < first
        granted_by = _granted_by(scenario, violation)
        rows.append((*link, *releases, points_left, violation.found if violation else "", granted_by))
    return pd.DataFrame(rows, columns=list(_DTYPES)).astype(_DTYPES)


_DTYPES = {
    "from_modification": "str",
    "to_modification": "str",
    "kind": "str",
    "gap": "str",
    "from_release": "str",
    "to_release": "str",
    "points_left": "bool",
    "found": "str",
    "granted_by": "str",
}


def _links(modification: Modification) -> Iterator[_Link]:
    """Those that it names; of a link that both ends name it is the same."""
    for other in modification.needs:
        yield _Link(other, modification.id, "needs", "")
    for after in modification.after:
        yield _Link(after.id, modification.id, "after", str(after.gap) if after.gap.amount else "")
    for kind in KINDS[len(WAITS) :]:
        for other in getattr(modification, kind):
            yield _Link(*sorted((modification.id, other)), kind, "")


def _granted_by(scenario: Scenario, violation: Violation | None) -> str:
    waiver = waiver_for(scenario, violation.clause) if violation else None
    return waiver.granted_by if waiver else ""
