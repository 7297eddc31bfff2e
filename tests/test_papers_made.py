"""Papers from scenarios that the sources do not have: nothing in them, no plan, titles of any kind, earlier plans."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from models import Release, Scenario, Undecided
from models.result import Result
from planner import api
from planner.report.blocks import Heading, Paper
from planner.report.text import plain
from tests.factories import JUNE, JUNE_2022, NOVEMBER, change_request, modification, scenario
from tests.papers import columns, table_under
from tests.running import APRIL_2020, CONFLICT, REPLAY

HOSTILE = '<script>alert(1)</script> $x_1$ {{ 7*7 }} =HYPERLINK("a") \u202e\u0007 & \u2018\u2019 ' + "W" * 300
"""A title of markup, mathematics, a template, a formula, codes that terminals obey, and no end."""

LATE = modification("MP902", decision={"expected": "2021-05-26"}, target="jun-2021", title="Late")


def made(given: Scenario, *names: str) -> dict[str, Paper]:
    """The papers of a scenario by name."""
    return {paper.name: paper for paper in api.papers(api.plan(given), names)}


def text(given: Scenario, name: str) -> str:
    """One paper in plain text."""
    return plain(made(given, name)[name].page)


def test_each_release_that_has_something_in_scope_gets_its_paper() -> None:
    given = scenario(modification("MP901", target="nov-2021"), LATE, releases=(JUNE, NOVEMBER, JUNE_2022))

    assert list(made(given)) == ["rid-jun-2021", "rid-nov-2021", "panel-update", "change-status-report"]


def test_a_release_that_is_named_gets_its_paper_though_it_is_empty() -> None:
    given = scenario(modification("MP901"))

    assert "Nothing is in scope of the November 2021 SEC Release." in text(given, "rid-nov-2021")


def test_a_paper_that_there_is_not_is_refused_with_what_was_meant() -> None:
    with pytest.raises(ValueError, match="rid-jun-2021"):
        made(scenario(), "rid-jun-2201")


def test_an_empty_scenario_has_papers_that_say_so() -> None:
    papers = made(scenario())

    assert list(papers) == ["panel-update", "change-status-report"]
    assert "Nothing is in scope of any release to come." in plain(papers["panel-update"].page)
    report = plain(papers["change-status-report"].page)
    assert "There are currently no modifications approved for implementation." in report
    assert "There are currently no Draft Proposals." in report


def test_without_a_plan_the_papers_say_why_and_show_the_scopes_as_they_stand() -> None:
    papers = {paper.name: plain(paper.page) for paper in api.papers(api.plan(api.load(CONFLICT).scenario))}

    for name in ("rid-jun-2024", "panel-update"):
        assert "No plan exists: 3 statements cannot all hold." in papers[name]
        assert papers[name].count("No plan exists: 3") == 1
        assert "Ways out, the easiest to grant first" in papers[name]
        assert "In 2024, at most one release carries a DUIS uplift." in papers[name]
        assert "Place" not in papers[name]
        assert "no release, as" not in papers[name]
    assert "CR901" in papers["rid-jun-2024"]
    assert "Decision cut-off dates" not in papers["rid-jun-2024"]
    assert "Where the plan differs" not in papers["rid-jun-2024"]


def test_without_an_answer_the_papers_say_so() -> None:
    outcome = api.plan(api.load(APRIL_2020).scenario)
    undecided = replace(outcome, answer=Undecided("out of time"), verified=None)

    papers = {paper.name: plain(paper.page) for paper in api.papers(undecided)}

    assert "No plan was found: out of time." in papers["rid-jun-2021"]
    assert "No plan was found: out of time." in papers["panel-update"]


@pytest.mark.parametrize("name", ["rid-jun-2021", "panel-update", "change-status-report"])
def test_a_title_is_text_whatever_it_holds(name: str) -> None:
    given = scenario(
        modification("MP901", title=HOSTILE, decision={"approved": "2020-04-01", "release": "jun-2021"}),
        modification("MP902", title=HOSTILE, target="jun-2021", decision={"expected": "2020-06-24"}),
        change_request("CR901", title=HOSTILE),
        pins=[{"modification": "CR901", "release": "jun-2021", "mandated_by": HOSTILE}],
        title=HOSTILE,
    )

    found = text(given, name)

    assert '<script>alert(1)</script> $x_1$ {{ 7*7 }} =HYPERLINK("a")' in found
    assert "\u0007" not in found


def test_what_waits_or_has_ended_is_told_apart() -> None:
    given = scenario(
        modification("MP901", decision="unknown", target="jun-2021", progress={"pa": "2020-03-17"}),
        modification("MP902", decision={"withdrawn": "2020-04-01"}, target="jun-2021"),
        modification("MP903", decision={"rejected": "2020-04-01"}, target="jun-2021"),
        modification("MP904", decision={"expected": "2020-04-01"}, target="jun-2021"),
    )

    release = made(given, "rid-jun-2021")["rid-jun-2021"].page
    report = text(given, "change-status-report")

    assert "Preliminary Assessment returned on 17 March 2020. No date can be given for its decision yet." in plain(
        release
    )
    assert "Its decision was expected on 1 April 2020; there is no word of it yet." in plain(release)
    assert columns(table_under(release, "Modifications in scope"), "Modification") == [("MP901",), ("MP904",)]
    assert "Rejected:\n- MP903" in report
    assert "Withdrawn:\n- MP902" in report


BASELINE = {"jun-2021": ["MP901", "MP902", "MP903"], "nov-2021": ["MP904"]}
NO_LONGER = modification("MP903", decision={"withdrawn": "2020-04-01"})
STAYS = modification("MP901", target="jun-2021")
NEW = modification("MP905", target="jun-2021")
EARLIER = modification("MP904", target="jun-2021")


def test_what_changed_since_the_baseline_is_told_with_its_reason() -> None:
    """Joined: one from nowhere, one from November. Left: one that is late, one that was withdrawn. One stays."""
    given = scenario(STAYS, LATE, NO_LONGER, NEW, EARLIER, baseline=BASELINE, goals=["left-out", "lateness"])

    page = text(given, "rid-jun-2021")

    assert "- MP905 is in no baseline; the plan has it in the June 2021 SEC Release." in page
    late = "it is expected to be decided on 26 May 2021, 33 days after its cut-off of 23 April 2021"
    assert f"- MP902 goes from the June 2021 SEC Release to the November 2021 SEC Release: {late}" in page
    assert "- MP903: withdrawn on 1 April 2020." in page
    assert "Stays in scope: MP901." in page


def test_a_scope_that_has_not_changed_is_said_to_be_the_same() -> None:
    given = scenario(STAYS, baseline={"jun-2021": ["MP901"]})

    assert "The scope is the one that was baselined last." in text(given, "rid-jun-2021")


def test_a_release_without_a_baseline_has_nothing_to_compare_with() -> None:
    given = scenario(STAYS, modification("MP904", target="nov-2021"), baseline={"nov-2021": ["MP904"]})

    assert "The baseline gives no scope of the June 2021 SEC Release" in text(given, "rid-jun-2021")


def test_the_scope_is_compared_with_an_earlier_plan_its_result_or_its_scenario() -> None:
    """From April 2020 to the replay a year later, MP090 lapses from June to November 2021 for its late approval."""
    before, after = (api.plan(api.load(path).scenario) for path in (APRIL_2020, REPLAY))
    result: Result = api.result(before)
    compared = [
        plain(api.papers(after, "rid-nov-2021", since=since)[0].page) for since in (before, before.scenario, result)
    ]

    assert compared[0] == compared[1]
    assert "Compared with the plan of sec-2021-april-2020, as of 8 April 2020." in compared[0]
    why = "it was approved on 21 October 2020, 27 days after its cut-off of 24 September 2020"
    assert f"- MP090 goes from the June 2021 SEC Release to the November 2021 SEC Release: {why}" in compared[0]
    assert "- MP090 goes from the June 2021 SEC Release to the November 2021 SEC Release." in compared[2]


def test_what_the_earlier_plan_had_and_this_scenario_has_not_is_said_to_be_gone() -> None:
    before = api.plan(scenario(STAYS, NEW))

    (paper,) = api.papers(api.plan(scenario(STAYS)), "rid-jun-2021", since=before)

    assert "- MP905 was in the June 2021 SEC Release; this scenario does not hold it." in plain(paper.page)


OPTIONS = [{"id": "duis", "impacts": {"duis": "yes"}}, {"id": "plain", "impacts": {"duis": "no"}}]


def test_an_option_that_the_scenario_chooses_is_settled_by_no_order_of_ties() -> None:
    before, after = (
        api.plan(scenario(modification("MP901", target="jun-2021", options=OPTIONS, option=option)))
        for option in ("plain", "duis")
    )

    (paper,) = api.papers(after, "rid-jun-2021", since=before)

    says = "MP901 is built with its solution option duis instead of plain: the scenario chooses that option now."
    assert says in plain(paper.page)


@pytest.mark.parametrize("path", [APRIL_2020, REPLAY])
def test_no_paper_sends_its_reader_to_a_command(path: Path) -> None:
    for paper in api.papers(api.plan(api.load(path).scenario)):
        assert "`secplan" not in plain(paper.page)


def test_assessments_that_were_returned_on_a_day_that_nobody_recorded_are_told() -> None:
    given = scenario(
        modification("MP901", decision="unknown", progress={"pa": "unknown"}),
        modification("MP902", decision="unknown", progress={"pa": "2020-03-17"}),
    )

    says = "One Preliminary Assessment more has been returned on a day that is not recorded, and is not counted: MP901."
    assert says in text(given, "change-status-report")


def test_risks_are_told_where_they_were_asked_for() -> None:
    outcome = api.plan(api.load(APRIL_2020).scenario)

    (asked,) = api.papers(outcome, "rid-jun-2021", risk=api.Draws(50))
    (worked_out,) = api.papers(outcome, "rid-jun-2021", risk=api.risk(outcome, api.Draws(50)))
    (left_out,) = api.papers(outcome, "rid-jun-2021")

    assert plain(asked.page) == plain(worked_out.page)
    assert "Of 50 draws of how long the steps to a decision take (seed 0)" in plain(asked.page)
    assert "How likely decisions are to come in time was not asked for." in plain(left_out.page)


GBCS_LATE = modification("MP901", target="jun-2021", impacts={"gbcs": "yes"}, decision="unknown")
"""A GBCS change has to be decided nine months before go-live on 24 June 2021: by 24 September 2020."""


def test_what_has_no_date_has_its_cut_off_in_the_table() -> None:
    table = table_under(made(scenario(GBCS_LATE), "rid-jun-2021")["rid-jun-2021"].page, "Decision cut-off dates")

    assert columns(table, "Modification", "Cut-off", "Decision expected", "Days in hand", "Release in the plan") == [
        ("MP901", date(2020, 9, 24), "no date yet", None, "none until it has a date")
    ]


@pytest.mark.parametrize(("as_of", "is_past"), [(date(2020, 9, 24), False), (date(2020, 9, 25), True)])
@pytest.mark.parametrize("name", ["rid-jun-2021", "panel-update"])
def test_a_cut_off_that_has_passed_is_told(name: str, as_of: date, *, is_past: bool) -> None:
    """On the day of the cut-off itself a decision is still in time."""
    given = scenario(GBCS_LATE, as_of=as_of)

    passed = "ts cut-off of 24 September 2020 for the June 2021 SEC Release has passed."
    assert (passed in text(given, name)) == is_past


def test_decisions_with_a_fixed_date_are_told_from_none_to_come() -> None:
    """MP901 waits for a date that the scenario fixes; MP902 is approved, so that nothing of November is to come."""
    waits = modification("MP901", target="jun-2021", decision={"expected": "2020-06-24"})
    approved = modification("MP902", decision={"approved": "2020-04-01", "release": "nov-2021"})
    outcome = api.plan(scenario(waits, approved))

    june, november = (
        plain(paper.page) for paper in api.papers(outcome, ["rid-jun-2021", "rid-nov-2021"], risk=api.Draws(10))
    )

    assert "The decision still to come on MP901 has a fixed date in the scenario, so that no chance is worked" in june
    assert "No decision on what the plan has in this release is still to come." in november


def test_waivers_and_what_they_lift_are_told() -> None:
    waiver = {"rule": "decision-cut-off", "about": ["MP902", "jun-2021"], "why": "small", "granted_by": "SEC Panel"}
    given = scenario(LATE, waivers=[{**waiver, "on": "2020-04-01"}])

    page = text(given, "rid-jun-2021")

    assert "checked that it keeps every rule, but for what is waived." in page
    assert "Allowed by a waiver:" in page
    assert "Granted by SEC Panel on 1 April 2020: small" in page


def test_the_next_release_and_who_moves_with_it_are_told_of_each_cut_off() -> None:
    """MP906 needs MP901, and so goes with it to November 2021 if that is late."""
    first = modification("MP901", target="jun-2021", decision={"expected": "2020-06-24"})
    second = modification("MP906", target="jun-2021", decision={"expected": "2020-06-24"}, needs=["MP901"])

    lines = text(scenario(first, second), "rid-jun-2021").splitlines()

    (row,) = [line for line in lines if line.startswith("  MP901") and "23 April 2021" in line]
    assert row.split("  ")[-2:] == ["November 2021 SEC Release", "MP906"]


def test_a_release_that_has_gone_live_is_for_information() -> None:
    past = Release.model_validate({"id": "feb-2020", "go_live": "2020-02-27"})
    committed = modification("MP901", decision={"approved": "2019-10-23", "release": "feb-2020"})

    paper = made(scenario(committed, releases=(past, JUNE)), "rid-feb-2020")["rid-feb-2020"]

    assert ("Action", "For Information") in paper.about
    assert "technical baseline" not in plain(paper.page)


def test_headings_are_numbered_and_in_order() -> None:
    outcome = api.plan(api.load(APRIL_2020).scenario)
    for paper in api.papers(outcome):
        headings = [block for block in paper.page if isinstance(block, Heading)]
        assert paper.title == headings[0].text
        depths = [1, *(heading.depth for heading in headings[1:])]
        assert all(below - above <= 1 for above, below in pairwise(depths))
        assert paper.foot.startswith("Scenario sec-2021-april-2020, as of 8 April 2020; sha256 ")


def test_the_same_scenario_has_the_same_papers() -> None:
    scenarios = [api.load(APRIL_2020).scenario for _ in range(2)]

    first, second = (api.papers(api.plan(one)) for one in scenarios)

    assert first == second


def test_where_another_option_is_still_in_time_it_is_what_follows() -> None:
    """The plain one has its cut-off for June 2021 12 months before, the one with a DUIS change 9 months before."""
    own = [{"lead_time": {"dcc": f"{months} months", "party": f"{months} months"}} for months in (9, 12)]
    options = [{"id": "duis", "impacts": {"duis": "yes"}, **own[0]}, {"id": "plain", **own[1]}]
    both = modification(
        "MP901", target="jun-2021", impacts={"gbcs": "yes"}, options=options, decision={"expected": "2020-06-10"}
    )
    given = scenario(both, goals=["left-out", "lateness"])  # the order of ties takes the plain one

    table = table_under(made(given, "rid-jun-2021")["rid-jun-2021"].page, "Decision cut-off dates")

    assert columns(table, "Cut-off", "Days in hand", "Next release if missed") == [
        (date(2020, 6, 24), 14, "June 2021 SEC Release, with duis")
    ]


def test_a_cut_off_that_is_waived_is_said_to_be() -> None:
    waiver = {"rule": "decision-cut-off", "about": ["MP902", "jun-2021"], "why": "small", "granted_by": "SEC Panel"}

    page = text(scenario(LATE, waivers=[{**waiver, "on": "2020-04-01"}]), "rid-jun-2021")

    assert "  MP902         none, by a waiver  26 May 2021" in page


def test_costs_are_told_where_the_scenario_gives_them() -> None:
    """300,000 and 750,000 once for the DUIS, of a budget of 2,000,000; what MP902 costs, nobody knows."""
    given = scenario(
        modification("MP901", target="jun-2021", impacts={"duis": "yes"}, cost=300_000),
        modification("MP902", target="jun-2021", decision={"expected": "2020-06-24"}),
        releases=(Release.model_validate({**JUNE.model_dump(mode="json"), "budget": 2_000_000}), NOVEMBER),
        policy={"costs": {"uplifts": {"duis": 750_000}}},
    )
    table = table_under(made(given, "rid-jun-2021")["rid-jun-2021"].page, "Release costs")

    assert [row for row in table.texts if row[0] in ("Total", "Budget", "Left")] == [
        ["Total", "at least", "£1,050,000"],
        ["Budget", "", "£2,000,000"],
        ["Left", "at most", "£950,000"],
    ]
    assert "The total is without MP902, whose cost is not known." in text(given, "rid-jun-2021")
    update = text(given, "panel-update")
    assert "The June 2021 SEC Release costs at least £1,050,000 of a budget of £2,000,000" in update


def test_nothing_is_said_of_costs_where_the_scenario_gives_none() -> None:
    given = scenario(modification("MP901"))
    for name in ("rid-jun-2021", "panel-update"):
        assert "Release costs" not in text(given, name)
