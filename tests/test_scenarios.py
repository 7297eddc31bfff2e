"""The scenarios from the papers: what the planner makes of them, worked out by hand."""

import re
from datetime import date
from pathlib import Path

import pytest

from models import Decision, Infeasible, Outcome, Planned, Scenario
from models.governance import Governance
from planner import api
from planner.facts import cut_off, days_in_hand, lead_times
from planner.forecast import forecast
from tests.running import (
    APRIL_2020,
    APRIL_2021,
    ASSESSMENTS,
    CONFLICT,
    COSTS,
    EVERY_SCENARIO,
    JUNE_2020,
    NOVEMBER_2020,
    REPLAY,
    SCENARIOS,
    TINY,
    Secplan,
)

# S0 is the paper "SEC Releases update" of 8 April 2020, S3 the "Change Status Report" of 9 April 2021.

PROPOSED = {  # S0 4.1: the table of the June and November 2021 SEC Releases
    "jun-2021": {"MP078", "MP090", "MP099"},
    "nov-2021": {"SECMP0007", "SECMP0015", "SECMP0024", "SECMP0046", "SECMP0056"},
}
REPORTED = {  # S3 5 for SECMP0007, MP090 and SECMP0015; the other two as the file's header works them out
    "nov-2021": {"SECMP0007", "MP090"},
    "jun-2022": {"SECMP0015", "SECMP0056", "MP099"},
}
PORTFOLIO = {  # S3 5 for what is committed; DP153, MP144, SECMP0056 and MP099 as the file's header works them out
    "standalone-apr-2021": {"MP148"},
    "jun-2021": {"MP106", "MP146", "DP153"},
    "nov-2021": {"SECMP0007", "MP077", "MP090", "MP105", "MP150", "MP144"},
    "jun-2022": {"SECMP0015", "SECMP0056"},
    "nov-2022": {"MP099"},
}
NOVEMBER = {  # S0 3.1, without SECMP0067, whose inclusion it doubts
    "nov-2020": {"SECMP0062-2", "MP081", "MP093", "MP098", "CR1145", "CR1254", "CR1277", "CR1290"},
    "jun-2021": {"SECMP0067"},
}

each_file = pytest.mark.parametrize("path", EVERY_SCENARIO, ids=lambda path: path.stem)


def planned(path: Path) -> Outcome:
    return api.plan(api.load(path).scenario)


def planned_text(text: str) -> Outcome:
    return api.plan(api.load_text(text).scenario)


def scopes(outcome: Outcome) -> dict[str, set[str]]:
    """The modifications of each release that has any."""
    assert isinstance(outcome.answer, Planned)
    found: dict[str, set[str]] = {}
    for name, placement in outcome.answer.plan.placements.items():
        found.setdefault(placement.release, set()).add(name)
    return found


def uplifts(outcome: Outcome) -> list[tuple[str, int, str]]:
    return [(row.specification, row.year, row.release) for row in api.result(outcome).uplifts]


def lapsed(outcome: Outcome) -> set[str]:
    return {row.modification for row in api.result(outcome).placements if row.lapsed}


def rolled_scopes(scenario: Scenario) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, placement in api.lapse(scenario).plan.placements.items():
        found.setdefault(placement.release, set()).add(name)
    return found


def slack_days(path: Path) -> dict[tuple[str, str, str | None], int | None]:
    """Days in hand by modification, release and option, as ``secplan cutoffs`` has them."""
    rows = api.cutoffs(api.load(path).scenario).cutoffs
    return {(row.modification, row.release, row.option): row.slack_days for row in rows}


def assert_proved(outcome: Outcome) -> None:
    assert isinstance(outcome.answer, Planned)
    assert outcome.answer.proven
    assert outcome.answer.unique


def is_late(name: str, days: int) -> str:
    return rf"{name} \w+ .*, {days} days after its cut-off of "


# Every file -----------------------------------------------------------------------------------------------------------


def test_the_scenarios_are_these() -> None:
    """A new one gets its own test here; that with costs has it in ``test_costs.py``."""
    known = {APRIL_2020, REPLAY, APRIL_2021, ASSESSMENTS, JUNE_2020, NOVEMBER_2020, TINY, CONFLICT, COSTS}
    assert set(EVERY_SCENARIO) == known


