"""``secplan assessments``: what is open, what was returned, in how many Working Days, and what is late."""

from datetime import date
from typing import Any

import pytest

from models import Modification, Scenario
from models.assessment import Assessment
from planner import api
from planner.assessments import assessed_steps, assessments
from planner.report.blocks import Bullets, Heading, Page, Paragraph, Table
from planner.report.documents.assessments import AssessmentRow, Assessments
from planner.report.pages.assessments import assessments_page
from tests.factories import modification, scenario
from tests.running import APRIL_2021, ASSESSMENTS, ROOT, TINY, Secplan

# S3 is the "Change Status Report" of 9 April 2021; Appendix A is the DCC's report on its assessments.

S3_DAY = "2021-04-09"


def assessed(id: str = "a", **progress: str) -> Modification:
    """A modification of which only its progress matters; ``ia_request`` stands for ``ia-request``."""
    steps = {step.replace("_", "-"): on for step, on in progress.items()}
    return modification(id, decision="unknown", progress=steps)


def on_s3_day(*modifications: Modification, **overrides: Any) -> Scenario:
    return scenario(*modifications, as_of=S3_DAY, **overrides)


def only(given: Scenario) -> Assessment:
    (found,) = assessments(given)
    return found


def tracker(*modifications: Modification, **overrides: Any) -> Assessments:
    return api.assessments(on_s3_day(*modifications, **overrides))


def names(rows: tuple[AssessmentRow, ...]) -> list[tuple[str, str]]:
    return [(row.modification, row.assessment) for row in rows]


def page_of(given: Scenario) -> Page:
    return assessments_page(given, api.assessments(given), "x.yaml")


def under(page: Page, heading: str) -> list[str]:
    """The sentences under a heading."""
    at = next(index for index, block in enumerate(page) if block == Heading(heading))
    block = page[at + 1]
    assert isinstance(block, Bullets)
    return list(block.items)


# Working Days, and how the papers count -------------------------------------------------------------------------------


def test_the_impact_assessment_of_mp107() -> None:
    """S3 3: accepted on 1 December 2020, 94 WD by 9 April 2021.

    From 1 December to 9 April, both counted, are 23 weekdays in December, 21 in January, 20 in February, 23 in March
    and 7 in April: 94. Less 1 December itself, and 25 and 28 December, 1 January, 2 and 5 April: 88. Of the 40 that are
    the target, 20 are in December, and the 20th of January is the 29th. 88 - 40 = 48.
    """
    found = only(on_s3_day(assessed(ia_request="2020-12-01")))
    assert (found.working_days, found.weekdays, found.bank_holidays) == (88, 94, 5)
    assert (found.due, found.days_late) == (date(2021, 1, 29), 48)


def test_the_preliminary_assessment_of_mp140() -> None:
    """S3 3: accepted on 4 February 2021, 47 WD by 9 April: less 4 February itself, Good Friday and Easter Monday."""
    found = only(on_s3_day(assessed(pa_request="2021-02-04")))
    assert (found.working_days, found.weekdays, found.bank_holidays) == (44, 47, 2)
    assert (found.due, found.days_late) == (date(2021, 2, 25), 29)


def test_the_target_of_mp141_is_the_dccs_own() -> None:
    """Appendix A: accepted on 9 March 2021, target completion on 30 March."""
    assert only(on_s3_day(assessed(pa_request="2021-03-09"))).due == date(2021, 3, 30)


def test_the_target_of_mp107_in_appendix_a_takes_a_bank_holiday_for_a_working_day() -> None:
    """28 January 2021 is the 39th Working Day, as 28 December stood in for Boxing Day."""
    in_time = only(on_s3_day(assessed(ia_request="2020-12-01", ia="2021-01-28")))
    assert (in_time.working_days, in_time.weekdays) == (39, 43)


@pytest.mark.parametrize(("returned", "days", "late"), [("2021-02-25", 15, 0), ("2021-02-26", 16, 1)])
def test_the_fifteenth_working_day_is_within_target_and_the_sixteenth_late(returned: str, days: int, late: int) -> None:
    found = only(on_s3_day(assessed(pa_request="2021-02-04", pa=returned)))
    assert (found.state, found.working_days, found.days_late) == ("returned", days, late)


