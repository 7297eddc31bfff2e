"""``secplan cutoffs``: the last day for each decision, and where each change could go by itself."""

from datetime import date
from typing import Any

import pytest

from models import Scenario
from planner import api
from planner.report.blocks import Bullets, Table
from planner.report.documents.cutoffs import CutOffRow, cut_offs
from planner.report.pages.cutoffs import cut_offs_page
from tests.factories import JUNE, NOVEMBER, change_request, modification, release, scenario
from tests.running import APRIL_2020, APRIL_2021, REPLAY, Secplan

DUIS_OR_NOT = [
    {"id": "duis-alerts", "impacts": {"gbcs": "yes", "duis": "yes"}},
    {"id": "event-log", "impacts": {"gbcs": "yes"}},
]
IN_TIME = {"expected": "2020-08-26"}
"""For a GBCS change in June 2021, by 29 days."""


def rows(given: Scenario) -> dict[tuple[str, str, str | None], CutOffRow]:
    return {(row.modification, row.release, row.option): row for row in cut_offs(given).cutoffs}


def row(given: Scenario, release_id: str = "jun-2021", option: str | None = None) -> CutOffRow:
    """Of the modification "a"."""
    return rows(given)["a", release_id, option]


def rules_of(one: CutOffRow) -> list[str]:
    return [because.rule for because in one.because]


def viable(given: Scenario) -> dict[tuple[str, str], str]:
    """What the page's table says of each modification in each release."""
    (table,) = [block for block in cut_offs_page(given, cut_offs(given), "x.yaml") if isinstance(block, Table)]
    release_column = list(table.columns).index("Release")
    return {(cells[0], cells[release_column]): cells[-1] for cells in table.texts}


def forbidden(given: Scenario) -> list[str]:
    """What the page says under its table."""
    page = cut_offs_page(given, cut_offs(given), "x.yaml")
    return [item for block in page if isinstance(block, Bullets) for item in block.items]


def test_each_change_has_a_row_for_each_release_and_option() -> None:
    given = scenario(modification("a", options=DUIS_OR_NOT), modification("b"))
    assert list(rows(given)) == [
        ("a", "jun-2021", "duis-alerts"),
        ("a", "nov-2021", "duis-alerts"),
        ("a", "jun-2021", "event-log"),
        ("a", "nov-2021", "event-log"),
        ("b", "jun-2021", None),
        ("b", "nov-2021", None),
    ]


def test_a_chosen_option_is_the_only_one_shown() -> None:
    given = scenario(modification("a", options=DUIS_OR_NOT, option="event-log"))
    assert {option for _, _, option in rows(given)} == {"event-log"}


def test_days_in_hand_are_counted_from_the_decision_to_the_cut_off() -> None:
    """26 August to 24 September 2020 is 29 days, and the day after the cut-off is a day late."""
    in_time = scenario(modification("a", impacts={"gbcs": "yes"}, decision=IN_TIME))
    late = scenario(modification("a", impacts={"gbcs": "yes"}, decision={"expected": "2020-09-25"}))
    assert (row(in_time).cut_off, row(in_time).slack_days, row(in_time).viable) == (date(2020, 9, 24), 29, True)
    assert (row(late).cut_off, row(late).slack_days, row(late).viable) == (date(2020, 9, 24), -1, False)
    assert rules_of(row(late)) == ["decision-cut-off"]


def test_what_waits_for_a_date_has_cut_offs_and_may_be_viable() -> None:
    given = scenario(modification("a", decision="unknown"))
    assert (row(given).decision, row(given).slack_days, row(given).viable) == (None, None, None)
    assert row(given).cut_off == date(2021, 4, 23)  # 24 April 2021 is a Saturday
    assert viable(given)["a", "jun-2021"] == "if decided by then"


def test_what_waits_for_a_date_is_not_viable_where_another_rule_forbids_it() -> None:
    given = scenario(modification("a", decision="unknown", dcc_systems=True), releases=(FEBRUARY, JUNE))
    assert (row(given, "feb-2021").viable, row(given, "jun-2021").viable) == (False, None)


FEBRUARY = release("feb-2021", "2021-02-25", carries=["documents"], title="February 2021 SEC Release")


def test_what_is_withdrawn_or_rejected_has_no_row() -> None:
    ended = [
        modification(name, decision={word: "2020-03-01"}) for name, word in (("b", "withdrawn"), ("c", "rejected"))
    ]
    assert {name for name, _, _ in rows(scenario(modification("a"), *ended))} == {"a"}


def test_what_is_committed_has_the_release_that_it_keeps_and_no_cut_off() -> None:
    given = scenario(modification("a", decision={"approved": "2020-03-25", "release": "nov-2021"}))
    assert list(rows(given)) == [("a", "nov-2021", None)]
    assert (row(given, "nov-2021").cut_off, row(given, "nov-2021").viable) == (None, True)