@each_file
def test_a_scenario_opens_with_what_it_shows(path: Path) -> None:
    header = path.read_text(encoding="utf-8").split("\nformat:")[0]
    assert all(line.startswith("#") or not line for line in header.splitlines())
    assert header.startswith("# yaml-language-server: $schema=scenario.schema.json\n")
    assert "# WHAT IT SHOWS\n" in header
    assert "# WHAT TO EXPECT\n" in header


@each_file
def test_every_modification_of_a_scenario_names_its_source(path: Path) -> None:
    sources = {one.id: one.source for one in api.load(path).scenario.modifications}
    assert all(sources.values()), sources


@each_file
def test_what_a_header_expects_is_about_modifications_of_the_file(path: Path) -> None:
    """One that names others has drifted."""
    text = path.read_text(encoding="utf-8").split("# WHAT TO EXPECT\n")[1]
    expected = re.split(r"\n# ?[A-Z]{2,}|\n#?\n", text)[0]
    scenario = api.load(path).scenario
    named = set(re.findall(r"\b(?:MP|SECMP|DP|CR)\d{3,4}(?:-\d)?\b", expected))
    assert named
    assert named <= scenario.modification_of.keys()


@each_file
def test_a_scenario_is_planned_or_infeasible_as_its_header_says(path: Path) -> None:
    outcome = planned(path)
    if path == CONFLICT:
        assert isinstance(outcome.answer, Infeasible)
    else:
        assert_proved(outcome)


# June and November 2021, as proposed in April 2020 (S0 4.1) -----------------------------------------------------------


def test_the_optimum_of_april_2020_is_what_secas_proposed() -> None:
    outcome = planned(APRIL_2020)
    assert_proved(outcome)
    assert scopes(outcome) == PROPOSED
    assert lapsed(outcome) == set()


def test_both_uplifts_of_2021_are_in_november() -> None:
    """S0 4.1: "only a single DUIS uplift and a single CH firmware uplift is expected in 2021"."""
    assert uplifts(planned(APRIL_2020)) == [("ch_firmware", 2021, "nov-2021"), ("duis", 2021, "nov-2021")]


def test_nothing_in_the_file_of_april_2020_fixes_a_modification() -> None:
    scenario = api.load(APRIL_2020).scenario
    assert scenario.pins == ()
    assert scenario.waivers == ()
    assert scenario.baseline is None
    assert not any(one.committed_to for one in scenario.modifications)
    assert not any(release.capacity for release in scenario.releases)


def test_the_same_plan_comes_out_without_any_target() -> None:
    text, count = re.subn(r"(?m)^    target: .*\n", "", APRIL_2020.read_text(encoding="utf-8"))
    outcome = planned_text(text)
    assert count == 8
    assert_proved(outcome)
    assert scopes(outcome) == PROPOSED
    assert lapsed(outcome) == set()


def test_the_same_plan_comes_out_with_every_target_in_june() -> None:
    text, count = re.subn(
        r"(?m)^    target: [a-z]+-2021", "    target: jun-2021", APRIL_2020.read_text(encoding="utf-8")
    )
    outcome = planned_text(text)
    assert count == 8
    assert_proved(outcome)
    assert scopes(outcome) == PROPOSED
    assert lapsed(outcome) == PROPOSED["nov-2021"]


def test_the_days_in_hand_of_april_2020() -> None:
    """26 August to 24 September 2020 is 29 days; 1 October to 4 November 2020 is 34."""
    rows = api.result(planned(APRIL_2020)).placements
    assert {row.modification: row.slack_days for row in rows} == {
        name: days for release, days in (("jun-2021", 29), ("nov-2021", 34)) for name in PROPOSED[release]
    }


def test_the_gbcs_changes_of_april_2020_are_split_three_and_four() -> None:
    """S0 4.1: "the GBCS changes have been split over the two releases"; the largest release has 4."""
    goals = {row.goal: row.value for row in api.result(planned(APRIL_2020)).goals}
    assert goals == {
        "left-out": 0,
        "lateness": 0,
        "gbcs-split": 4,
        "uplifts": 2,
        "changes": 0,
        "earliness": 3 * 442 + 5 * 575,  # 8 April 2020 to 24 June 2021, and to 4 November 2021
    }