def test_from_a_saturday_the_papers_count_no_first_day() -> None:
    """6 to 9 March 2021 has two weekdays, and both are Working Days after the Saturday."""
    given = on_s3_day(assessed(pa_request="2021-03-06", pa="2021-03-09"))
    assert (only(given).working_days, only(given).weekdays) == (2, 2)
    assert api.assessments(given).returned[0].paper_days is None


# What counts as an assessment, and how far it is ----------------------------------------------------------------------


def test_by_default_the_preliminary_and_the_impact_assessment_are_tracked() -> None:
    assert assessed_steps(scenario(modification("a")).governance) == ["pa", "ia"]


def test_a_step_with_a_request_of_its_own_is_tracked_too() -> None:
    governance = {
        "steps": {
            "security-request": {"title": "security review asked for"},
            "security": {"title": "Security review returned", "takes": "10 WD"},
        },
        "pathways": {"self-governance": ["security-request", "security", "vote"]},
    }
    found = tracker(modification("a", progress={"security-request": "2021-03-25"}), governance=governance)
    assert [(row.assessment, row.days_late) for row in found.open] == [("security", 0)]
    assert [row.title for row in found.kinds] == ["Preliminary Assessment", "Impact Assessment", "Security review"]


def test_what_progress_does_not_tell_of_is_not_listed() -> None:
    """The Impact Assessment counts as done, as the report was at the Panel; nothing says that there was one."""
    assert assessments(on_s3_day(assessed(report="2021-03-12"), assessed("b"))) == []


def test_one_that_was_asked_for_is_open_until_it_or_a_later_step_is_done() -> None:
    asked_for = {"ia_request": "2020-12-01"}
    states = [
        only(on_s3_day(assessed(**asked_for, **more))).state
        for more in ({}, {"ia": "2021-01-04"}, {"ia": "unknown"}, {"report": "2021-03-12"})
    ]
    assert states == ["open", "returned", "returned", "returned"]


def test_one_of_an_approved_modification_was_returned_on_a_day_that_nobody_recorded() -> None:
    approved = modification("a", decision={"approved": "2021-03-24"}, progress={"ia-request": "2020-12-01"})
    found = only(on_s3_day(approved))
    assert (found.state, found.returned, found.working_days, found.days_late) == ("returned", None, None, None)


@pytest.mark.parametrize("decision", [{"withdrawn": "2021-03-01"}, {"rejected": "2021-03-24"}])
def test_one_of_a_modification_that_is_withdrawn_or_rejected_is_awaited_no_longer(decision: dict[str, str]) -> None:
    ended = modification("a", decision=decision, progress={"pa": "2020-06-25", "ia-request": "2020-12-01"})
    assert [(one.step, one.state) for one in assessments(on_s3_day(ended))] == [("pa", "returned")]


def test_on_a_path_without_a_request_only_the_return_is_told() -> None:
    urgent = modification("a", path="urgent", progress={"ia": "2021-03-01"})
    found = only(on_s3_day(urgent))
    assert (found.state, found.requested, found.begun, found.working_days) == ("returned", None, None, None)


ACCEPTED = {
    "steps": {"ia-accepted": {"title": "accepted by the DCC", "takes": "0 WD"}},
    "pathways": {"self-governance": ["pa-request", "pa", "ia-request", "ia-accepted", "ia", "vote"]},
}
"""A path on which an assessment is accepted before it begins."""


def test_one_that_is_not_accepted_waits_and_is_not_late() -> None:
    found = only(on_s3_day(assessed(ia_request="2020-09-03"), governance=ACCEPTED))
    assert (found.state, found.waits_for, found.due, found.days_late) == ("waiting", "ia-accepted", None, None)


def test_one_that_is_accepted_is_counted_from_there() -> None:
    given = assessed(ia_request="2020-09-03", ia_accepted="2020-12-01")
    found = only(on_s3_day(given, governance=ACCEPTED))
    assert (found.requested, found.begun, found.working_days) == (date(2020, 9, 3), date(2020, 12, 1), 88)


# What cannot be counted -----------------------------------------------------------------------------------------------


def test_one_whose_request_nobody_recorded_is_listed_and_not_counted() -> None:
    found = tracker(assessed("a", pa="2021-02-25"), assessed("b", pa_request="2021-02-04", pa="2021-02-25"))
    (kind, _) = found.kinds
    assert names(found.returned) == [("a", "pa"), ("b", "pa")]
    assert (kind.returned, kind.counted, kind.average_working_days, kind.within_target) == (2, 1, 15.0, 1)