def test_a_change_request_has_no_cut_off_and_is_viable_where_it_is_pinned() -> None:
    given = scenario(change_request("a"), pins=[{"modification": "a", "release": "nov-2021", "why": "BEIS mandated"}])
    assert row(given).cut_off is None
    assert (row(given).viable, row(given, "nov-2021").viable) == (False, True)
    assert viable(given) == {("a", "jun-2021"): "no", ("a", "nov-2021"): "yes"}
    assert forbidden(given) == ["a in jun-2021: it is pinned to the November 2021 SEC Release (BEIS mandated)."]


@pytest.mark.parametrize(
    ("given", "release_id", "said"),
    [
        pytest.param(
            scenario(modification("a", dcc_systems=True), releases=(FEBRUARY, JUNE)),
            "feb-2021",
            "the February 2021 SEC Release carries changes of documents only (a changes the DCC Systems)",
            id="carries",
        ),
        pytest.param(
            scenario(modification("a"), as_of="2021-06-24"),
            "jun-2021",
            "the June 2021 SEC Release went live on 24 June 2021 and takes no further change",
            id="gone live",
        ),
        pytest.param(
            scenario(
                modification("a", dcc_systems=True),
                releases=(release("jun-2021", "2021-06-24", dcc_baseline="2020-03-20"), NOVEMBER),
                baseline={"jun-2021": []},
            ),
            "jun-2021",
            "it is not in the DCC Systems scope of jun-2021, which was baselined on 20 March 2020",
            id="baselined",
        ),
        pytest.param(
            scenario(
                modification("a", load={"effort_days": 9}),
                releases=(release("small", "2021-06-24", capacity={"effort_days": 8}),),
            ),
            "small",
            "small carries at most 8 effort days (it would carry 9 effort days: a)",
            id="too large by itself",
        ),
        pytest.param(
            scenario(modification("a", needs=["b"]), modification("b", decision="unknown")),
            "jun-2021",
            "it needs b, which goes in no release",
            id="needs what is not planned",
        ),
        pytest.param(
            scenario(modification("a", impacts={"duis": "yes"}), policy={"uplifts_per_year": {"duis": 0}}),
            "jun-2021",
            "in 2021, no release carries a DUIS uplift (DUIS is uplifted in the June 2021 SEC Release for a)",
            id="no uplift at all",
        ),
    ],
)
def test_what_forbids_a_release_is_said_in_words(given: Scenario, release_id: str, said: str) -> None:
    assert viable(given)["a", release_id] == "no"
    assert f"a in {release_id}: {said}." in forbidden(given)


def test_other_changes_that_are_planned_do_not_count() -> None:
    """Whether it fits with them is for the plan to settle."""
    given = scenario(
        modification("a", needs=["b"], impacts={"gbcs": "yes"}, decision=IN_TIME),
        modification("b", impacts={"gbcs": "yes"}, decision={"expected": "2021-01-04"}),
        releases=(release("jun-2021", "2021-06-24", capacity={"gbcs": 1}), NOVEMBER),
    )
    assert row(given).viable


def test_a_waiver_makes_a_release_viable() -> None:
    waiver: dict[str, Any] = {
        "rule": "decision-cut-off",
        "about": ["a"],
        "why": "x",
        "granted_by": "y",
        "on": "2020-04-08",
    }
    late = modification("a", impacts={"gbcs": "yes"}, decision={"expected": "2020-09-25"})
    assert row(scenario(late, waivers=[waiver])).viable
    assert viable(scenario(late, waivers=[waiver]))["a", "jun-2021"] == "yes, by a waiver"
    assert not row(scenario(late)).viable


@pytest.mark.parametrize("path", [APRIL_2020, REPLAY, APRIL_2021], ids=lambda path: path.stem)
def test_where_a_plan_puts_a_change_is_viable_with_the_same_cut_off(path: Any) -> None:
    """The plan's page and this one cannot disagree."""
    given = api.load(path).scenario
    shown = rows(given)
    for placement in api.result(api.plan(given)).placements:
        one = shown[placement.modification, placement.release or "", placement.option]
        assert one.viable
        assert (one.cut_off, one.slack_days) == (placement.cut_off, placement.slack_days)


def test_the_cut_offs_of_one_modification_are_its_rows_of_all(secplan: Secplan) -> None:
    every = secplan("cutoffs", APRIL_2020, "--json").document["cutoffs"]
    own = secplan("cutoffs", APRIL_2020, "MP090", "--json").document["cutoffs"]
    assert own == [row for row in every if row["modification"] == "MP090"]
    assert "MP078" not in secplan("cutoffs", APRIL_2020, "MP090").out


def test_a_modification_that_is_not_there_is_answered_with_one_that_is(secplan: Secplan) -> None:
    ran = secplan("cutoffs", APRIL_2020, "MP09O")
    assert ran.status == 2
    assert "there is no modification 'MP09O'; did you mean 'MP0" in ran.err