def test_mp090_stays_in_june_only_with_the_option_that_leaves_the_duis_alone(secplan: Secplan) -> None:
    """S0 4.1, footnote 1 (R14): only one of its options impacts the DUIS, and that one needs 12 months."""
    result = api.result(planned(APRIL_2020))
    assert {row.option for row in result.placements if row.modification == "MP090"} == {"event-log"}
    assert any("its place in the June 2021 SEC Release depends on that choice" in said for said in result.assumed)
    assert "; its place in the June 2021 SEC Release depends on that choice.\n" in secplan("plan", APRIL_2020).out


def test_mp090_leaves_june_when_the_option_that_touches_the_duis_is_chosen() -> None:
    """24 June 2021 less 12 months is 24 June 2020; 26 August 2020 is 63 days later (R14)."""
    text = APRIL_2020.read_text(encoding="utf-8")
    outcome = planned_text(text.replace("    option: null ", "    option: duis-alerts "))
    row = next(row for row in api.result(outcome).placements if row.modification == "MP090")
    assert (row.option, row.release, row.lapsed) == ("duis-alerts", "nov-2021", True)
    assert [(one.rule, one.about) for one in row.because[:1]] == [("decision-cut-off", ("MP090",))]
    assert re.match(is_late("MP090", 63), row.because[0].found)


def test_the_plan_of_april_2020_does_not_depend_on_what_is_unknown() -> None:
    found = api.unknowns(planned(APRIL_2020))
    unknown = [question for question in found.questions if question.specification]
    assert [question.modification for question in unknown] == ["SECMP0024", "SECMP0024"]
    assert [found.depends_on(question) for question in unknown] == [False, False]


def test_every_prediction_of_april_2020_is_kept_by_the_lapse_rule_too() -> None:
    scenario = api.load(APRIL_2020).scenario
    assert rolled_scopes(scenario) == PROPOSED


# The same, replayed with the decisions of April 2021 (S3) -------------------------------------------------------------


def test_the_replay_gives_the_releases_that_were_reported_a_year_later() -> None:
    outcome = planned(REPLAY)
    assert_proved(outcome)
    assert scopes(outcome) == REPORTED
    assert lapsed(outcome) == {"MP090", "MP099", "SECMP0015", "SECMP0056"}


def test_the_replay_forecasts_secmp0056_from_its_vote(secplan: Secplan) -> None:
    """Change Board 24 March 2021 (S3 4), then 25 Working Days over Easter; the papers do not give 30 April 2021."""
    decision = api.load(REPLAY).scenario.modification_of["SECMP0056"].decision
    assert decision == Decision(expected=date(2021, 4, 30), forecast=True)
    page = secplan("plan", REPLAY).out
    assert "- Assumption: the decisions on MP099 and SECMP0056 are forecast with the time that steps" in page


def test_the_replay_forecasts_mp099_from_the_panel_of_april() -> None:
    """Panel 16 April 2021 (S3 1), consultation from 19 April (S3 4) to 10 May, Change Board 26 May 2021."""
    scenario = api.load(REPLAY).scenario
    *_, assessment, panel, consultation, vote = forecast(scenario, "MP099").steps
    assert (assessment.on, panel.on) == (date(2020, 12, 21), date(2021, 4, 16))
    assert (consultation.starts, consultation.on) == (date(2021, 4, 19), date(2021, 5, 10))
    assert vote.on == date(2021, 5, 26)
    assert scenario.modification_of["MP099"].decision == Decision(expected=vote.on, forecast=True)


def test_by_the_rule_alone_the_panel_of_april_2021_is_a_week_early_and_the_change_board_the_same() -> None:
    """Its second Friday is 9 April 2021; it met on the 16th (S3 1)."""
    scenario = api.load(REPLAY).scenario
    *_, panel, _, vote = forecast(scenario.but(governance=Governance()), "MP099").steps
    assert (panel.on, vote.on) == (date(2021, 4, 9), date(2021, 5, 26))


def test_the_lapse_rule_gives_the_same_as_the_optimum_in_the_replay() -> None:
    assert rolled_scopes(api.load(REPLAY).scenario) == REPORTED


def test_the_uplifts_of_the_replay() -> None:
    assert uplifts(planned(REPLAY)) == [
        ("ch_firmware", 2021, "nov-2021"),
        ("ch_firmware", 2022, "jun-2022"),
        ("duis", 2021, "nov-2021"),
    ]


def test_the_replay_plans_nothing_that_waits_for_a_date() -> None:
    """S3 3: Impact Assessments of MP078 and SECMP0024 only requested in March 2021; SECMP0046 is not mentioned."""
    rows = api.result(planned(REPLAY)).not_planned
    assert {row.modification: row.why for row in rows} == dict.fromkeys(
        ["MP078", "SECMP0024", "SECMP0046"], "no decision date"
    )