def test_the_page_says_how_many_are_not_counted() -> None:
    page = page_of(on_s3_day(assessed(pa="2021-02-25"), assessed("b", pa_request="2021-02-04", pa="2021-02-25")))
    said = next(block.text for block in page if isinstance(block, Paragraph) and "Left out" in block.text)
    assert said.startswith("Left out of averages and shares: 1 assessment whose Working Days cannot be counted")


@pytest.mark.parametrize(
    ("as_of", "asked_on", "days"), [("2018-03-01", "2017-11-01", None), ("2028-12-20", "2028-12-11", 7)]
)
def test_beyond_the_tables_of_bank_holidays_nothing_is_counted_or_due(
    as_of: str, asked_on: str, days: int | None
) -> None:
    found = only(scenario(assessed(ia_request=asked_on), as_of=as_of, releases=()))
    assert (found.state, found.due, found.working_days, found.days_late) == ("open", None, days, None)


# Averages, shares, and the measure ------------------------------------------------------------------------------------


def test_averages_are_of_what_was_returned_in_the_twelve_months_to_the_day_of_the_scenario() -> None:
    """9 April 2020 is twelve months before, and so outside; 8 to 16 Working Days each, all after a Monday."""
    found = tracker(
        assessed("before", pa_request="2020-03-30", pa="2020-04-09"),
        assessed("first", pa_request="2020-04-20", pa="2020-04-30"),
        assessed("last", pa_request="2021-03-01", pa="2021-03-23"),
    )
    (kind, _) = found.kinds
    assert (found.since, found.until) == (date(2020, 4, 10), date(2021, 4, 9))
    assert (kind.returned, kind.average_working_days, kind.within_target) == (2, 12.0, 1)  # 8 and 16
    assert {row.modification: row.in_window for row in found.returned} == {"before": False, "first": True, "last": True}


def test_other_months_can_be_asked_for() -> None:
    """S3 3: "the 12-month period up to the end of March 2021"."""
    found = api.assessments(on_s3_day(assessed(pa="2020-04-01")), months=12, until=date(2021, 3, 31))
    assert (found.since, found.until, found.kinds[0].returned) == (date(2020, 4, 1), date(2021, 3, 31), 1)


def test_the_time_that_is_looked_at_ends_on_the_day_of_the_scenario_at_the_latest() -> None:
    with pytest.raises(ValueError, match="what is known on 2021-04-09"):
        api.assessments(on_s3_day(assessed()), until=date(2021, 4, 10))


def test_the_measure_is_of_what_was_due_in_a_month_returned_or_not() -> None:
    """Due on 25 February 2021: one in time, one a day late. Due on 30 March: one open. Due in April: one to come."""
    found = tracker(
        assessed("in-time", pa_request="2021-02-04", pa="2021-02-25"),
        assessed("late", pa_request="2021-02-04", pa="2021-02-26"),
        assessed("open", pa_request="2021-03-09"),
        assessed("to-come", pa_request="2021-03-25"),
    )
    months = [(row.month, row.due, row.in_time, row.late) for row in found.measure]
    assert months == [("2021-02", 2, 1, ("late",)), ("2021-03", 1, 0, ("open",))]


def test_what_is_due_today_and_open_may_yet_be_in_time() -> None:
    """15 Working Days after 17 March 2021, without 2 and 5 April, is 9 April."""
    found = tracker(assessed(pa_request="2021-03-17"))
    assert (found.open[0].due, found.measure, found.late) == (date(2021, 4, 9), (), ())


def test_the_latest_come_first() -> None:
    found = tracker(
        assessed("a", pa_request="2021-03-09"),
        assessed("b", ia_request="2020-12-01"),
        assessed("c", pa_request="2021-02-04"),
        assessed("d", pa_request="2021-04-01"),
    )
    assert [(row.modification, row.days_late) for row in found.late] == [("b", 48), ("c", 29), ("a", 6)]


# The tracker of S3 ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [APRIL_2021, ASSESSMENTS], ids=lambda path: path.stem)
def test_what_is_late_in_april_2021(path: Any) -> None:
    """S3 3: 94 and 47; Appendix A: MP141, which S3 3 does not have."""
    late = api.assessments(api.load(path).scenario).late
    found = [(row.modification, row.assessment, row.working_days, row.paper_days, row.days_late) for row in late]
    assert found == [("MP107", "ia", 88, 94, 48), ("MP140", "pa", 44, 47, 29), ("MP141", "pa", 21, 24, 6)]


