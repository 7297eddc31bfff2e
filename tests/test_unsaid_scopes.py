"""A scope that was to be baselined, of which nobody said what is in it, is planned as open: that is said first."""

from pathlib import Path

import pytest

from planner import api
from planner.explain.baselinings import unsaid_scopes
from tests.factories import JUNE, modification, plan, release, scenario
from tests.running import APRIL_2020, APRIL_2021, CASES, REPLAY, Secplan

TRIAL = CASES / "trial-base.yaml"
SAYS = (
    "Nobody has said what is in the DCC Systems scope of the June 2027 SEC Release, which the Panel was to baseline on "
    "12 June 2026, 12 months before go-live. Assumption: it is still open, and MP401 goes there. If it is closed, it "
    "has to be in it already, or to be let in by the Panel."
)


def test_a_scope_of_which_nobody_said_what_is_in_it_is_the_first_assumption(secplan: Secplan) -> None:
    """MP401 was approved half a year before June 2027; the second Friday of June 2026 was the Panel's day."""
    assumed = secplan("plan", TRIAL).out.partition("Assumed\n")[2]
    assert assumed.startswith(f"- {SAYS}\n")
    assert secplan("plan", TRIAL, "--json").document["assumed"][0] == SAYS


def test_the_papers_say_the_same(secplan: Secplan, tmp_path: Path) -> None:
    secplan("report", TRIAL, "--out", tmp_path / "run", "--form", "markdown")
    assert SAYS in (tmp_path / "run" / "rid-jun-2027.md").read_text(encoding="utf-8").replace("\\", "")


@pytest.mark.parametrize(
    ("path", "joining"), [(APRIL_2020, ""), (APRIL_2021, ""), (REPLAY, "MP090 and SECMP0007 go there")]
)
def test_the_real_scenarios_keep_their_plans_and_the_replay_says_what_it_rests_on(path: Path, joining: str) -> None:
    """In April 2021 what is in baselined releases was approved for them; the replay lets the planner find that."""
    outcome = api.plan(api.load(path).scenario)
    said = list(unsaid_scopes(outcome.scenario, outcome.answer.plan))  # type: ignore[union-attr]
    assert len(said) == bool(joining)
    assert joining in " ".join(said)


NEAR = release("nov-2020", "2020-11-05", title="November 2020 SEC Release")
"""Seen from 8 April 2020: the Panel was to baseline it on 11 October 2019."""
SYSTEMS = modification("MP1", dcc_systems=True)


@pytest.mark.parametrize(
    ("near", "one", "given"),
    [
        ({"dcc_baseline": "2020-04-09"}, {}, {}),
        ({}, {}, {"baseline": {"nov-2020": ["MP1"]}}),
        ({"carries": ["documents"]}, {"dcc_systems": False}, {}),
        ({}, {"dcc_systems": False}, {}),
        ({}, {"decision": {"approved": "2019-01-02", "release": "nov-2020"}}, {}),
    ],
    ids=["a day is given", "a scope is given", "no DCC Systems there", "nobody joins", "approved for it"],
)
def test_it_is_said_only_where_a_plan_rests_on_it(
    near: dict[str, object], one: dict[str, object], given: dict[str, object]
) -> None:
    def said(there: object, joining: object, **more: object) -> list[str]:
        given = scenario(joining, releases=(there, JUNE), **more)  # type: ignore[arg-type]
        return list(unsaid_scopes(given, plan(MP1="nov-2020")))

    assert len(said(NEAR, SYSTEMS)) == 1
    here = NEAR.model_validate({**NEAR.model_dump(mode="json"), **near})
    changed = modification("MP1", **{"dcc_systems": True, **one})
    assert said(here, changed, **given) == []
