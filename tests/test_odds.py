"""Odds worked out: against draws, against cases worked out by hand, and against forecasts."""

from datetime import date
from random import Random
from typing import Any

import numpy as np
import pytest

from models import Scenario
from models.governance import Governance
from planner import api
from planner.facts import working_days
from planner.forecast import forecast, with_forecasts
from planner.load import BadInput, load_text
from planner.odds.decisions import Odds
from planner.risk.draws import Dice
from planner.risk.walk import Ways
from tests.factories import modification, scenario
from tests.running import APRIL_2020, Secplan
from tests.test_risk import random_governance, random_progress

DRAWS = 20_000


def one_step(durations: str = "target", **takes: Any) -> Scenario:
    """A decision that is one step away."""
    governance = {
        "durations": durations,
        "steps": {"work": {"takes": {"target": "20 WD", **takes}}},
        "pathways": {"self-governance": ["work"]},
    }
    return with_forecasts(scenario(modification("a", decision="forecast"), governance=governance))


def days_after(given: Scenario, amount: int) -> date:
    return working_days(given).add_working_days(given.as_of, amount)


@pytest.mark.parametrize(
    ("percent", "amount"), [(1, 10), (20, 10), (21, 30), (40, 30), (60, 50), (79, 70), (80, 70), (81, 90), (99, 90)]
)
def test_four_of_five_past_durations_are_80_of_100(percent: int, amount: int) -> None:
    given = one_step(f"P{percent}", past=["30 WD", "10 WD", "90 WD", "70 WD", "50 WD"])
    assert given.modification_of["a"].decided_on == days_after(given, amount)


@pytest.mark.parametrize(("percent", "amount"), [(10, 30), (50, 60), (90, 120)])
def test_quantiles_come_out_as_they_go_in(percent: int, amount: int) -> None:
    given = one_step(f"P{percent}", quantiles={"10": "30 WD", "50": "60 WD", "90": "120 WD"})
    assert given.modification_of["a"].decided_on == days_after(given, amount)


@pytest.mark.parametrize("durations", ["P1", "P50", "P99"])
def test_what_does_not_spread_is_forecast_as_ever(durations: str) -> None:
    assert with_spread(one_step(), durations).modifications == one_step().modifications


def with_spread(given: Scenario, durations: str) -> Scenario:
    return api.change(given, [f"durations {durations}"])


@pytest.mark.parametrize("seed", range(30))
def test_odds_are_those_of_many_draws(seed: int) -> None:
    """On any path, with any progress, and with a shared cause: each day as often as it should be, to five errors."""
    random = Random(seed)
    said = random_governance(random)
    said["shared_cause"] = {"steps": ["pa", "ia", "refinement"], "correlation": random.choice([0, 0.3, 0.8, 1])}
    governance = Governance.model_validate(said)
    path: Any = random.choice(list(governance.pathways))
    one = modification("a", path=path, progress=random_progress(random, governance.pathways[path]), decision="forecast")
    given = scenario(one, governance=governance)
    drawn = dict(Ways(given, Dice(seed, DRAWS, governance.shared_cause)).steps(one))
    for step, days, chances in Odds(given).walked(one):
        assert chances.sum() == pytest.approx(1)
        upto = np.cumsum(chances)
        found = np.searchsorted(np.sort(drawn[step]), days, side="right") / DRAWS
        error = np.sqrt(upto * (1 - upto).clip(0) / DRAWS) + 1 / DRAWS
        assert (abs(found - upto) < 5 * error).all(), step
        assert np.isin(drawn[step], days).all()


def test_a_shared_cause_makes_long_ways_likelier() -> None:
    """Two steps of 10 or 20 Working Days: both long in 25 of 100 cases by themselves, in 50 where they go together."""
    takes = {"takes": {"target": "10 WD", "past": ["10 WD", "20 WD"]}}
    for correlation, long in ((0, 0.25), (0.5, 0.375), (1, 0.5)):
        governance = Governance.model_validate(
            {
                "steps": {"one": takes, "two": takes},
                "pathways": {"self-governance": ["one", "two"]},
                "shared_cause": {"steps": ["one", "two"], "correlation": correlation},
            }
        )
        one = modification("a", decision="forecast")
        *_, (_, _, chances) = Odds(scenario(one, governance=governance)).walked(one)
        assert chances[-1] == pytest.approx(long, abs=1e-6)


