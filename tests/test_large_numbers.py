"""The solver against counting where numbers are large, and what it does where the engine contradicts itself."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from ortools.sat.python import cp_model

from models import Pin, Planned, Scenario
from planner import api
from planner.problem import Problem
from planner.solver import Budget, Contradiction, Settings, run, solve
from planner.solver.run import Run
from planner.solver.shared import divided
from tests.reliability import large_numbers
from tests.running import CASES, Secplan

BATCH = 50
BATCHES = 40
"""2,000 scenarios; 20,000 and more by hand, as ``large_numbers`` tells."""


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_solver_finds_what_counting_finds_where_numbers_are_large(batch: int) -> None:
    seeds = range(BATCH * batch, BATCH * (batch + 1))
    assert {seed: found for seed in seeds if (found := large_numbers.differs(seed))} == {}


def test_the_scenarios_are_of_every_sort() -> None:
    """A generator that degenerates would make the tests above pass."""
    trees = [large_numbers.large_tree(seed) for seed in range(200)]
    ways = [[way for one in tree["modifications"] for way in one.get("options") or [one]] for tree in trees]
    sums = [sum(int(float(way["cost"]) * 100) for way in of_one) for of_one in ways]
    assert sum(one > large_numbers.EDGE for one in sums) > 80
    assert sum(one < large_numbers.EDGE for one in sums) > 20
    assert sum(one > 10**10 for one in sums) > 20
    assert sum(min(large_numbers.worths(tree))[0] > 0 for tree in trees) > 80, "something is left out"


@pytest.mark.parametrize("seed", range(0, 200, 5))
def test_a_best_plan_that_is_pinned_is_planned(seed: int) -> None:
    """Engines have said "no solution" where one was (or-tools #5274)."""
    scenario = Scenario.model_validate(large_numbers.large_tree(seed))
    answer = solve(Problem(scenario), Settings(seconds=None))
    assert isinstance(answer, Planned)
    pins = [Pin(modification=name, release=place.release) for name, place in answer.plan.placements.items()]
    again = solve(Problem(scenario.but(pins=tuple(pins))), Settings(seconds=None))
    assert isinstance(again, Planned)
    assert [goal.value for goal in again.goals] == [goal.value for goal in answer.goals]


# The cases that showed it ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("01-proved-best-wrong", [3]),
        ("02-search-said-otherwise", [15, 65_624_409_51]),
        ("03-stop-iteration", [3, 106_645_730_76, 3_688]),
        ("04-bound-above-value", [1, 40_035_978_85]),
        ("05-frontier-misses", [14, 44_259_291_91]),
    ],
)
def test_a_plan_with_sums_beyond_what_32_bits_hold_is_the_best(name: str, values: list[int], secplan: Secplan) -> None:
    """Their right values were counted by hand and by brute force; each was called proved, or raised, before."""
    ran = secplan("plan", CASES / f"{name}.yaml", "--json")
    assert ran.status == 0
    assert [row["value"] for row in ran.document["goals"]][: len(values)] == values
    assert ran.document["proven"]
    assert ran.document["unique"]


def test_no_trade_off_between_large_amounts_is_missed(secplan: Secplan) -> None:
    ran = secplan("frontier", CASES / "05-frontier-misses.yaml", "--goals", "left-out,cost", "--json")
    points = [[goal["value"] for goal in point["goals"]][:2] for point in ran.document["points"]]
    assert points == [[14, 44_259_291_91], [17, 10_450_995_09], [26, 0]]


# What contradicts itself is no answer ---------------------------------------------------------------------------------

Falsify = Callable[[Run], Run]


@pytest.fixture
def falsified(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the engine say something else than it found, in one part of the search."""

    def let(falsify: Falsify, *modules: str) -> None:
        def falsely(*arguments: Any, **parameters: Any) -> Run:
            return falsify(run.run(*arguments, **parameters))

        for module in modules:
            monkeypatch.setattr(f"planner.solver.{module}.run", falsely)

    return let


def planned() -> object:
    return solve(Problem(api.load(CASES / "02-search-said-otherwise.yaml").scenario), Settings(seconds=None))


@pytest.mark.parametrize(
    ("falsify", "module", "says"),
    [
        (
            lambda found: replace(found, bound=found.bound + 1),
            "ladder",
            "no plan was to be below 16, and one is worth 15",
        ),
        (lambda found: replace(found, value=found.value - 1), "ladder", "a plan is worth 15, and 14 was said"),
        (lambda found: replace(found, status=cp_model.INFEASIBLE), "ties", "no plan is found where one is known"),
        (lambda found: replace(found, domains=[(0, 0)] * len(found.domains)), "ties", "no place where a plan"),
    ],
    ids=["a bound passes a value", "a value that is not so", "no plan where one is", "a place that is possible"],
)
def test_an_engine_that_contradicts_itself_is_told_as_a_fault(
    falsify: Falsify, module: str, says: str, falsified: Callable[..., None]
) -> None:
    """Never as an answer, nor as want of time."""
    falsified(falsify, module)
    with pytest.raises(Contradiction, match=says):
        planned()


def test_a_contradiction_ends_the_command_as_a_fault(falsified: Callable[..., None], secplan: Secplan) -> None:
    falsified(lambda found: replace(found, bound=found.bound + 1), "ladder")
    ran = secplan("plan", CASES / "02-search-said-otherwise.yaml")
    assert (ran.status, ran.out) == (1, "")
    assert "no plan was to be below 16, and one is worth 15" in ran.err
    assert "This is a fault of secplan's own, not of your input." in ran.err


def test_a_search_that_finds_a_plan_where_another_found_none_is_a_fault() -> None:
    model = cp_model.CpModel()
    model.new_bool_var("")
    with pytest.raises(Contradiction, match="another has found one"):
        run.is_infeasible_for_sure(model, Budget(Settings()))


# Smaller numbers ------------------------------------------------------------------------------------------------------


def test_what_numbers_share_is_divided_out() -> None:
    model = cp_model.CpModel()
    x, y = model.new_bool_var(""), model.new_bool_var("")
    at_most = divided(model.add(2000 * x + 3000 * y <= 4999)).proto.linear
    assert (list(at_most.coeffs), at_most.domain[1]) == ([2, 3], 4)
    at_least = divided(model.add(2000 * x + 3000 * y >= 2001)).proto.linear
    assert (list(at_least.coeffs), at_least.domain[0]) == ([2, 3], 3)
    single = divided(model.add(x - 2 * y <= 0)).proto.linear
    assert (list(single.coeffs), single.domain[1]) == ([1, -2], 0)
