"""A modification of which nobody has said what it touches: counted as a change of documents, and never in silence."""

from typing import Any

import pytest

from planner import api
from planner.explain.assumptions import assumed, assumed_of
from planner.explain.fallbacks import assumed as words_of_fallbacks
from planner.explain.things import touches
from planner.facts import is_assessed
from planner.problem import Problem
from tests.factories import JUNE, modification, scenario
from tests.running import ROOT, Secplan

TRIAL = ROOT / "tests" / "cases" / "trial-base.yaml"

SAID = "Nobody has said what a touches: it is not assessed, and counts as a change of documents. "
SAID += "An impact can only bring its cut-off forward."


@pytest.mark.parametrize(
    ("says", "is_so"),
    [
        ({}, False),
        ({"impacts": {}}, False),
        ({"options": [{"id": "x"}, {"id": "y"}]}, False),
        ({"dcc_systems": False}, True),
        ({"impacts": {"gbcs": "no"}}, True),
        ({"impacts": {"gbcs": "unknown"}}, True),
        ({"options": [{"id": "x"}, {"id": "y", "impacts": {"gbcs": "no"}}]}, True),
    ],
    ids=str,
)
def test_it_is_assessed_once_anything_is_said_be_it_that_nothing_changes(says: dict[str, Any], *, is_so: bool) -> None:
    one = modification("a", **says)
    assert is_assessed(one) == is_so
    assert (touches(scenario(one), one, None) == "not assessed") == (not is_so)
    assert (SAID in assumed(scenario(one), None)) == (not is_so)


def test_it_counts_as_a_change_of_documents_which_any_impact_can_only_bring_forward() -> None:
    """A release of documents takes it, and its lead time is that of documents: two months before 24 June 2021."""
    cut_offs = {}
    for impact in ("gbcs", "duis", "ch_firmware", None):
        given = scenario(modification("a", impacts={impact: "yes"} if impact else {}), releases=(JUNE,))
        (cut_offs[impact],) = Problem(given).changes[0].modes[0].cut_offs
    assert str(cut_offs[None]) == "2021-04-23"
    assert max(cut_offs.values()) == cut_offs[None]


def test_several_are_named_together_and_one_that_is_withdrawn_is_not() -> None:
    given = scenario(modification("a"), modification("b"), modification("c", decision={"withdrawn": "2020-02-26"}))
    (said,) = [one for one in assumed(given, None) if one.startswith("Nobody")]
    assert said.startswith("Nobody has said what a and b touch: they are not assessed, and count as changes of")


def test_the_next_deadline_says_where_nobody_has_assessed_what_it_is_of(secplan: Secplan) -> None:
    page = secplan("fallbacks", TRIAL).out
    assert "The next deadline is 23 April 2027, in 143 days: MP402 (not assessed), MP403 (not assessed)," in page
    assert "\n- Nobody has said what MP402, MP403, MP404, MP405, MP406 and MP407 touch: they are not assessed" in page


def test_an_answer_about_one_that_waits_says_so_too() -> None:
    given = scenario(modification("a", decision="unknown"), modification("b", impacts={"gbcs": "no"}))
    assert SAID in words_of_fallbacks(given, api.fallbacks(api.plan(given)))
    assert SAID in assumed_of(given, given.modification_of["a"])


def test_the_papers_have_it_to_be_confirmed(secplan: Secplan, tmp_path: Any) -> None:
    asked = ("report", TRIAL, "--only", "rid", "--form", "markdown", "--draws", "0", "--out", tmp_path / "run")
    assert secplan(*asked).status == 0
    paper = (tmp_path / "run" / "rid-jun-2027.md").read_text(encoding="utf-8")
    assert "MP402: nobody has said what it touches; it counts as a change of documents." in paper
    assert "Nobody has said what MP402, MP403" in paper


def test_check_tells_it_before_anything_is_planned(secplan: Secplan) -> None:
    assert "Worth a second look\n- Nobody has said what MP402," in secplan("check", TRIAL).out
    assert secplan("check", TRIAL, "--json").document["remarks"][0].startswith("Nobody has said what MP402,")
