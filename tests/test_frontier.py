"""Frontiers: the whole set of trade-offs between goals, held to counting."""

from itertools import permutations

import pytest

from models import Infeasible, Planned, Scenario
from models.frontier import Frontier, TradeOff
from planner import api
from planner.goals import GOAL_OF
from planner.questions.regions import Values
from planner.solver import Settings
from tests.brute_force import BruteForce
from tests.generator import generate
from tests.running import APRIL_2020, REPLAY
from tests.test_budget import LADDERS, random_scenario
from tests.test_regions import unbeaten

PAIRS: list[tuple[str, ...]] = [
    ("lateness", "uplifts"),
    ("uplifts", "lateness"),
    ("left-out", "lateness"),
    ("gbcs-split", "earliness"),
]
THREES: list[tuple[str, ...]] = [("lateness", "uplifts", "gbcs-split"), ("left-out", "changes", "lateness")]


def trade_offs_by_counting(counted: BruteForce, goals: tuple[str, ...]) -> dict[Values, object]:
    """Each trade-off with its plan: the best by the scenario's goals, and then the first in the order of ties."""
    given = counted.scenario
    before = min(given.goals.index(goal) for goal in goals)
    kept = [(counted.values(plan), plan) for plan, broken in counted.breaks if not broken]
    held = min(values[:before] for values, _ in kept)
    allowed = [(values, plan) for values, plan in kept if values[:before] == held]
    traded = [(tuple(GOAL_OF[goal].value(given, plan) for goal in goals), values, plan) for values, plan in allowed]
    best = unbeaten([point for point, _, _ in traded])
    found: dict[Values, object] = {}
    for point in sorted(best):
        found[point] = min((one for one in traded if one[0] == point), key=lambda one: one[1])[2]
    return found


@pytest.mark.parametrize("goals", PAIRS + THREES)
@pytest.mark.parametrize("seed", range(12))
def test_the_trade_offs_are_what_counting_says(seed: int, goals: tuple[str, ...]) -> None:
    """Every trade-off there is, no other, and of each the one plan."""
    given = random_scenario(seed)
    found = frontier(given, *goals)
    assert found.complete
    assert {point.values: point.planned.plan for point in found.points} == trade_offs_by_counting(
        BruteForce(given), goals
    )
    assert all(point.proven and point.planned.unique for point in found.points)


@pytest.mark.parametrize("ladder", sorted(LADDERS))
@pytest.mark.parametrize("seed", range(4))
def test_so_they_are_with_goals_in_another_order(seed: int, ladder: str) -> None:
    given = random_scenario(seed).but(goals=LADDERS[ladder])
    goals = LADDERS[ladder][-2:]
    expected = trade_offs_by_counting(BruteForce(given), goals)
    assert {point.values: point.planned.plan for point in frontier(given, *goals).points} == expected


def frontier(given: Scenario, *goals: str, settings: Settings | None = None) -> Frontier:
    return api.frontier(api.plan(given), goals, settings)


@pytest.mark.parametrize("goals", list(permutations(("lateness", "uplifts", "gbcs-split"))))
def test_the_order_in_which_goals_are_named_changes_the_order_of_the_values_only(goals: tuple[str, ...]) -> None:
    given = random_scenario(3)
    usual = ("lateness", "uplifts", "gbcs-split")
    expected = {point.values: point.planned.plan for point in frontier(given, *usual).points}
    found = [(dict(zip(goals, point.values, strict=True)), point) for point in frontier(given, *goals).points]
    assert len(expected) > 1
    assert {tuple(of[goal] for goal in usual): point.planned.plan for of, point in found} == expected


def test_the_replay_has_one_uplift_to_trade_for_lateness() -> None:
    """714 priority-days later, one DUIS uplift fewer."""
    found = frontier(api.load(REPLAY).scenario, "lateness", "uplifts")
    assert [point.values for point in found.points] == [(2940, 3), (3654, 2)]


def test_in_april_2020_one_plan_is_best_in_both() -> None:
    found = frontier(api.load(APRIL_2020).scenario, "lateness", "uplifts")
    assert [point.values for point in found.points] == [(0, 2)]
    assert found.complete