def test_the_replay_tells_the_missed_cut_offs_with_dates_and_days(secplan: Secplan) -> None:
    """24 September to 21 October 2020 is 27 days; 4 November 2020 to 31 March 2021 is 147."""
    page = secplan("lapse", REPLAY).out
    assert "MP090 lapses from the June 2021 SEC Release to the November 2021 SEC Release" in page
    assert "approved on 21 October 2020, 27 days after its cut-off of 24 September 2020" in page
    assert "SECMP0015 lapses from the November 2021 SEC Release to the June 2022 SEC Release" in page
    assert "approved on 31 March 2021, 147 days after its cut-off of 4 November 2020" in page
    assert "SECMP0007 lapses" not in page


def test_secmp0007_had_eight_days_in_hand(secplan: Secplan) -> None:
    """27 October to 4 November 2020."""
    steps = {step["modification"]: step for step in secplan("lapse", REPLAY, "--json").document["steps"]}
    found = {name: step["slack_days"] for name, step in steps.items()}
    assert found == {"MP090": -27, "MP099": -244, "SECMP0007": 8, "SECMP0015": -147, "SECMP0056": -177}
    assert not steps["SECMP0007"]["lapsed"]


# All of the Change Status Report of April 2021 (S3) -------------------------------------------------------------------


def test_the_portfolio_of_april_2021() -> None:
    outcome = planned(APRIL_2021)
    assert_proved(outcome)
    assert scopes(outcome) == PORTFOLIO
    assert lapsed(outcome) == set()
    assert uplifts(outcome) == [
        ("ch_firmware", 2021, "nov-2021"),
        ("ch_firmware", 2022, "jun-2022"),
        ("duis", 2021, "nov-2021"),
    ]


def test_thirteen_proposals_of_april_2021_wait_for_a_date() -> None:
    rows = api.result(planned(APRIL_2021)).not_planned
    assert [row.why for row in rows] == ["no decision date"] * 13


def test_the_split_sends_mp099_to_november_2022_where_it_went_live() -> None:
    """The lapse rule takes June 2022, the next release; three GBCS changes there are worse split than two and one."""
    scenario = api.load(APRIL_2021).scenario
    assert "MP099" in rolled_scopes(scenario)["jun-2022"]
    assert "MP099" in scopes(api.plan(scenario))["nov-2022"]


def test_june_2022_is_the_only_release_of_that_year_that_may_carry_secmp0056() -> None:
    """It changes CH firmware, and SECMP0015 is committed to June 2022, which uses the one uplift of the year (R12)."""
    scenario = api.load(APRIL_2021).scenario
    alone = api.verify(scenario, api.lapse(scenario).plan)
    moved = api.lapse(scenario).plan.placements["SECMP0056"]._replace(release="nov-2022")
    broken = api.verify(scenario, api.lapse(scenario).plan.with_placement("SECMP0056", moved)).violations
    assert alone.violations == ()
    assert [(one.clause.rule, one.clause.about) for one in broken] == [("uplift-limit", ("ch_firmware", "2022"))]


# The tracker of assessments of April 2021 (S3 3 and Appendix A) -------------------------------------------------------


def test_the_portfolio_and_the_tracker_of_april_2021_agree_on_assessments() -> None:
    portfolio, tracker = (api.load(path).scenario.modification_of for path in (APRIL_2021, ASSESSMENTS))
    for name, modification in portfolio.items():
        told = {step: on for step, on in modification.progress.items() if step != "vote"}
        assert told == (tracker[name].progress if name in tracker else {})


def test_nothing_of_the_tracker_is_planned() -> None:
    outcome = planned(ASSESSMENTS)
    assert scopes(outcome) == {}
    assert {row.why for row in api.result(outcome).not_planned} == {"no decision date"}


# The June 2020 SEC Release (S0 2 and Appendix A) ----------------------------------------------------------------------


def test_the_june_2020_release() -> None:
    outcome = planned(JUNE_2020)
    assert_proved(outcome)
    assert scopes(outcome) == {"jun-2020": {"SECMP0053", "SECMP0062-1", "CR1066", "CR1084"}}
    assert lapsed(outcome) == set()
    assert uplifts(outcome) == []


