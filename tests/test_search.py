"""The search: the same answer with any settings, and an honest one when it is cut short."""

from dataclasses import replace

import pytest

from models import GoalValue, Plan, Planned, Scenario, Undecided
from planner.explain.proof import verdict
from planner.lapse import lapse
from planner.problem import Problem
from planner.solver import Progress, Settings, solve
from planner.verify import verify
from tests.generator import generate


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return generate(40, 6, tight=1.1, seed=3)


@pytest.fixture(scope="module")
def known(scenario: Scenario) -> Plan:
    return lapse(scenario).plan


@pytest.mark.parametrize(
    "settings",
    [Settings(workers=2), *(Settings(seed=seed) for seed in (1, 2, 3, 4, 5))],
    ids=lambda settings: f"workers={settings.workers},seed={settings.seed}",
)
def test_neither_workers_nor_seed_change_a_proved_plan(scenario: Scenario, known: Plan, settings: Settings) -> None:
    expected = solve(Problem(scenario), Settings(), known)
    assert isinstance(expected, Planned)
    assert expected.unique
    assert solve(Problem(scenario), settings, known) == expected
    assert solve(Problem(scenario), settings) == expected


def test_the_order_of_modifications_changes_nothing(scenario: Scenario) -> None:
    backwards = scenario.but(modifications=tuple(reversed(scenario.modifications)))
    assert solve(Problem(backwards)) == solve(Problem(scenario))


def test_without_time_the_known_plan_is_the_answer_and_nothing_more_is_claimed(scenario: Scenario, known: Plan) -> None:
    answer = solve(Problem(scenario), Settings(seconds=0), known)
    best = solve(Problem(scenario), Settings(), known)
    assert isinstance(answer, Planned)
    assert isinstance(best, Planned)
    assert (answer.plan, answer.unique, answer.stopped) == (known, False, "time")
    for goal, proved in zip(answer.goals[:1], best.goals[:1], strict=True):
        assert goal.bound <= proved.value <= goal.value


def test_without_time_and_without_a_plan_nothing_is_decided(scenario: Scenario) -> None:
    assert isinstance(solve(Problem(scenario), Settings(seconds=0)), Undecided)


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2, 0.5])
def test_after_a_goal_that_is_not_proved_none_is(scenario: Scenario, known: Plan, seconds: float) -> None:
    answer = solve(Problem(scenario), Settings(seconds=seconds), known)
    assert isinstance(answer, Planned)
    proved = [goal.proven for goal in answer.goals]
    assert proved == sorted(proved, reverse=True)
    assert answer.proven or not answer.unique
    assert all(goal.bound == goal.value for goal in answer.goals if goal.proven)
    assert all(goal.bound <= goal.value for goal in answer.goals)


@pytest.mark.parametrize("after", [1, 2, 4])
def test_an_interruption_keeps_a_plan_that_keeps_every_rule(after: int) -> None:
    """Ctrl-C is heard where the progress is told."""
    large = generate(400, 12, tight=1.05, seed=1)
    told: list[Progress] = []

    def interrupt(progress: Progress) -> None:
        told.append(progress)
        if len(told) >= after:
            raise KeyboardInterrupt

    rolled = lapse(large)
    answer = solve(Problem(large), replace(Settings(), observer=interrupt), rolled.plan)
    assert isinstance(answer, Planned)
    assert verify(large, answer.plan).violations == ()
    if len(told) >= after:
        assert (answer.stopped, answer.unique) == ("interrupt", False)
    assert all(progress.stage for progress in told)


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        (0, "stands at 1 GBCS change and cannot be below 0; the"),
        (4, "stands at 5 GBCS changes and cannot be below 4 (gap 20.0 %); the"),
    ],
)
def test_how_far_a_goal_may_be_from_its_best_reads_well(bound: int, said: str) -> None:
    goal = GoalValue("gbcs-split", bound + 1, bound, "GBCS changes", proven=False)
    assert said in verdict(Planned(Plan({}), (goal,), unique=False, stopped="time"), None)
