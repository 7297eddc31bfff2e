"""Slips in Python: what is not what a function asks for is refused with the call that gives it, or taken as meant."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from models import Outcome, Scenario
from planner import api
from tests.factories import modification, scenario
from tests.running import REPLAY, TINY

Ask = Callable[[Any], Any]


@cache
def tiny() -> Outcome:
    return api.plan(api.load(TINY).scenario)


OF_A_PLAN: dict[str, Ask] = {
    "board": api.pictures.board,
    "timeline": api.pictures.timeline,
    "load": api.pictures.load,
    "graph": api.pictures.graph,
    "placements": api.frames.placements,
    "links": api.frames.links,
    "frontier": lambda given: api.frontier(given, ("lateness", "uplifts")),
    "frontier over": lambda given: api.frontier_over(given, "capacity gbcs 0..1", ("lateness",)),
    "what if": lambda given: api.what_if(given, ["delay MP903 30 WD"]),
    "sweep": lambda given: api.sweep(given, ["delay MP903 {1..2} WD"]),
    "result": api.result,
    "diff": lambda given: api.diff(given, tiny()),
    "replan": api.replan,
    "change budget": api.change_budget,
    "why": lambda given: api.why(given, "MP901"),
    "why not": lambda given: api.why_not(given, "MP901", "jun-2024"),
    "binding": api.binding,
    "fallbacks": api.fallbacks,
    "unknowns": api.unknowns,
    "single answers": api.single_answers,
    "risk": api.risk,
    "confidence": api.confidence,
}

OF_A_SCENARIO: dict[str, Ask] = {
    "plan": api.plan,
    "change": lambda given: api.change(given, ["delay MP903 30 WD"]),
    "lapse": api.lapse,
    "check": api.check,
    "cutoffs": api.cutoffs,
    "clock": lambda given: api.clock(given, "MP901"),
    "assessments": api.assessments,
    "milestones": api.milestones,
    "risk draw": lambda given: api.risk_draw(given, 0),
    "frame of releases": api.frames.releases,
    "frame of cut-offs": api.frames.cutoffs,
}

NO_PLAN = {
    "plan it first: api.plan(scenario)": lambda: tiny().scenario,
    "plan it first: api.plan(loaded.scenario)": lambda: api.load(TINY),
    "load it and plan it first: api.plan(api.load(path).scenario)": lambda: str(TINY),
    "and not None": lambda: None,
}

NO_SCENARIO = {
    "load it first: api.load(path).scenario": lambda: TINY,
    "loaded.scenario": lambda: api.load(TINY),
    "outcome.scenario": tiny,
    "and not what is of the type dict": lambda: {"name": "tiny"},
}


@pytest.mark.parametrize("ask", OF_A_PLAN.values(), ids=OF_A_PLAN.keys())
@pytest.mark.parametrize(("advice", "slip"), NO_PLAN.items())
def test_what_is_no_plan_is_refused_with_the_call_that_gives_one(
    ask: Ask, advice: str, slip: Callable[[], Any]
) -> None:
    with pytest.raises(TypeError) as refused:
        ask(slip())
    assert advice in str(refused.value)


@pytest.mark.parametrize("ask", OF_A_SCENARIO.values(), ids=OF_A_SCENARIO.keys())
@pytest.mark.parametrize(("advice", "slip"), NO_SCENARIO.items())
def test_what_is_no_scenario_is_refused_with_the_call_that_gives_one(
    ask: Ask, advice: str, slip: Callable[[], Any]
) -> None:
    with pytest.raises(TypeError) as refused:
        ask(slip())
    assert advice in str(refused.value)


def test_a_change_alone_is_one_change_and_not_its_letters() -> None:
    words = "delay MP903 30 WD"
    assert api.change(tiny().scenario, words) == api.change(tiny().scenario, [words])
    alone = api.what_if(tiny(), words)
    assert alone.changes == (words,)
    assert alone.after.scenario == api.change(tiny().scenario, [words])


def test_a_pattern_alone_is_one_pattern() -> None:
    words = "delay MP903 {1..2} WD"
    assert api.sweep(tiny(), words).patterns == (words,)
    assert api.load_sweep(TINY, words).grid == api.load_sweep(TINY, [words]).grid


def test_goals_may_be_named_as_on_the_command_line() -> None:
    assert api.frontier(tiny(), "lateness, uplifts") == api.frontier(tiny(), ("lateness", "uplifts"))
    over = "capacity gbcs 0..1"
    assert api.frontier_over(tiny(), over, "lateness") == api.frontier_over(tiny(), over, ("lateness",))


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: api.why(tiny(), "MP90"), "there is no modification 'MP90'; did you mean 'MP90"),
        (lambda: api.why_not(tiny(), "MP90", "jun-2024"), "there is no modification 'MP90'; did you mean 'MP90"),
        (lambda: api.why_not(tiny(), "MP901", "jun-24"), "there is no release 'jun-24'; did you mean 'jun-2024'?"),
        (lambda: api.clock(tiny().scenario, "x"), "there is no modification 'x'; modifications are listed in the scen"),
    ],
)
def test_a_name_that_is_not_there_is_told_as_the_command_tells_it(ask: Callable[[], Any], says: str) -> None:
    with pytest.raises(ValueError, match="there is no") as refused:
        ask()
    assert str(refused.value).startswith(says)


def test_what_is_there_and_not_planned_is_told_as_that() -> None:
    replayed = api.plan(api.load(REPLAY).scenario)
    with pytest.raises(ValueError, match="MP078 takes no part in planning"):
        api.why(replayed, "MP078")


@pytest.mark.parametrize("wrong", [{"seconds": -1}, {"seconds": float("nan")}, {"workers": 0}])
def test_time_and_workers_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="and not"):
        api.Settings(**wrong)


def test_no_time_and_any_time_are_settings() -> None:
    assert api.Settings(seconds=0).after(5).seconds == 0
    assert api.Settings(seconds=None).after(5).seconds is None


def one_of_each() -> Scenario:
    return scenario(modification("a", target="jun-2021"), releases=scenario().releases[:1])


def test_one_thing_is_told_as_one() -> None:
    outcome = api.plan(one_of_each())
    answers = [
        outcome.scenario,
        api.risk(outcome, api.Draws(1)),
        api.cutoffs(outcome.scenario),
        api.frontier(outcome, "lateness,uplifts"),
    ]
    words = " ".join(map(repr, answers))
    assert "1 modification, 1 release>" in words
    assert "1 draw of" in words
    assert "1 row>" in words
    assert "1 trade-off between" in words


def test_a_picture_in_a_terminal_says_of_what() -> None:
    assert repr(api.pictures.board(tiny())).startswith("<Picture: Three modifications and two releases, 150 x ")