@pytest.mark.parametrize("seed", range(12))
def test_the_chance_of_all_is_that_of_many_draws(seed: int) -> None:
    """Modifications on different ways, which the shared cause holds up alike."""
    random = Random(seed)
    said = random_governance(random)
    said["shared_cause"] = {"steps": ["pa", "ia"], "correlation": random.choice([0, 0.5, 1])}
    governance = Governance.model_validate(said)
    ones = [
        modification(name, path=path, progress=random_progress(random, governance.pathways[path]), decision="forecast")
        for name in "abc"
        for path in random.sample(list(governance.pathways), 1)
    ]
    given = scenario(*ones, governance=governance)
    ways = Ways(given, Dice(seed, DRAWS, governance.shared_cause))
    decisions = {one.id: ways.decisions(one) for one in ones}
    last = {name: int(np.quantile(days, random.choice([0.4, 0.8]))) for name, days in decisions.items()}
    drawn = np.mean(np.all([decisions[name] <= day for name, day in last.items()], axis=0))
    chance = Odds(given).all_in_time({name: ways.table.day(day) or date.max for name, day in last.items()})
    assert abs(drawn - chance) < 5 * np.sqrt(chance * (1 - chance) / DRAWS) + 1 / DRAWS


def test_the_chance_of_nothing_at_all_is_one() -> None:
    assert Odds(one_step()).all_in_time({}) == 1


@pytest.mark.parametrize("seed", range(12))
def test_the_last_days_are_those_whose_forecasts_are_in_time(seed: int) -> None:
    """A step done on its last day is forecast in time; done a day later, too late."""
    random = Random(seed)
    percent = random.choice([20, 50, 80, 95])
    said = {**random_governance(random), "durations": f"P{percent}"}
    governance = Governance.model_validate(said)
    path: Any = random.choice(list(governance.pathways))
    one = modification("a", path=path, decision="forecast")
    given = scenario(one, governance=governance, as_of="2019-06-03")
    latest = date(2023, 9, 29)
    for step, day in Odds(given).last_days(one, latest, percent)[:-1]:
        assert day is not None
        for later, is_in_time in ((0, True), (1, False)):
            on = date.fromordinal(day.toordinal() + later)
            done = given.but(as_of=on).with_modification("a", progress={step: on})
            assert (forecast(done, "a").decision <= latest) == is_in_time, (step, on)


def test_confidence_moves_april_2020_as_its_chances_say() -> None:
    """The days of ``risk``: the 80th of a hundred draws, and the day worked out."""
    given = with_spread(api.load(APRIL_2020).scenario, "P80")
    ways = Ways(given, Dice(1, DRAWS, given.governance.shared_cause))
    for name in ("MP090", "SECMP0007"):
        one = given.modification_of[name]
        assert one.decided_on is not None
        days, day = ways.decisions(one), ways.table.number(one.decided_on)
        assert np.mean(days < day) < 0.8 <= np.mean(days <= day)


@pytest.mark.parametrize("durations", ["P0", "P100", "P", "p80", "P8.5", "0.8"])
def test_what_is_no_chance_is_refused(durations: str, secplan: Secplan) -> None:
    text = APRIL_2020.read_text(encoding="utf-8")
    with pytest.raises(BadInput, match="durations: "):
        load_text(f"{text}\ngovernance: {{durations: {durations}}}\n")
    on_the_command_line = secplan("clock", APRIL_2020, "MP090", "--durations", durations)
    assert on_the_command_line.status == 2
    as_a_change = secplan("whatif", APRIL_2020, f"durations {durations}")
    assert as_a_change.status == 3
    hint = "did you mean 'P80'?" if durations == "p80" else "write target, observed, or a chance from P1 to P99"
    for run in (on_the_command_line, as_a_change):
        assert f"'{durations}' is not known here" in run.err
        assert hint in " ".join(run.err.split())


def test_a_chance_beyond_the_tables_is_an_error_of_its_decision() -> None:
    with pytest.raises(BadInput, match="cannot be forecast"):
        load_text(
            "format: secplan.scenario/1\nname: late\nas_of: 2025-04-08\n"
            "governance: {durations: P95, steps: {ia: {takes: {target: 40 WD, quantiles: {0: 40 WD, 100: 1200 WD}}}}}\n"
            "releases: [{id: jun-2026, go_live: 2026-06-25}]\n"
            "modifications: [{id: a, decision: forecast}]\n"
        )
