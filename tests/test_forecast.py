"""When decisions are to be expected: the timetable of the papers, meetings, and what can be wrong with progress."""

from datetime import date
from typing import Any

import pytest

from models import Decision, Planned, Scenario
from models.forecast import ForecastStep
from models.governance import Governance, Takes
from planner import api
from planner.changes import Mistakes
from planner.forecast import first_after, forecast, with_forecasts
from planner.load import BadInput, load_text
from tests.factories import modification, scenario
from tests.running import APRIL_2020, Secplan

PATHS = ("self-governance", "authority", "fast-track", "authority-led", "urgent")


def on_its_way(as_of: str = "2020-04-08", governance: dict[str, Any] | None = None, **fields: Any) -> Scenario:
    given = {"path": "self-governance", "decision": "forecast", "progress": {"pa": "unknown"}, **fields}
    return with_forecasts(scenario(modification("MP090", **given), as_of=as_of, governance=governance or {}))


def steps(given: Scenario) -> dict[str, ForecastStep]:
    return {one.step: one for one in forecast(given, "MP090").steps}


def decided(given: Scenario) -> date | None:
    return given.modification_of["MP090"].decided_on


# The timetable of 2020 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "durations", "expected"),
    [
        ("self-governance", "target", date(2020, 8, 26)),
        ("authority", "target", date(2020, 10, 1)),
        ("self-governance", "observed", date(2020, 11, 25)),
        ("authority", "observed", date(2021, 1, 4)),
    ],
)
def test_an_assessment_requested_on_22_april_2020(path: str, durations: str, expected: date) -> None:
    """40 Working Days as meant, 100 on average (S3 3)."""
    given = on_its_way(
        path=path, governance={"durations": durations}, progress={"ia-request": "2020-04-22"}, as_of="2020-04-22"
    )
    assert decided(given) == expected


def test_each_step_says_what_it_waits_for() -> None:
    """Worked out by hand: 8 May and 25 May 2020 are bank holidays; the papers are due five Working Days before."""
    found = steps(on_its_way())
    assert (found["ia-request"].on, found["ia-request"].reason) == (date(2020, 4, 22), "meeting")
    assert (found["ia"].on, found["ia"].reason) == (date(2020, 6, 19), "duration")
    assert (found["report"].on, found["report"].papers) == (date(2020, 7, 10), date(2020, 7, 3))
    assert (found["mrc"].starts, found["mrc"].on) == (date(2020, 7, 13), date(2020, 7, 31))
    assert (found["vote"].on, found["vote"].papers) == (date(2020, 8, 26), None)


def test_a_consultation_from_a_bank_holiday_starts_on_the_next_working_day() -> None:
    """Monday 25 May 2020."""
    panel = {"bodies": {"panel": {"dates": ["2020-05-22"]}}}
    found = steps(on_its_way(as_of="2020-05-18", progress={"ia": "2020-05-01"}, governance=panel))
    assert (found["report"].on, found["mrc"].starts) == (date(2020, 5, 22), date(2020, 5, 26))
    assert found["mrc"].on == date(2020, 6, 15), "fifteen Working Days, the 26th counted"


def test_a_known_meeting_stands_in_place_of_the_rules() -> None:
    """The third Friday of July: the same Change Board."""
    found = steps(on_its_way(governance={"bodies": {"panel": {"dates": ["2020-07-17"]}}}))
    assert (found["report"].on, found["mrc"].on, found["vote"].on) == (
        date(2020, 7, 17),
        date(2020, 8, 7),
        date(2020, 8, 26),
    )


def test_what_comes_on_the_day_the_papers_are_due_is_in_time_and_a_day_later_is_not() -> None:
    in_time = steps(on_its_way(as_of="2020-07-06", progress={"ia": "2020-07-03"}))
    late = steps(on_its_way(as_of="2020-07-06", progress={"ia": "2020-07-06"}))
    assert in_time["report"].on == date(2020, 7, 10)
    assert late["report"].on == date(2020, 8, 14)


def test_papers_that_would_be_due_at_a_weekend_are_due_on_the_working_day_before() -> None:
    """Two months before Friday 14 August 2020 is Sunday 14 June: they are due on the 12th."""
    two_months = {"bodies": {"panel": {"papers": "2 months"}}}
    in_time = steps(on_its_way(as_of="2020-06-15", progress={"ia": "2020-06-12"}, governance=two_months))
    late = steps(on_its_way(as_of="2020-06-15", progress={"ia": "2020-06-15"}, governance=two_months))
    assert (in_time["report"].on, in_time["report"].papers) == (date(2020, 8, 14), date(2020, 6, 12))
    assert late["report"].on == date(2020, 9, 11)