def test_the_milestones_of_june_2020() -> None:
    """S0 Appendix A: one forecast differs, 1 May for 27 April 2020; three Working Days are left of seven."""
    (june,) = api.milestones(api.load(JUNE_2020).scenario).releases
    assert [(row.milestone, row.slip_days) for row in june.milestones if row.slip_days] == [("user-window", 4)]
    assert [row.brag for row in june.milestones] == ["blue", "green", "green", "red", "green", "green", "green"]
    assert june.window is not None
    assert (june.window.working_days, june.window.planned_working_days) == (3, 7)
    assert (june.window.opens_by, june.window.go_live_from) == (date(2020, 4, 22), date(2020, 5, 18))
    assert [(row.milestone, row.follows) for row in june.out_of_order] == [("user-window", "tag")]


# The November 2020 SEC Release (S0 3) ---------------------------------------------------------------------------------


def test_the_november_2020_release() -> None:
    outcome = planned(NOVEMBER_2020)
    assert_proved(outcome)
    assert scopes(outcome) == NOVEMBER
    assert lapsed(outcome) == {"SECMP0067"}
    assert uplifts(outcome) == [("duis", 2020, "nov-2020")]
    assert rolled_scopes(outcome.scenario) == NOVEMBER


def test_secmp0067_would_have_been_in_time_by_two_days_under_self_governance() -> None:
    """Decided by the Change Board of 27 May 2020, against a cut-off of 29 May 2020."""
    text = NOVEMBER_2020.read_text(encoding="utf-8").replace("expected: 2020-07-01", "expected: 2020-05-27")
    outcome = planned_text(text)
    row = next(row for row in api.result(outcome).placements if row.modification == "SECMP0067")
    assert (row.release, row.slack_days, row.lapsed) == ("nov-2020", 2, False)
    assert scopes(outcome) == {"nov-2020": NOVEMBER["nov-2020"] | {"SECMP0067"}}


@pytest.mark.parametrize("decision", ["2020-05-27", "2020-07-01"], ids=["Change Board", "Authority"])
def test_without_the_move_of_november_2020_secmp0067_is_late_on_either_path(decision: str) -> None:
    """The cut-off for 5 November 2020 would be 5 May 2020; MP093, decided on 22 April, still has 13 days."""
    text = NOVEMBER_2020.read_text(encoding="utf-8")
    text = text.replace("go_live: 2020-11-29", "go_live: 2020-11-05").replace(
        "expected: 2020-07-01", f"expected: {decision}"
    )
    rows = {row.modification: row for row in api.result(planned_text(text)).placements}
    assert (rows["MP093"].release, rows["MP093"].slack_days) == ("nov-2020", 13)
    assert rows["SECMP0067"].release == "jun-2021"


# Invented: tiny and conflict ------------------------------------------------------------------------------------------


def test_tiny_shows_what_a_missed_cut_off_carries_along() -> None:
    outcome = planned(TINY)
    assert scopes(outcome) == {"jun-2024": {"MP903"}, "nov-2024": {"MP901", "MP902"}}
    assert {(row.modification, row.slack_days) for row in api.result(outcome).placements} == {
        ("MP901", 105),
        ("MP902", 167),
        ("MP903", 93),
    }
    assert slack_days(TINY)["MP901", "jun-2024", None] == -28
    assert slack_days(TINY)["MP902", "jun-2024", None] == 35


def line_of(path: Path, said: str) -> int:
    """The number of the one line that begins with this."""
    found = [number for number, line in enumerate(path.read_text().splitlines(), 1) if line.strip().startswith(said)]
    assert len(found) == 1
    return found[0]


def test_the_conflict_names_its_three_clauses_with_their_lines(secplan: Secplan) -> None:
    ran = secplan("plan", CONFLICT, "--json")
    conflict = ran.document["conflict"]
    assert ran.status == 4
    assert ran.document["answer"] == "infeasible"
    assert ran.document["proven"]
    assert ran.document["placements"] == []
    assert conflict["minimal"]
    assert {(one["rule"], tuple(one["about"]), one["place"]) for one in conflict["clauses"]} == {
        ("uplift-limit", ("duis", "2024"), f"{CONFLICT}:{line_of(CONFLICT, 'uplifts_per_year:')}"),
        ("pinned", ("CR901",), f"{CONFLICT}:{line_of(CONFLICT, '- {modification: CR901')}"),
        ("pinned", ("MP904",), f"{CONFLICT}:{line_of(CONFLICT, '- {modification: MP904')}"),
    }