def test_stopped_early_it_tells_where_more_may_be() -> None:
    """What a longer search finds lies in its gaps, or is there already."""
    given = generate(60, 6, tight=1.1, seed=2)
    outcome = api.plan(given)
    whole = api.frontier(outcome, ("lateness", "gbcs-split"), Settings(seconds=None))
    assert whole.complete
    assert len(whole.points) > 2
    looks: list[int] = []

    def stop_soon(_progress: object) -> None:
        looks.append(1)
        if len(looks) > 2:
            raise KeyboardInterrupt

    early = api.frontier(outcome, ("lateness", "gbcs-split"), Settings(observer=stop_soon))
    there = {point.values for point in early.points if point.proven}
    assert early.stopped == "interrupt"
    assert there <= {point.values for point in whole.points}
    for point in whole.points:
        assert point.values in there or any(
            all(least is None or value >= least for value, least in zip(point.values, gap.least, strict=True))
            and all(below is None or value < below for value, below in zip(point.values, gap.below, strict=True))
            for gap in early.gaps
        )


def test_without_time_the_best_plan_is_shown_as_not_proved() -> None:
    outcome = api.plan(api.load(REPLAY).scenario)
    found = api.frontier(outcome, ("lateness", "uplifts"), Settings(seconds=0))
    assert [(point.values, point.proven) for point in found.points] == [((2940, 3), False)]
    assert found.stopped == "time"
    assert found.gaps


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("seed", [0, 7])
def test_the_same_plans_with_any_seed_and_number_of_workers(workers: int, seed: int) -> None:
    given = generate(60, 6, tight=1.1, seed=2)
    outcome = api.plan(given)
    expected = api.frontier(outcome, ("lateness", "gbcs-split")).points
    again = api.frontier(outcome, ("lateness", "gbcs-split"), Settings(workers=workers, seed=seed)).points
    assert [(one.values, one.planned.plan) for one in again] == [(one.values, one.planned.plan) for one in expected]


@pytest.mark.parametrize(
    ("goals", "says"),
    [
        (("lateness", "uplift"), "there is no goal 'uplift'; did you mean 'uplifts'"),
        (("lateness", "lateness"), "a goal is named twice"),
        (("lateness",), "2 or 3 goals are traded, and 1 named"),
        (("left-out", "lateness", "uplifts", "changes"), "2 or 3 goals are traded, and 4 named"),
    ],
)
def test_goals_that_cannot_be_traded_are_refused(goals: tuple[str, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        frontier(random_scenario(0), *goals)


def test_a_scenario_without_a_plan_is_refused() -> None:
    outcome = api.plan(api.load("scenarios/conflict.yaml").scenario)
    assert isinstance(outcome.answer, Infeasible)
    with pytest.raises(ValueError, match="no plan to ask about"):
        api.frontier(outcome, ("lateness", "uplifts"))


@pytest.mark.parametrize(
    ("found", "knee"),
    [
        ([(0, 10), (2, 2), (10, 0)], (2, 2)),  # 0.2 + 0.2 of the way, and 1 at either end
        ([(0, 10), (5, 5), (10, 0)], None),  # on the line through both ends
        ([(0, 10), (8, 8), (10, 0)], None),  # above it
        ([(0, 10), (2, 4), (4, 2), (10, 0)], (2, 4)),  # of two that are as near, the first
        ([(3, 3)], None),
        ([], None),
        ([(0, 1, 4), (1, 0, 4), (1, 1, 0), (0, 1, 5)], None),  # each end is as near as any other point
        ([(0, 8, 8), (8, 0, 8), (8, 8, 0), (1, 1, 1)], (1, 1, 1)),
    ],
)
def test_the_knee_is_nearer_than_every_end(found: list[Values], knee: Values | None) -> None:
    outcome = api.plan(random_scenario(0))
    assert isinstance(outcome.answer, Planned)
    points = tuple(TradeOff(values, outcome.answer, proven=True) for values in found)
    goals = ("lateness", "uplifts", "changes")[: len(found[0]) if found else 2]
    marked = Frontier(outcome, goals, (), points, ()).knee
    assert (marked.values if marked else None) == knee