def test_what_waits_to_be_accepted_in_april_2021() -> None:
    """Appendix A: MP125 is "not accepted yet"; S3 3: the other two were asked for in March, and are in no list."""
    found = api.assessments(api.load(ASSESSMENTS).scenario)
    assert names(found.waiting) == [("MP125", "pa"), ("MP078", "ia"), ("SECMP0024", "ia")]


def test_the_rows_of_the_tracker_of_april_2021() -> None:
    """S3 3 prints 19 and 11 rows; 1 and 2 are from before its window, and MP105's odd row is left out."""
    found = api.assessments(api.load(ASSESSMENTS).scenario, until=date(2021, 3, 31))
    assert [(row.assessment, row.returned, row.counted) for row in found.kinds] == [("pa", 17, 0), ("ia", 9, 0)]
    assert [row.average_working_days for row in found.kinds] == [None, None]
    before = [row for row in found.returned if not row.in_window]
    assert names(tuple(before)) == [("MP093", "ia"), ("SECMP0067", "ia"), ("MP099", "pa")]


def test_march_2021_had_something_to_report() -> None:
    """Appendix A has "none to report" as due in March 2021; by its own list MP141 was due on the 30th."""
    found = api.assessments(api.load(ASSESSMENTS).scenario)
    assert [(row.month, row.in_time, row.late) for row in found.measure][-1] == ("2021-03", 0, ("MP141",))


# The page and the command ---------------------------------------------------------------------------------------------


def test_the_page_says_who_is_late_and_why_the_papers_count_more() -> None:
    page = page_of(on_s3_day(assessed("MP107", ia_request="2020-12-01")))
    said = (
        "MP107, Impact Assessment: due on 29 January 2021, 48 Working Days late; 88 Working Days so far, with a target "
        "of 40 WD. As the papers count it is 94, with the first day and 5 bank holidays."
    )
    assert under(page, "Late now, the longest first") == [said]


def test_the_page_says_what_an_assessment_waits_for() -> None:
    page = page_of(on_s3_day(assessed(ia_request="2020-09-03"), governance=ACCEPTED))
    said = "a, Impact Assessment: asked for on 3 September 2020; to come before it begins: accepted by the DCC."
    assert under(page, "Asked for, and not begun") == [said]


def test_the_page_tells_the_doubts_about_progress_and_no_others() -> None:
    doubts = ["impacts: none is given", "progress: another list has MP141"]
    page = page_of(on_s3_day(modification("MP140", doubtful=doubts, progress={"pa-request": "2021-02-04"})))
    assert under(page, "Doubtful") == ["MP140: another list has MP141."]


def test_the_page_tells_shares_month_by_month() -> None:
    page = page_of(
        on_s3_day(assessed(pa_request="2021-02-04", pa="2021-02-25"), assessed("b", pa_request="2021-03-09"))
    )
    tables = [block for block in page if isinstance(block, Table)]
    assert tables[0].rows[0] == (
        "Preliminary Assessment",
        "15 WD",
        "58 WD",
        "1",
        "21.0 WD",
        "1",
        "15.0 WD",
        "1 of 1 (100 %)",
    )
    assert tables[-1].rows == [("February 2021", "1", "1", "100 %", ""), ("March 2021", "1", "0", "0 %", "b")]


def test_where_nothing_is_told_the_page_says_so(secplan: Secplan) -> None:
    page = secplan("assessments", TINY).out
    assert "Progress tells of no assessment." in page
    assert "Code Performance Measure" not in page


def test_the_command_prints_the_document(secplan: Secplan) -> None:
    document = secplan("assessments", ASSESSMENTS, "--months", "1", "--until", "2021-03-31", "--json").document
    assert (document["format"], document["since"]) == ("secplan.assessments/1", "2021-03-01")
    assert document["late"][0]["target"] == "40 WD"


def test_a_day_after_that_of_the_scenario_is_wrong_usage(secplan: Secplan) -> None:
    ran = secplan("assessments", ASSESSMENTS, "--until", "2021-04-10")
    assert ran.status == 2
    assert "the scenario is what is known on 9 April 2021" in ran.err


def test_the_page_of_the_tracker_names_its_file_as_it_was_typed(
    secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert "(scenarios/sec-2021-assessments.yaml)" in secplan("assessments", ASSESSMENTS.relative_to(ROOT)).out