def test_the_change_board_after_the_panel_of_april_2021() -> None:
    """S3 1 and 4: MP099, Panel 16 April, consultation from 19 April, Change Board 26 May; 3 May is a bank holiday."""
    known = {"bodies": {"panel": {"dates": ["2021-04-16"]}}}
    found = steps(on_its_way(as_of="2021-04-09", progress={"ia": "2020-12-21"}, governance=known))
    assert (found["report"].on, found["mrc"].on, found["vote"].on) == (
        date(2021, 4, 16),
        date(2021, 5, 10),
        date(2021, 5, 26),
    )


def test_the_authority_takes_25_working_days_over_easter() -> None:
    """SECMP0056: Change Board 24 March 2021; Good Friday is 2 April, Easter Monday 5 April."""
    given = on_its_way(path="authority", as_of="2021-04-09", progress={"vote": "2021-03-24"})
    assert decided(given) == date(2021, 4, 30)


def test_a_step_that_is_overdue_comes_today_at_the_earliest() -> None:
    found = steps(on_its_way(as_of="2020-09-01", progress={"ia-request": "2020-04-22"}))
    assert (found["ia"].on, found["ia"].due) == (date(2020, 9, 1), date(2020, 6, 19))


def test_what_nobody_has_begun_begins_today() -> None:
    found = steps(on_its_way(progress={}))
    assert (found["pa-request"].on, found["pa-request"].reason) == (date(2020, 4, 8), "today")
    assert found["pa"].on == date(2020, 5, 1), "fifteen Working Days, without Good Friday and Easter Monday"


@pytest.mark.parametrize("path", PATHS)
def test_on_every_path_steps_follow_each_other_and_the_last_is_the_decision(path: str) -> None:
    given = on_its_way(path=path, progress={})
    found = forecast(given, "MP090").steps
    days = [one.on for one in found if one.on]
    assert days == sorted(days)
    assert [one.step for one in found] == list(Governance().pathways[path])  # type: ignore[index]
    assert decided(given) == days[-1]


def test_the_first_such_weekday_after_a_day_is_after_it() -> None:
    friday = date(2020, 7, 10)
    assert [first_after(friday, weekday).isoformat() for weekday in range(5)] == [
        "2020-07-13",
        "2020-07-14",
        "2020-07-15",
        "2020-07-16",
        "2020-07-17",
    ]


# In a scenario --------------------------------------------------------------------------------------------------------


def test_with_the_durations_observed_nothing_of_the_dcc_systems_is_left_in_june_2021(secplan: Secplan) -> None:
    """As it came about: MP090 in November 2021, SECMP0015 in June 2022."""
    document = secplan("plan", APRIL_2020, "--durations", "observed", "--json").document
    found = {row["modification"]: row["release"] for row in document["placements"]}
    assert "jun-2021" not in found.values()
    assert (found["MP090"], found["SECMP0015"], found["SECMP0007"]) == ("nov-2021", "jun-2022", "jun-2022")
    page = secplan("plan", APRIL_2020, "--durations", "observed").out
    assert "Hindsight: the averages are of the time to 31 March 2021" in page


def test_secmp0007_was_in_time_as_its_assessment_was_back_early() -> None:
    """On 5 August 2020 (S3 3): the forecast from there is a day from the date on which it was approved."""
    known = ["durations observed", "as-of 2020-08-05", "progress SECMP0007 ia 2020-08-05"]
    outcome = api.plan(api.change(api.load(APRIL_2020).scenario, known))
    assert outcome.scenario.modification_of["SECMP0007"].decided_on == date(2020, 10, 28)
    assert isinstance(outcome.answer, Planned)
    assert outcome.answer.plan.release_of("SECMP0007") == "nov-2021"


def test_the_durations_of_a_command_are_those_of_the_change() -> None:
    loaded = api.load(APRIL_2020)
    changed = api.change(loaded.scenario, ["durations observed"])
    assert changed.modification_of["MP090"].decided_on == date(2020, 11, 25)
    assert api.change(changed, ["durations target"]) == loaded.scenario


def test_progress_brings_a_forecast_forward_and_a_delay_counts_from_it() -> None:
    given = on_its_way()
    both = api.change(given, ["as-of 2020-06-01", "progress MP090 ia 2020-05-29", "delay MP090 5 days"])
    assert decided(both) == date(2020, 7, 27), "Panel 12 June, consultation to 3 July, Change Board 22 July"


def test_a_written_scenario_reads_back_as_it_is() -> None:
    loaded = api.load(APRIL_2020).scenario
    assert api.load_text(api.scenario_text(loaded)).scenario == loaded


