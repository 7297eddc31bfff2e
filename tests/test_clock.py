"""The last dates that still make a release: by hand from the calendar, and against the forecast."""

from datetime import date

import numpy as np
import pytest

from models import Scenario
from models.forecast import LastDate
from models.governance import PATHWAY_NAMES
from planner import api
from planner.clock import last_dates
from planner.facts import working_days
from planner.forecast import forecast, with_forecasts
from planner.report.blocks import Paragraph
from planner.report.pages.clock import clock_page
from planner.risk.draws import Dice
from planner.risk.walk import Ways
from tests.factories import JUNE, change_request, modification, scenario
from tests.running import APRIL_2020, REPLAY, ROOT, Secplan

STARTER = ROOT / "planner" / "starter.yaml"

APRIL = api.load(APRIL_2020).scenario


def test_the_last_dates_of_mp090_for_june_2021() -> None:
    """By hand, back from 24 September 2020, nine months before 24 June 2021.

    Change Board on its fourth Wednesday, 23 September; the last consultation that is closed before is of the week of
    Monday 31 August (a bank holiday, so that its 15 Working Days are from the 1st to the 21st); the Panel before it is
    on 14 August, its papers due on the 7th; 40 Working Days before that is 12 June, and the last Change Board before it
    on 27 May.
    """
    found = last_dates(APRIL, APRIL.modification_of["MP090"], "event-log", APRIL.release_of["jun-2021"])
    assert {one.step: one.on.isoformat() for one in found} == {
        "refinement": "2020-05-26",
        "ia-request": "2020-05-27",
        "ia": "2020-08-07",
        "report": "2020-08-14",
        "mrc": "2020-09-21",
        "vote": "2020-09-23",
    }
    of = {one.step: one for one in found}
    assert of["report"].papers == date(2020, 8, 7)
    assert of["mrc"].starts == date(2020, 9, 1)


def one_step_on(given: Scenario, step: str, on: date) -> Scenario:
    """As it is on that day, with that step just done."""
    return given.but(as_of=on).with_modification("MP090", progress={step: on})


@pytest.mark.parametrize("path", ["self-governance", "authority", "authority-led"])
@pytest.mark.parametrize("durations", ["target", "observed", "P30", "P80"])
@pytest.mark.parametrize("go_live", ["2021-06-24", "2022-03-31", "2022-11-03"])
def test_a_step_done_on_its_last_date_is_in_time_and_on_the_next_working_day_is_not(
    path: str, durations: str, go_live: str
) -> None:
    """The clock goes back where the forecast goes forward; steps are done on Working Days."""
    drafted = scenario(
        modification("MP090", path=path, decision="forecast", impacts={"gbcs": True}),
        releases=(JUNE.model_copy(update={"go_live": date.fromisoformat(go_live)}),),
        governance={"durations": durations},
        as_of="2018-06-01",
    )
    given = with_forecasts(drafted)
    found = last_dates(given, given.modification_of["MP090"], None, given.releases[0])
    (row,) = api.clock(given, "MP090").releases
    assert row.cut_off is not None
    calendar = working_days(given)
    for one in found[:-1]:
        assert calendar.is_working_day(one.on), one.step
        assert forecast(one_step_on(given, one.step, one.on), "MP090").decision <= row.cut_off
        after = one_step_on(given, one.step, calendar.add_working_days(one.on, 1))
        late_by_meeting = given.governance.steps[one.step].at is not None or one.starts is not None
        if not late_by_meeting:
            assert forecast(after, "MP090").decision > row.cut_off, one.step


def last_dates_of_june_2027(durations: str) -> dict[str, LastDate]:
    """Of the scenario that one begins with: nothing is done, and the cut-off is 24 September 2026."""
    given = api.change(api.load(STARTER).scenario, [f"durations {durations}"])
    found = last_dates(given, given.modification_of["MP901"], None, given.release_of["jun-2027"])
    return {one.step: one for one in found}


def test_a_last_date_on_no_working_day_is_the_working_day_before() -> None:
    """4 May 2026 is a bank holiday, 28 September 2025 a Sunday."""
    assert last_dates_of_june_2027("target")["pa-request"].on == date(2026, 5, 1)
    assert last_dates_of_june_2027("P80")["pa-request"].on == date(2025, 9, 26)


