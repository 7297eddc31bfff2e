"""What may be a slip is told, and planned as it stands."""

from typing import Any

import pytest

from planner.explain.assumptions import assumed
from planner.explain.remarks import remarks
from tests.factories import JUNE, modification, release, scenario
from tests.running import ROOT, Secplan

DUIS = {"impacts": {"duis": "yes"}}


def remarked(*modifications: Any, **fields: Any) -> list[str]:
    return remarks(scenario(*modifications, **fields))


def test_where_nothing_is_odd_nothing_is_remarked() -> None:
    assert remarked(modification("a"), modification("b", path="fast-track", dcc_systems=False)) == []


def test_a_date_from_before_the_sec_is_doubted() -> None:
    """The Code was designated on 23 September 2013: MP405 of the trial was approved in 1927."""
    old = modification("a", decision={"approved": "1927-01-24"})
    on_the_day = modification("b", decision={"withdrawn": "2013-09-23"})
    (said,) = remarked(old, on_the_day)
    assert said == "The approval of a (24 January 1927) is dated before the SEC began on 23 September 2013."


def test_a_step_and_a_waiver_from_before_the_sec_are_doubted_too() -> None:
    waiver = {"rule": "needs", "about": ["a"], "why": "", "granted_by": "SEC Panel", "on": "2012-01-03"}
    found = remarked(modification("a", progress={"pa": "2012-01-04"}), waivers=[waiver])
    assert found == [
        "The step of a (4 January 2012) is dated before the SEC began on 23 September 2013.",
        "The waiver of needs about a (3 January 2012) is dated before the SEC began on 23 September 2013.",
    ]


@pytest.mark.parametrize(
    ("on", "why"),
    [("2020-12-25", "Christmas Day"), ("2021-05-03", "Early May bank holiday"), ("2020-08-29", "Saturday")],
)
def test_a_decision_when_nobody_works_is_doubted(on: str, why: str) -> None:
    (said,) = remarked(modification("a", decision={"expected": on}))
    assert said.startswith("The decision expected on a (")
    assert said.endswith(f", {why}) falls on no Working Day.")


def test_several_are_told_in_one_sentence_by_name() -> None:
    days = {"b": "2020-08-29", "a": "2020-08-30"}
    (said,) = remarked(*(modification(name, decision={"approved": on}) for name, on in days.items()))
    assert (
        said == "The approvals of a (30 August 2020, Sunday) and b (29 August 2020, Saturday) fall on no Working Day."
    )


def test_a_go_live_on_a_sunday_is_doubted_and_so_is_a_meeting() -> None:
    odd = JUNE.model_copy(
        update={"go_live": JUNE.go_live.replace(day=27), "full_baseline": JUNE.go_live.replace(day=26)}
    )
    found = [one.replace("the June 2021 SEC Release", "June") for one in remarked(releases=(odd,))]
    assert found == [
        "The baselining of the full scope of June (26 June 2021, Saturday) falls on no Working Day.",
        "The go-live of June (27 June 2021, Sunday) falls on no Working Day.",
    ]


def test_the_fast_track_with_a_change_of_systems_is_doubted() -> None:
    (said,) = remarked(modification("a", path="fast-track", **DUIS))
    assert said == (
        "a is on the Fast-Track, which has no refinement, assessment or Modification Report, and touches DUIS."
    )
    (alone,) = remarked(modification("a", path="fast-track", dcc_systems=True))
    assert alone.endswith("touches the DCC Systems.")


def test_ids_that_read_alike_are_told_apart() -> None:
    found = remarked(modification("MP901"), modification("mp901"), modification("MPO77"), modification("MP077"))
    assert found == [
        "MP077 and MPO77 read alike, and are different modifications here.",
        "MP901 and mp901 read alike, and are different modifications here.",
    ]
    releases = [release("jun-2021", "2021-06-24"), release("JUN-2021", "2021-06-24")]
    assert remarked(releases=releases) == ["JUN-2021 and jun-2021 read alike, and are different releases here."]


def test_a_remark_is_among_what_a_plan_rests_on() -> None:
    given = scenario(modification("a", path="fast-track", **DUIS))
    assert assumed(given, None)[-1] == remarks(given)[0]


def test_check_and_plan_tell_them(secplan: Secplan) -> None:
    trial = ROOT / "tests" / "cases" / "trial-base.yaml"
    said = "- The approval of MP405 (24 January 1927) is dated before the SEC began on 23 September 2013.\n"
    assert said in secplan("check", trial).out
    assert said in secplan("plan", trial).out