def test_a_written_forecast_has_no_date() -> None:
    text = api.scenario_text(api.load(APRIL_2020).scenario)
    assert "decision: forecast" in text
    assert "forecast: true" not in text


def test_a_typed_date_stays_as_it_is() -> None:
    given = scenario(modification("MP090", decision={"expected": "2020-10-21"}, progress={"pa": "unknown"}))
    assert decided(with_forecasts(given)) == date(2020, 10, 21)


def test_the_plan_of_april_2020_is_the_one_with_typed_dates() -> None:
    given = api.load(APRIL_2020).scenario
    typed = given
    for one in given.modifications:
        typed = typed.with_modification(one.id, decision=Decision(expected=one.decided_on))
    found = [api.plan(each).answer for each in (given, typed)]
    assert all(isinstance(answer, Planned) for answer in found)
    assert found[0] == found[1]


# Wrong ----------------------------------------------------------------------------------------------------------------

FILE = """\
format: secplan.scenario/1
name: wrong
as_of: 2020-04-08
GOVERNANCE
releases: [{id: jun-2021, go_live: 2021-06-24}]
modifications:
  - {id: MP090, decision: DECISION, progress: PROGRESS}
"""


@pytest.mark.parametrize(
    ("progress", "says"),
    [
        ("{ia: 2020-02-03, pa: 2020-03-02}", "'ia' is done on 2020-02-03, before the step that it follows, 'pa', on"),
        ("{pa: 2020-04-09}", "'pa' is done on 2020-04-09, and the scenario is what is known on 2020-04-08"),
        ("{aut: unknown}", "'aut' is no step of the path of MP090"),
        ("{authority: unknown}", "'authority' is no step of the path of MP090"),
        ("{vote: 2020-03-25}", "the decision on MP090 is forecast, and its last step, 'vote', is done"),
        ("{pa: soon}", "'soon' is not a date"),
        ("soon", "progress: 'soon' is not keys with values"),
    ],
)
def test_progress_that_cannot_be_is_shown_at_its_place(progress: str, says: str) -> None:
    text = FILE.replace("GOVERNANCE\n", "").replace("DECISION", "forecast").replace("PROGRESS", progress)
    with pytest.raises(BadInput) as refused:
        load_text(text)
    (error,) = refused.value.errors
    assert says in error.says
    assert error.line == 6


@pytest.mark.parametrize("word", ["true", "yes"])
def test_a_date_beside_a_forecast_is_an_error_and_not_dropped(word: str) -> None:
    decision = f"{{forecast: {word}, expected: 2020-05-01}}"
    text = FILE.replace("GOVERNANCE\n", "").replace("DECISION", decision).replace("PROGRESS", "{}")
    with pytest.raises(BadInput) as refused:
        load_text(text)
    (error,) = refused.value.errors
    assert error.says == "the decision on MP090 is forecast, and has a date of its own"
    assert (error.line, error.hint.partition(":")[0]) == (6, "leave one of the two out")


@pytest.mark.parametrize(
    ("governance", "says"),
    [
        ("{steps: {ia: {at: board}}}", "there is no body 'board'"),
        ("{steps: {ia: {at: panel, takes: 3 WD}}}", "a step is a meeting or takes its time"),
        ("{steps: {ia: {takes: 3 moons}}}", "'3 moons' is not a duration"),
        ("{pathways: {urgent: [ia, votes]}}", "there is no step 'votes'"),
        ("{pathways: {urgent: [ia, vote, ia]}}", "the step 'ia' is in this path already"),
        ("{pathways: {urgent: []}}", "the path urgent has no steps"),
        ("{bodies: {panel: {meets: fifth Friday}}}", "'fifth Friday' is not a day of each month"),
        ("{bodies: {csc: {papers: 5 WD}}}", "'meets' is missing"),
        ("{durations: average}", "'average' is not known here"),
    ],
)
def test_governance_that_cannot_be_is_shown_at_its_place(governance: str, says: str) -> None:
    text = FILE.replace("GOVERNANCE", f"governance: {governance}").replace("DECISION", "forecast")
    with pytest.raises(BadInput) as refused:
        load_text(text.replace("PROGRESS", "{}"))
    (error,) = refused.value.errors
    assert says in error.says
    assert error.line == 4