def test_the_conflict_is_told_in_words_with_places(secplan: Secplan) -> None:
    ran = secplan("plan", CONFLICT)
    assert ran.status == 4
    assert "3 statements cannot all hold" in ran.out
    for said in (
        "In 2024, at most one release carries a DUIS uplift.",
        "CR901 is pinned to the June 2024 SEC Release (mandated by the Government).",
        "MP904 is pinned to the November 2024 SEC Release (promised to Users by the Panel).",
    ):
        line = next(line for line in ran.out.splitlines() if said in line)
        assert re.search(rf"{re.escape(str(CONFLICT))}:\d+$", line)


CONFLICT_TEXT = CONFLICT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("found", "instead", "expected"),
    [
        pytest.param(
            "CR901, release: jun-2024",
            "CR901, release: nov-2024",
            {"nov-2024": {"CR901", "MP904"}, "jun-2024": {"MP905"}},
            id="both share one uplift",
        ),
        pytest.param(
            "  - {modification: MP904, release: nov-2024, why: promised to Users by the Panel}\n",
            "",
            {"jun-2024": {"CR901", "MP905"}, "jun-2025": {"MP904"}},
            id="MP904 unpinned waits for the next year",
        ),
        pytest.param(
            "{duis: 1, ch_firmware: 1}",
            "{duis: {default: 1, 2024: 2}}",
            {"jun-2024": {"CR901", "MP905"}, "nov-2024": {"MP904"}},
            id="two DUIS uplifts by the policy",
        ),
    ],
)
def test_what_would_help_out_of_the_conflict_does(found: str, instead: str, expected: dict[str, set[str]]) -> None:
    outcome = planned_text(CONFLICT_TEXT.replace(found, instead))
    assert_proved(outcome)
    assert scopes(outcome) == expected


def test_a_waiver_allows_two_duis_uplifts_and_the_result_says_by_whose_leave(secplan: Secplan, tmp_path: Path) -> None:
    """R12 is a policy: the Panel may grant an exception, which is then shown."""
    path = tmp_path / "waived.yaml"
    waiver = '{rule: uplift-limit, about: [duis, "2024"], why: two mandates, granted_by: SEC Panel, on: 2023-08-18}'
    path.write_text(f"{CONFLICT_TEXT}\nwaivers:\n  - {waiver}\n", encoding="utf-8")

    ran = secplan("plan", path, "--json")
    (waived,) = ran.document["waived"]

    assert ran.status == 0
    assert (waived["rule"], waived["about"]) == ("uplift-limit", ["duis", "2024"])
    assert (waived["granted_by"], waived["on"], waived["why"]) == ("SEC Panel", "2023-08-18", "two mandates")
    assert "CR901" in waived["found"]
    assert "MP904" in waived["found"]
    assert {row["release"] for row in ran.document["uplifts"]} == {"jun-2024", "nov-2024"}
    assert "Granted by SEC Panel on 18 August 2023: two mandates" in secplan("plan", path).out


def test_a_waiver_for_another_year_does_not_help(tmp_path: Path, secplan: Secplan) -> None:
    path = tmp_path / "waived.yaml"
    waiver = '{rule: uplift-limit, about: [duis, "2025"], why: x, granted_by: SEC Panel, on: 2023-08-18}'
    path.write_text(f"{CONFLICT_TEXT}\nwaivers:\n  - {waiver}\n", encoding="utf-8")
    assert secplan("plan", path).status == 4


# Cut-offs, worked out by hand -----------------------------------------------------------------------------------------

CutOff = tuple[Path, str, str | None, str, str, str]

