"""Money: exact to the penny, read as people write it, and refused where it could be read in two ways."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from models import Cost, Modification, Money, Scenario
from models.dearest import MOST_IN_ALL
from models.money import DEAREST, NOTHING, PENCE, total
from planner import api
from planner.load import BadInput, load_text
from planner.problem import Problem
from planner.solver import Settings, solve
from tests.brute_force import BruteForce
from tests.factories import JUNE, NOVEMBER, modification, scenario
from tests.running import TINY
from tests.test_brute_force import assert_is_best
from tests.test_laws import but

COST: TypeAdapter[Money] = TypeAdapter(Cost)

amounts = st.integers(0, DEAREST * PENCE).map(Money)


@pytest.mark.parametrize(
    ("said", "pence"),
    [
        ("1250000", 125_000_000),
        ("1250000.5", 125_000_050),
        ("1250000.50", 125_000_050),
        ("£1,250,000.50", 125_000_050),
        ("1,250,000", 125_000_000),
        (" £0.01 ", 1),
        ("007", 700),
        (1_250_000, 125_000_000),
        (Decimal("1250000.50"), 125_000_050),
        (Decimal("1.25E+6"), 125_000_000),
        (Money(7), 7),
        ("1000000000", 10**11),
    ],
)
def test_an_amount_is_read_as_it_is_written(said: Any, pence: int) -> None:
    assert COST.validate_python(said) == Money(pence)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("-5", "negative"),
        (-5, "negative"),
        ("1250000.505", "more than two decimals"),
        (Decimal("0.001"), "more than two decimals"),
        ("1,25", "such as 1250000 or 1250000.50"),
        ("1,2500", "such as 1250000 or 1250000.50"),
        ("1.250.000", "such as 1250000 or 1250000.50"),
        ("1 250 000", "such as 1250000 or 1250000.50"),
        ("1250000,50", "such as 1250000 or 1250000.50"),
        ("1.25m", "such as 1250000 or 1250000.50"),
        ("1e6", "such as 1250000 or 1250000.50"),
        ("€5", "such as 1250000 or 1250000.50"),
        ("\uff11\uff12", "such as 1250000 or 1250000.50"),
        ("=1+1", "such as 1250000 or 1250000.50"),
        ("unknown", "leave it out where nobody knows it yet"),
        ("TBC", "leave it out where nobody knows it yet"),
        ("", "such as 1250000 or 1250000.50"),
        ("9" * 10_000, "such as 1250000 or 1250000.50"),
        (True, "such as 1250000 or 1250000.50"),
        (Decimal("nan"), "such as 1250000 or 1250000.50"),
        ("1000000000.01", "more than £1,000,000,000"),
        (0.1, "give money as text"),
        (0.5, "give money as text"),
        (float("inf"), "give money as text"),
    ],
)
def test_what_could_be_meant_otherwise_is_refused_with_a_hint(said: Any, told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        COST.validate_python(said)
    (error,) = caught.value.errors()
    assert told in error["msg"]
    assert len(error["msg"]) < 200


@given(amounts)
def test_what_is_shown_and_what_is_written_reads_back(amount: Money) -> None:
    assert Money.parse(str(amount)) == Money.parse(amount.plain) == amount
    assert TypeAdapter(Money).validate_json(TypeAdapter(Money).dump_json(amount)) == amount


@given(st.lists(amounts), amounts)
def test_sums_and_differences_are_exact(listed: list[Money], other: Money) -> None:
    whole = sum((Decimal(one.plain) for one in listed), Decimal(0))
    assert Decimal(total(listed).plain) == whole
    assert Decimal((total(listed) - other).plain) == whole - Decimal(other.plain)


def test_it_is_shown_with_pence_where_there_are_any() -> None:
    assert [str(Money(pence)) for pence in (0, 1, 125_000_000, 125_000_050, -7)] == [
        "£0",
        "£0.01",
        "£1,250,000",
        "£1,250,000.50",
        "-£0.07",
    ]
    assert Money(125_000_000).plain == "1250000.00"


# In a scenario --------------------------------------------------------------------------------------------------------


def test_a_scenario_without_costs_is_written_as_it_was_before_there_were_any() -> None:
    plain = api.load(TINY).scenario.model_dump(mode="json")
    listed = (plain["policy"], *plain["releases"], *plain["modifications"])
    assert not any({"cost", "costs", "budget", "fixed_cost"} & one.keys() for one in listed)


def test_a_scenario_with_costs_is_written_and_read_back_the_same() -> None:
    given = scenario(
        modification("a", cost="1250000.50", options=[{"id": "x", "cost": 0}, {"id": "y"}]),
        releases=(but(JUNE, budget=0, fixed_cost="0.10"), NOVEMBER),
        policy={"costs": {"uplifts": {"gbcs": 7}, "release": 0}},
    )
    assert load_text(api.scenario_text(given)).scenario == given
    assert Scenario.model_validate(given.model_dump(mode="json")) == given


def test_a_wrong_cost_is_told_with_its_place() -> None:
    text = TINY.read_text(encoding="utf-8").replace("    dcc_systems: false", "    cost: 1.2m\n    dcc_systems: false")
    with pytest.raises(BadInput) as caught:
        load_text(text)
    (error,) = caught.value.errors
    assert error.says == "'1.2m' is not an amount of money"
    assert error.hint == "write pounds with at most two decimals, such as 1250000 or 1250000.50"
    assert text.splitlines()[error.line - 1].strip() == "cost: 1.2m"


def priced(count: int) -> tuple[Modification, ...]:
    """So many modifications of a billion pounds each."""
    return tuple(modification(f"MP{number:04}", cost=DEAREST) for number in range(count))


def test_costs_whose_sum_the_solver_could_not_add_exactly_are_refused() -> None:
    """The most in all is a thousand times a billion pounds: 10^14 pence, below the 2^53 that a float holds exactly."""
    assert MOST_IN_ALL.pence < 2**53
    most = MOST_IN_ALL.pence // (DEAREST * PENCE)
    assert scenario(*priced(most)).gives_costs
    with pytest.raises(ValueError, match=r"all costs together are £1,000,000,000,001, which is more than"):
        scenario(*priced(most), releases=(but(JUNE, fixed_cost=1), NOVEMBER))


def test_the_dearest_costs_are_planned_to_the_penny() -> None:
    """Three changes of a billion pounds, of which the budget of June holds two; one more penny breaks it."""
    given = scenario(
        *(modification(name, cost=DEAREST, impacts={"duis": "yes"}, target="jun-2021") for name in ("a", "b")),
        modification("c", cost="999999999.99", target="jun-2021"),
        releases=(but(JUNE, budget=DEAREST), but(NOVEMBER, fixed_cost="0.01")),
        policy={"costs": {"uplifts": {"duis": "0.01"}}},
        goals=["left-out", "cost", "lateness"],
    )
    answer = solve(Problem(given), Settings(seconds=None))
    assert_is_best(answer, BruteForce(given))


def test_nothing_is_an_amount_too() -> None:
    assert scenario(modification("a", cost=0)).modification_of["a"].cost == NOTHING
    assert scenario(modification("a", cost=0)).gives_costs
    assert not scenario(modification("a")).gives_costs
