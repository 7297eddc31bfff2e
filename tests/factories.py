"""Small scenarios and plans: a test says what matters, the rest is ordinary."""

from typing import Any

from models import Modification, Placement, Plan, Release, Scenario, Violation
from planner.rules import RULE_OF

AS_OF = "2020-04-08"
"""The day of the SEC Releases update that the examples come from."""

LONG_AGO = "2019-01-02"
"""A decision in time for every release here."""


def modification(id: str, **overrides: Any) -> Modification:
    """A change of documents, decided long ago."""
    return Modification.model_validate({"id": id, "decision": {"expected": LONG_AGO}, **overrides})


def change_request(id: str, **overrides: Any) -> Modification:
    """A change of the DCC Systems that nobody needs to decide; the scenario has to pin it."""
    return Modification.model_validate({"id": id, "kind": "change-request", "dcc_systems": True, **overrides})


def release(id: str, go_live: str, **overrides: Any) -> Release:
    """A release that carries everything, as much as anybody likes."""
    return Release.model_validate({"id": id, "go_live": go_live, **overrides})


JUNE = release("jun-2021", "2021-06-24", title="June 2021 SEC Release")
NOVEMBER = release("nov-2021", "2021-11-04", title="November 2021 SEC Release")
JUNE_2022 = release("jun-2022", "2022-06-30", title="June 2022 SEC Release")


def scenario(
    *modifications: Modification, releases: tuple[Release, ...] = (JUNE, NOVEMBER), **overrides: Any
) -> Scenario:
    """The modifications, and the releases of June and November 2021 as seen in April 2020."""
    return Scenario.model_validate(
        {
            "format": "secplan.scenario/1",
            "name": "a-test",
            "as_of": AS_OF,
            "releases": releases,
            "modifications": modifications,
            **overrides,
        }
    )


def plan(**placements: str | tuple[str, str]) -> Plan:
    """A plan such as ``plan(a="jun-2021", b=("nov-2021", "option"))``."""
    return Plan(
        {
            change: Placement(place) if isinstance(place, str) else Placement(*place)
            for change, place in placements.items()
        }
    )


def check(rule_id: str, given: Scenario, **placements: str | tuple[str, str]) -> list[Violation]:
    """What a rule finds wrong with a plan."""
    return list(RULE_OF[rule_id].check(given, plan(**placements)))


def broken(rule_id: str, given: Scenario, **placements: str | tuple[str, str]) -> list[tuple[str, ...]]:
    """What the broken clauses of a rule are about."""
    return [violation.clause.about for violation in check(rule_id, given, **placements)]
