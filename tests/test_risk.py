"""Risk: draws against forecasts one by one, analytic cases, and what the answer has to add up to."""

from datetime import timedelta
from random import Random
from typing import Any

import numpy as np
import pytest

from models import Duration, Planned, Scenario
from models.governance import Governance, SharedCause, Takes
from planner import api
from planner.calendar import CalendarError
from planner.forecast import forecast, with_forecasts
from planner.lapse import lapse
from planner.risk.draws import Dice
from planner.risk.durations import SCALE, spread_of
from planner.risk.rolling import Roller, days_of
from planner.risk.walk import Ways
from planner.risk.worlds import decided
from planner.solver import Budget, Settings
from planner.solver.redated import Redated
from tests.factories import modification, scenario
from tests.generator import generate

GOVERNED: dict[str, Any] = {"decision": {"forecast": True}}


def governed(*modifications: Any, **overrides: Any) -> Scenario:
    return with_forecasts(scenario(*modifications, **overrides))


def takes(**said: Any) -> Takes:
    return Takes.model_validate({"target": "40 WD", **said})


def spread(**said: Any) -> Any:
    found = spread_of(Governance.model_validate({"steps": {"x": {"takes": {"target": "40 WD", **said}}}}).steps["x"])
    assert found is not None
    return found


def weights(found: Any) -> dict[int, float]:
    below = [0, *found.below]
    return {one: (below[index + 1] - below[index]) / SCALE for index, one in enumerate(found.amounts)}


# How durations spread -------------------------------------------------------------------------------------------------


def test_target_and_average_give_a_spread_that_has_both() -> None:
    found = spread(observed="100 WD")
    assert (found.amounts[0], found.amounts[-1]) == (40, 220)
    assert found.mean == pytest.approx(100, abs=1e-5)
    assert sorted(weights(found).values(), reverse=True) == pytest.approx(list(weights(found).values()), abs=1e-8)


@pytest.mark.parametrize(("observed", "least", "most"), [(30, 20, 40), (10, 0, 20)])
def test_an_average_below_the_target_is_met_too(observed: int, least: int, most: int) -> None:
    found = spread(observed=f"{observed} WD")
    assert (found.amounts[0], found.amounts[-1]) == (least, most)
    assert found.mean == pytest.approx(observed, abs=1e-5)


def test_a_target_alone_is_sure() -> None:
    assert spread().is_sure
    assert spread(observed="3 months").is_sure, "there is no telling what another unit means"


def test_past_durations_are_as_likely_as_each_other() -> None:
    assert weights(spread(past=["30 WD", "90 WD", "30 WD"])) == pytest.approx({30: 2 / 3, 90: 1 / 3}, abs=1e-8)


def test_quantiles_are_met() -> None:
    found = spread(quantiles={"10": "30 WD", "50": "60 WD", "90": "120 WD"})
    below = dict(zip(found.amounts, found.below, strict=True))
    assert (found.amounts[0], found.amounts[-1]) == (23, 135)  # 22.5 and 135: the lines go on
    for percent, amount in ((10, 30), (50, 60), (90, 120)):
        assert below[amount - 1] / SCALE < percent / 100 < below[amount] / SCALE


@pytest.mark.parametrize("said", [{"past": ["30 WD"]}, {"quantiles": {"0": "1 WD", "100": "1 WD"}}])
def test_one_possible_duration_is_sure(said: dict[str, Any]) -> None:
    assert spread(**said).is_sure


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({"quantiles": {"10": "60 WD", "50": "30 WD"}}, "quantiles out of order: 60 at 10 % and 30 at 50 %"),
        ({"quantiles": {"10": "5 WD", "50": "60 WD"}}, "goes below 0"),
        ({"quantiles": {"50": "60 WD"}}, "one quantile says nothing"),
        ({"quantiles": {"10": "5 WD", "110": "60 WD"}}, "pattern"),
        ({"quantiles": {"10": "5 WD", "90": "60 days"}}, "in the unit of the target"),
        ({"past": ["30 days"]}, "in the unit of the target"),
        ({"past": ["-3 WD"]}, "cannot be negative"),
        ({"past": ["30 WD"], "quantiles": {"10": "30 WD", "50": "30 WD"}}, "not both"),
    ],
)
def test_what_no_duration_can_be_is_refused(said: dict[str, Any], because: str) -> None:
    with pytest.raises(ValueError, match=because):
        takes(**said)


@pytest.mark.parametrize("correlation", [-0.1, 1.1])
def test_a_correlation_is_from_0_to_1(correlation: float) -> None:
    with pytest.raises(ValueError, match="correlation"):
        SharedCause(correlation=correlation)


# Draws ----------------------------------------------------------------------------------------------------------------


def dice(seed: int = 0, count: int = 20_000, correlation: float = 0.3) -> Dice:
    return Dice(seed, count, SharedCause(correlation=correlation))


def test_draws_are_the_same_on_any_machine() -> None:
    """These numbers are of PCG64 and whole-number arithmetic alone; another one is a change of every answer."""
    assert dice(7, 8).drawn("MP090", "ia", spread(observed="100 WD")).amounts.tolist() == [
        49,
        93,
        57,
        41,
        99,
        64,
        88,
        73,
    ]


def test_more_draws_begin_with_the_same() -> None:
    few, many = (dice(count=count).drawn("MP090", "ia", spread(observed="100 WD")) for count in (10, 1000))
    assert few.amounts.tolist() == many.amounts[:10].tolist()