CUT_OFFS: list[CutOff] = [
    # S0 4.1 and 4.2: go-live on 24 June 2021
    (APRIL_2020, "MP078", None, "jun-2021", "9 months", "2020-09-24"),  # GBCS
    (APRIL_2020, "MP090", "event-log", "jun-2021", "9 months", "2020-09-24"),  # GBCS only
    (APRIL_2020, "MP090", "duis-alerts", "jun-2021", "12 months", "2020-06-24"),  # footnote 1: the DUIS too
    (APRIL_2020, "SECMP0007", None, "jun-2021", "12 months", "2020-06-24"),  # all three
    # S0 4.1: go-live on 4 November 2021
    (APRIL_2020, "SECMP0007", None, "nov-2021", "12 months", "2020-11-04"),
    (APRIL_2020, "SECMP0015", None, "nov-2021", "12 months", "2020-11-04"),  # CH firmware
    (APRIL_2020, "SECMP0024", None, "nov-2021", "12 months", "2020-11-04"),  # unknown counts as yes
    (APRIL_2020, "SECMP0046", None, "nov-2021", "12 months", "2020-11-04"),  # DUIS
    (APRIL_2020, "SECMP0056", None, "nov-2021", "12 months", "2020-11-04"),  # CH firmware
    (REPLAY, "MP090", "event-log", "nov-2021", "9 months", "2021-02-04"),
    # S3 5: go-live on 30 June 2022, and 3 November 2022
    (REPLAY, "SECMP0015", None, "jun-2022", "12 months", "2021-06-30"),
    (REPLAY, "MP099", None, "jun-2022", "9 months", "2021-09-30"),
    (REPLAY, "MP099", None, "nov-2022", "9 months", "2022-02-03"),
    # S0 3.2: go-live moved to Sunday 29 November 2020
    (NOVEMBER_2020, "MP093", None, "nov-2020", "6 months", "2020-05-29"),  # DCC Systems
    (NOVEMBER_2020, "MP098", None, "nov-2020", "2 months", "2020-09-29"),  # documents
    (NOVEMBER_2020, "SECMP0067", None, "nov-2020", "6 months", "2020-05-29"),
    (NOVEMBER_2020, "SECMP0067", None, "jun-2021", "6 months", "2020-12-24"),  # Christmas Eve is a Working Day
    # S3 5: documents; 24 April and 4 September 2021 are Saturdays, so the Fridays before
    (APRIL_2021, "DP153", None, "jun-2021", "2 months", "2021-04-23"),
    (APRIL_2021, "MP144", None, "nov-2021", "2 months", "2021-09-03"),
    # Invented; 27 April 2024 is a Saturday
    (TINY, "MP903", None, "jun-2024", "2 months", "2024-04-26"),
    (TINY, "MP902", None, "jun-2024", "6 months", "2023-12-27"),
    (CONFLICT, "MP904", None, "jun-2024", "12 months", "2023-06-27"),
]


@pytest.mark.parametrize(("path", "name", "option", "release", "lead_time", "expected"), CUT_OFFS)
def test_cut_offs_worked_out_from_the_papers(
    path: Path, name: str, option: str | None, release: str, lead_time: str, expected: str
) -> None:
    scenario = api.load(path).scenario
    modification = scenario.modification_of[name]
    last_day = cut_off(scenario, modification, option, scenario.release_of[release])
    assert last_day == date.fromisoformat(expected)
    assert lead_time in map(str, lead_times(scenario, modification, option))
    assert slack_days(path)[name, release, option] == days_in_hand(last_day, modification.decided_on)


def test_a_committed_modification_has_no_cut_off() -> None:
    """R19: it keeps its release, whenever it was approved."""
    scenario = api.load(APRIL_2021).scenario
    committed = [one for one in scenario.modifications if one.committed_to]
    assert len(committed) == 9
    assert all(slack_days(APRIL_2021)[one.id, one.committed_to or "", None] is None for one in committed)


# The files against each other -----------------------------------------------------------------------------------------


def test_the_replay_changes_the_decisions_alone() -> None:
    """And steps on the way, the option that was decided with one, and the day, with which a baseline passes unknown."""
    (layer,) = api.load(REPLAY).layers
    assert layer.before == api.load(APRIL_2020).scenario
    assert {change.verb for change in layer.changes} == {"as-of", "decide", "approve", "choose", "progress", "meeting"}
    assert [str(change) for change in layer.changes if change.verb in ("choose", "progress", "meeting")] == [
        "choose MP090 event-log",
        "progress MP099 ia 2020-12-21",
        "meeting panel 2021-04-16",
        "progress SECMP0056 vote 2021-03-24",
    ]


def test_releases_have_the_same_dates_in_every_file() -> None:
    """Except where a file shows a move, the same id is the same day."""
    days: dict[str, set[date]] = {}
    for path in SCENARIOS.glob("sec-*.yaml"):
        for release in api.load(path).scenario.releases:
            days.setdefault(release.id, set()).add(release.go_live)
    assert all(len(found) == 1 for found in days.values()), days