def test_last_dates_with_a_chance_leave_that_chance() -> None:
    """From the last day of the Impact Assessment on, 80 of 100 ways still make the cut-off, worked out and drawn."""
    given = api.change(APRIL, ["durations P80"])
    mp090, release = given.modification_of["MP090"], given.release_of["nov-2021"]
    last = {one.step: one for one in last_dates(given, mp090, "event-log", release)}
    assert (last["vote"].on, last["report"].papers) == (date(2021, 1, 27), date(2020, 12, 4))
    assert last["ia"].on == date(2020, 12, 4), "nothing after the Impact Assessment spreads, so it is the papers' day"
    assert last["ia-request"].on == date(2020, 4, 22)
    later = given.but(as_of=date(2020, 5, 27)).with_modification("MP090", progress={"ia-request": date(2020, 5, 27)})
    for requested, in_time in ((given, True), (later, False)):
        ways = Ways(requested, Dice(3, 10_000, requested.governance.shared_cause))
        decisions = ways.decisions(requested.modification_of["MP090"])
        assert (np.mean(decisions <= ways.table.number(date(2021, 2, 4))) > 0.8) == in_time


def test_a_consultation_whose_length_is_sure_has_a_last_start_with_any_chance() -> None:
    sure = [last_dates_of_june_2027(durations)["mrc"] for durations in ("target", "P80")]
    assert sure[0] == sure[1]
    assert sure[1].starts == date(2026, 9, 1)


def test_a_consultation_whose_length_spreads_has_no_last_start() -> None:
    spread = {"mrc": {"takes": {"target": "15 WD", "past": ["15 WD", "20 WD"]}}}
    given = scenario(modification("a"), governance={"durations": "P80", "steps": spread})
    found = {one.step: one for one in last_dates(given, given.modification_of["a"], None, JUNE)}
    assert found["mrc"].starts is None


def test_what_is_too_late_is_said(secplan: Secplan) -> None:
    page = secplan("clock", APRIL_2020, "SECMP0007", "nov-2021", "--durations", "observed").out
    assert "Its cut-off is 4 November 2020, 61 days before the decision is expected." in page
    assert "Too late already: solution agreed had to be by 25 February 2020" in page, "the first of those missed"


def consultation_left(as_of: str, **progress: str) -> Scenario:
    """MP901 for June 2027: its consultation has to begin by 1 September 2026, the day after a bank holiday."""
    changes = [f"as-of {as_of}", *(f"progress MP901 {step} {day}" for step, day in progress.items())]
    return api.change(api.load(STARTER).scenario, changes)


@pytest.mark.parametrize(
    ("as_of", "report", "missed"),
    [
        ("2026-09-01", "2026-08-28", ()),
        ("2026-09-02", "2026-08-28", ()),
        ("2026-09-02", "unknown", ()),
        ("2026-09-03", "2026-09-02", ("mrc",)),
        ("2026-09-08", "2026-09-02", ()),
        ("2026-09-22", "2026-09-02", ("mrc",)),
    ],
    ids=["begins", "has begun", "may have begun", "has not begun", "has begun late", "has not closed"],
)
def test_a_step_is_missed_once_it_can_begin_no_more(as_of: str, report: str, missed: tuple[str, ...]) -> None:
    (row,) = api.clock(consultation_left(as_of, report=report), "MP901", "jun-2027").releases
    assert row.missed == missed


def paragraphs(given: Scenario, name: str, release: str | None = None) -> str:
    """What the page says, without its tables."""
    page = clock_page(given, api.clock(given, name, release), "a file")
    return "\n".join(block.text for block in page if isinstance(block, Paragraph))


def test_the_last_start_that_has_passed_is_said() -> None:
    page = paragraphs(consultation_left("2026-09-03", report="2026-09-02"), "MP901", "jun-2027")
    assert "Too late already: Modification Report Consultation closed had to begin by 1 September 2026, unless" in page


def test_papers_that_are_late_are_said() -> None:
    """A path that begins with the Panel of 12 June 2026: nothing was ready on the 5th."""
    given = api.change(api.load(STARTER).scenario, ["as-of 2026-06-08"])
    page = paragraphs(given.with_modification("MP901", path="authority-led"), "MP901", "jun-2027")
    assert "Too late already: Modification Report at the Panel had to have its papers by 5 June 2026" in page


def test_what_is_next_is_said_with_the_days_left(secplan: Secplan) -> None:
    page = secplan("clock", APRIL_2020, "MP099", "jun-2021").out
    assert "Next: solution agreed, by 26 May 2020 at the latest, in 48 days." in page
    assert "- Modification Report at the Panel: 10 July 2020; its papers are due on 3 July 2020." in page


def test_each_option_with_a_cut_off_of_its_own_has_its_dates(secplan: Secplan) -> None:
    rows = secplan("clock", APRIL_2020, "MP090", "jun-2021", "--json").document["releases"]
    assert [(row["option"], row["cut_off"]) for row in rows] == [
        ("duis-alerts", "2020-06-24"),
        ("event-log", "2020-09-24"),
    ]
    assert len(secplan("clock", APRIL_2020, "MP099", "jun-2021", "--json").document["releases"]) == 1


def test_a_decision_that_is_taken_has_no_clock(secplan: Secplan) -> None:
    page = secplan("clock", REPLAY, "MP090").out
    assert "It is approved on 21 October 2020: no decision is to come." in page