@pytest.mark.parametrize(
    ("day", "why"), [("2020-07-18", "Saturday"), ("2020-07-19", "Sunday"), ("2020-08-31", "Summer bank holiday")]
)
def test_a_meeting_on_no_working_day_is_shown_at_its_place(day: str, why: str) -> None:
    """As the change ``meeting panel 2020-07-18`` is refused."""
    governance = f"governance: {{bodies: {{panel: {{dates: [2020-06-12, {day}]}}}}}}"
    text = FILE.replace("GOVERNANCE", governance).replace("DECISION", "forecast").replace("PROGRESS", "{}")
    with pytest.raises(BadInput) as refused:
        load_text(text)
    (error,) = refused.value.errors
    assert error.says.endswith(f"SEC Panel cannot meet on {day}: it is no Working Day ({why})")
    assert (error.line, error.column, error.hint) == (4, 51, "write the day on which it meets")


def test_a_forecast_beyond_the_tables_of_bank_holidays_is_an_error_of_its_decision() -> None:
    text = FILE.replace("2020-04-08", "2028-09-01").replace("2021-06-24", "2028-11-02").replace("GOVERNANCE\n", "")
    with pytest.raises(BadInput, match="the decision on MP090 cannot be forecast"):
        load_text(text.replace("DECISION", "forecast").replace("PROGRESS", "{}"))


def test_a_decision_that_is_taken_is_not_forecast() -> None:
    with pytest.raises(ValueError, match="a decision that is approved is not forecast"):
        Decision.model_validate({"forecast": True, "approved": "2020-04-01"})


def test_progress_in_words_is_of_a_step_of_its_path() -> None:
    with pytest.raises(Mistakes, match="'authority' is no step of the path of MP090"):
        api.change(on_its_way(), ["progress MP090 authority 2020-04-01"])


def test_progress_to_come_is_told_how_to_be_asked() -> None:
    with pytest.raises(Mistakes) as caught:
        api.change(on_its_way(), ["progress MP090 ia 2020-05-29"])
    (mistake,) = caught.value.mistakes
    for way in ("as-of 2020-05-29", "decide MP090 DATE"):
        assert way in mistake.hint


@pytest.mark.parametrize(("day", "hint"), [("2020-04-01", "approve MP090 2020-04-01"), ("unknown", "MP090 DATE")])
def test_progress_of_the_last_step_hints_at_the_change_that_tells_the_decision(day: str, hint: str) -> None:
    with pytest.raises(Mistakes) as caught:
        api.change(on_its_way(), [f"progress MP090 vote {day}"])
    (mistake,) = caught.value.mistakes
    assert (mistake.word, "approve" in mistake.hint) == ("vote", True)
    assert mistake.hint.endswith(hint)


@pytest.mark.parametrize("day", ["2020-04-01", "unknown"])
def test_progress_of_the_last_step_goes_with_the_decision(day: str) -> None:
    after = api.change(on_its_way(), [f"progress MP090 vote {day}", "withdraw MP090 2020-04-01"])
    assert after.modification_of["MP090"].is_ended


# How long a step takes ------------------------------------------------------------------------------------------------


def takes(said: Any, step: str = "ia") -> Takes:
    found = Governance.model_validate({"steps": {step: {"takes": said}}}).steps[step].takes
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("said", "target", "observed"),
    [
        ({"target": "50 WD"}, "50 WD", "100 WD"),
        ({"observed": "90 WD"}, "40 WD", "90 WD"),
        ({"target": "40 WD", "quantiles": {"10": "40 WD", "90": "180 WD"}}, "40 WD", "100 WD"),
        ("30 WD", "30 WD", "30 WD"),
        ({"target": "2 months"}, "2 months", "2 months"),
        ({"target": "2 months", "observed": "5 months"}, "2 months", "5 months"),
        ({"past": ["30 WD", "33 WD", "36 WD", "39 WD"]}, "40 WD", "35 WD"),
        ({"past": ["30 WD", "60 WD"], "observed": "50 WD"}, "40 WD", "50 WD"),
    ],
    ids=str,
)
def test_what_is_said_of_a_duration_is_put_over_what_is_known(said: Any, target: str, observed: str) -> None:
    """The Impact Assessment: 40 WD, observed 100 WD. Of 30, 33, 36 and 39 the average is 34.5, and half goes up."""
    found = takes(said)
    assert [str(found.by(way)) for way in ("target", "observed")] == [target, observed]


def test_what_is_said_of_durations_reads_back_as_it_is() -> None:
    for said in ("30 WD", {"target": "2 months"}, {"past": ["30 WD"]}, {"quantiles": {"0": "40 WD", "9": "50 WD"}}):
        given = on_its_way(governance={"steps": {"ia": {"takes": said}}})
        assert api.load_text(api.scenario_text(given)).scenario == given
        assert Scenario.model_validate(given.model_dump(mode="json")) == given