@pytest.mark.parametrize("correlation", [0.0, 0.3, 1.0])
def test_steps_with_a_shared_cause_correlate_as_said(correlation: float) -> None:
    even = spread(quantiles={"0": "0 WD", "100": "1000 WD"})
    of = dice(correlation=correlation)
    one, other = (of.drawn(name, "ia", even).amounts for name in ("MP090", "MP078"))
    assert np.corrcoef(one, other)[0, 1] == pytest.approx(correlation, abs=0.02)
    alone = of.drawn("MP090", "refinement", even).amounts
    assert np.corrcoef(one, alone)[0, 1] == pytest.approx(0, abs=0.02)


def test_the_shared_cause_leaves_the_spread_of_each_step_as_it_is() -> None:
    drawn = dice(correlation=0.5).drawn("MP090", "ia", spread(observed="100 WD")).amounts
    assert drawn.mean() == pytest.approx(100, abs=1.5)
    assert (drawn.min(), drawn.max() <= 220) == (40, True)


# The way, draw by draw ------------------------------------------------------------------------------------------------


def random_governance(random: Random) -> dict[str, Any]:
    def some(unit: str, most: int) -> str:
        return f"{random.randint(0, most)} {unit}"

    steps: dict[str, Any] = {
        "pa": {"takes": {"target": "15 WD", "observed": some("WD", 90)}},
        "refinement": {"takes": {"target": some("days", 50), "past": [some("days", 100) for _ in range(4)]}},
        "ia": {"takes": {"target": "40 WD", "quantiles": {"0": "0 WD", "50": "60 WD", "90": some("WD", 300)}}},
        "authority": {"takes": {"target": "1 month", "past": ["1 month", some("months", 5)]}},
    }
    if int(steps["ia"]["takes"]["quantiles"]["90"].split()[0]) < 60:
        del steps["ia"]["takes"]["quantiles"]["50"]
    bodies = {"panel": {"meets": random.choice(["second Friday", "last Monday"]), "papers": some("WD", 12)}}
    return {"steps": steps, "bodies": bodies}


def random_progress(random: Random, path: tuple[str, ...]) -> dict[str, str]:
    done = path[: random.randint(0, len(path) - 1)][-1:]
    return {step: random.choice(["unknown", f"2020-0{random.randint(1, 3)}-{random.randint(10, 28)}"]) for step in done}


def fixed(given: Scenario, durations: dict[str, Duration]) -> Scenario:
    """The scenario with these durations for sure."""
    steps = dict(given.governance.steps)
    for name, duration in durations.items():
        steps[name] = steps[name].model_copy(update={"takes": Takes(target=duration)})
    return given.but(governance=given.governance.model_copy(update={"steps": steps}))


@pytest.mark.parametrize("seed", range(30))
def test_every_draw_goes_the_way_that_its_forecast_goes(seed: int) -> None:
    random = Random(seed)
    governance = Governance.model_validate(random_governance(random))
    path: Any = random.choice(list(governance.pathways))
    one = modification("a", path=path, progress=random_progress(random, governance.pathways[path]), **GOVERNED)
    given = scenario(one, governance=governance, calendar=random.choice(["england-and-wales", "scotland"]))
    ways = Ways(given, Dice(seed, 40, governance.shared_cause))
    walked = ways.steps(one)
    for draw in range(40):
        drawn = {name: ways.drawn(one, name) for name in ways.left(one)}
        durations = {
            name: Duration(int(found.amounts[draw]), ways.spreads[name].unit) for name, found in drawn.items() if found
        }
        try:
            expected = [(step.step, step.on) for step in forecast(fixed(given, durations), "a").steps]
        except CalendarError:
            assert walked[-1][1][draw] == ways.table.beyond
        else:
            found_days = [(name, ways.table.day(days[draw])) for name, days in walked]
            assert found_days == expected[-len(walked) :]


# The lapse rule -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_draws_are_rolled_forward_as_the_lapse_rule_says(seed: int) -> None:
    random = Random(seed)
    given = generate(modifications=30, releases=6, tight=random.choice([None, 0.9, 1.2]), seed=seed)
    roller = Roller(given)
    pending = [one for one in given.modifications if one.is_planned and not one.is_approved]
    for _ in range(6):
        dates = [(one.id, on + timedelta(random.randint(-100, 200))) for one in pending if (on := one.decided_on)]
        drawn = decided(given, dates)
        assert roller.roll(days_of(drawn)) == dict(lapse(drawn).plan.placements)


# Worlds ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_a_redated_model_finds_what_the_ladder_finds(seed: int) -> None:
    random = Random(seed)
    given = generate(modifications=8, releases=4, tight=random.choice([None, 1.0, 1.3]), seed=seed)
    pending = [one.id for one in given.modifications if one.is_planned and not one.is_approved and one.decided_on]
    first, last = given.releases[0].go_live, given.releases[-1].go_live
    redated = Redated(decided(given, [(name, given.as_of) for name in pending]))
    assert redated.is_small
    for _ in range(6):
        on = [(name, given.as_of + timedelta(random.randint(0, (last - first).days))) for name in pending]
        drawn = decided(given, on)
        expected = api.plan(drawn).answer
        found = redated.planned(drawn, Budget(Settings()))
        assert found == (expected if isinstance(expected, Planned) else None)