def test_a_decision_without_a_date_has_its_last_dates(secplan: Secplan) -> None:
    """The cut-off that ``cutoffs`` and ``fallbacks`` give: nine months before 30 June 2022."""
    page = secplan("clock", REPLAY, "MP078", "jun-2022").out
    assert "no date of its decision can be given yet" in page
    assert "Its cut-off is 30 September 2021. Next: " in page
    assert "Change Board vote                        22 September 2021" in page


@pytest.mark.parametrize(("as_of", "passed"), [("2026-08-26", False), ("2026-08-27", True)])
def test_an_expected_day_that_has_passed_is_said(as_of: str, passed: bool) -> None:  # noqa: FBT001 - a case
    page = paragraphs(api.change(api.load(STARTER).scenario, [f"as-of {as_of}"]), "MP901", "jun-2027")
    assert (
        "was expected on 26 August 2026, as the scenario says, and that day has passed without word" in page
    ) == passed
    assert ("its decision is expected on 26 August 2026" in page) != passed


@pytest.mark.parametrize(("release", "fits"), [("jun-2027", False), ("nov-2027", True)])
def test_a_typed_date_that_does_not_fit_the_way_is_said(release: str, fits: bool) -> None:  # noqa: FBT001 - a case
    """On 1 June 2026 nothing is done, and for June 2027 a first step had to be by 1 May: yet 29 days are in hand."""
    page = paragraphs(api.change(api.load(STARTER).scenario, ["as-of 2026-06-01"]), "MP901", release)
    assert "in hand" in page
    assert ("The date of its decision is typed in, and does not fit what is left of the way." in page) != fits


def test_releases_that_it_cannot_go_in_are_named_without_dates(secplan: Secplan) -> None:
    """February releases carry documents only; its decision date, which comes too late for one, does not count."""
    page = secplan("clock", STARTER, "MP901").out
    dated, _, closed = page.partition("Not viable, whenever it is decided")
    assert "go-live 25 February" not in dated
    assert closed.count("SEC Release carries changes of documents only (MP901 changes the DCC Systems).") == 2
    assert "Days left" not in closed


def test_a_release_that_was_asked_for_has_dates_though_it_is_not_viable(secplan: Secplan) -> None:
    page = secplan("clock", STARTER, "MP901", "feb-2027").out
    assert "Not viable, whenever it is decided: the February 2027 SEC Release carries changes of documents only" in page
    assert "Its cut-off is 22 May 2026" in page


def test_a_decision_that_is_too_late_does_not_make_a_release_unviable() -> None:
    rows = api.clock(APRIL, "SECMP0007").releases
    late = [row for row in rows if row.slack_days is not None and row.slack_days < 0 and not row.because]
    assert "jun-2021" in [row.release for row in late]


def test_a_release_is_viable_if_it_is_with_one_of_the_options() -> None:
    """With one cut-off for both, the row is of both, and names none."""
    big = {"load": {"effort_days": 9}}
    small_june = JUNE.model_copy(update={"capacity": {"effort_days": 1}})
    (row,) = api.clock(
        scenario(modification("a", options=[{"id": "one", **big}, {"id": "other"}]), releases=(small_june,)), "a"
    ).releases
    assert (row.option, row.because) == (None, ())
    both_big = [{"id": "one", **big}, {"id": "other", **big}]
    (row,) = api.clock(scenario(modification("a", options=both_big), releases=(small_june,)), "a").releases
    assert [one.rule for one in row.because] == ["release-load"]


def test_a_change_request_without_a_decision_has_no_clock() -> None:
    given = scenario(change_request("CR1"), pins=[{"modification": "CR1", "release": "jun-2021", "why": "agreed"}])
    page = paragraphs(given, "CR1")
    assert "It is a change request, which needs no decision" in page
    assert "No cut-off" not in page
    assert not api.clock(given, "CR1").releases


def test_paths_are_called_as_the_glossary_calls_them() -> None:
    """And so is the path of a page."""
    (line,) = (line for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines() if "| path |" in line)
    assert line.endswith(f": {', '.join(PATHWAY_NAMES.values())} |")
    given = scenario(modification("a", path="authority"))
    assert "On the path Authority-Determined; its decision" in paragraphs(given, "a")


def test_names_that_are_not_there_are_wrong_usage(secplan: Secplan) -> None:
    ran = secplan("clock", APRIL_2020, "MP09")
    assert ran.status == 2
    assert "there is no modification 'MP09'; did you mean 'MP099'?" in ran.err
    assert secplan("clock", APRIL_2020, "MP090", "jun-2031").status == 2
    with pytest.raises(ValueError, match="there is no release 'jun-2031'"):
        api.clock(APRIL, "MP090", "jun-2031")
