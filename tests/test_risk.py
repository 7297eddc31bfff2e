"""Risk: draws against forecasts one by one, analytic cases, and what the answer has to add up to."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from models import Duration, Pin, Planned, Scenario
from models.governance import Governance, SharedCause, Takes
from models.risk import Chance, Draws, Risk
from planner import api
from planner.calendar import CalendarError
from planner.facts import working_days
from planner.forecast import forecast, with_forecasts
from planner.lapse import lapse
from planner.odds.durations import SCALE, spread_of
from planner.questions.settling import Standing
from planner.report.blocks import Paragraph
from planner.report.documents.risk import risk_document
from planner.report.pages.risk import risk_page
from planner.risk import answer, planning
from planner.risk.draws import Dice
from planner.risk.rolling import Roller, days_of
from planner.risk.walk import Ways
from planner.risk.worlds import decided
from planner.solver import Budget, Settings
from planner.solver.redated import Redated
from planner.verify import proved
from tests.factories import modification, scenario
from tests.generator import generate
from tests.running import APRIL_2020, CONFLICT, TINY, Secplan

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
        ({"quantiles": {"10": "60 WD", "50": "30 WD"}}, "quantiles out of order: 60 WD at 10 % and 30 WD at 50 %"),
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
    if random.random() < 0.4:  # which may lead to a weekend
        bodies["panel"]["papers"] = some("days", 20)
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


# The answer -----------------------------------------------------------------------------------------------------------


def one_step(**takes_said: Any) -> Scenario:
    """A change of documents whose decision is one step away, aimed at June 2021: its cut-off is 23 April 2021."""
    governance = {
        "steps": {"work": {"title": "the work", "takes": {"target": "200 WD", **takes_said}}},
        "pathways": {"self-governance": ["work"]},
        "shared_cause": {"steps": ["work"]},
    }
    one = modification("MP001", target="jun-2021", **GOVERNED)
    return governed(one, governance=Governance.model_validate(governance))


def asked(given: Scenario, count: int = 1000, **said: Any) -> Risk:
    means = {name: said.pop(name) for name in ("executor", "observer") if name in said}
    return api.risk(api.plan(given), Draws(count, **said), **means)


def april() -> Scenario:
    return api.load(APRIL_2020).scenario


def test_one_step_and_one_cut_off_are_as_worked_out() -> None:
    """In time are durations of up to so many Working Days as there are to the cut-off, of 1 to 400 as likely each."""
    given = one_step(quantiles={"0": "1 WD", "100": "400 WD"})
    to_go = working_days(given).working_days_between(given.as_of, date(2021, 4, 23))
    expected = (to_go - 0.5) / 399  # the ends have half the weight of the others
    (one,) = asked(given, 10_000).modifications
    assert one.cut_off is not None
    assert one.cut_off.cut_off == date(2021, 4, 23)
    low, high = one.cut_off.chance.interval
    assert low < expected < high
    assert abs(one.cut_off.chance.share - expected) < 3 * one.cut_off.chance.error
    assert one.releases["jun-2021"] == one.lapsed["jun-2021"] == one.cut_off.chance


def test_half_the_past_durations_are_in_time() -> None:
    (one,) = asked(one_step(past=["200 WD", "300 WD"]), 10_000).modifications
    assert one.cut_off is not None
    assert one.cut_off.chance.share == pytest.approx(0.5, abs=0.02)
    assert one.decisions[80] == date(2021, 6, 18)


def test_without_spread_every_draw_is_the_plan() -> None:
    given = one_step()
    found = asked(given, 50)
    answer = found.base.answer
    assert isinstance(answer, Planned)
    assert (found.worlds, found.plans, found.planned, found.misses) == (1, 1, 50, 0)
    (one,) = found.modifications
    assert one.why_sure == "every step that is left has one duration only"
    assert set(one.decisions.values()) == {given.modification_of["MP001"].decided_on}
    assert one.releases[answer.plan.release_of("MP001")].share == 1


def test_a_typed_date_does_not_spread() -> None:
    given = scenario(modification("a"), modification("b", decision={"approved": "2020-01-08"}))
    found = asked(given, 20)
    assert [one.why_sure for one in found.modifications] == [
        "the date of its decision is typed in, not forecast",
        "it is approved",
    ]
    assert found.worlds == 1
    assert {one.releases["jun-2021"].hits for one in found.modifications} == {20}


def test_chances_add_up_to_one() -> None:
    found = asked(april(), 200)
    for one in found.modifications:
        for chances in (one.releases, one.lapsed):
            assert sum(chance.hits for chance in chances.values()) == 200
            assert {chance.of for chance in chances.values()} == {200}
    for release in found.releases:
        assert sum(chance.hits for chance in release.gbcs.values()) == 200


def test_every_draw_has_the_plan_that_it_has_by_itself() -> None:
    given = april()
    listed = {
        (one.id, release): {draw.number: draw for draw in asked(given, 12, listing=(one.id, release)).listed}
        for one in given.modifications
        for release in ("jun-2021", "nov-2021", "jun-2022", "nov-2022", None)
    }
    for number in range(12):
        drawn = api.risk_draw(given, number)
        assert isinstance(drawn.outcome.answer, Planned)
        for way in drawn.ways:
            release = drawn.outcome.answer.plan.release_of(way.modification)
            draw = listed[way.modification, release][number]
            assert draw.decision == way.decision
            assert draw.lapsed == drawn.outcome.rolled.plan.release_of(way.modification)


def test_worlds_are_planned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    answers = planning.answers_in

    def counted(task: planning.WorldTask, settings: Settings) -> list[Any]:
        seen.extend(task.worlds)
        return answers(task, settings)

    monkeypatch.setattr(planning, "answers_in", counted)
    found = asked(april(), 300)
    assert found.taken_over, "some have the plan of an earlier one"
    assert len(seen) == len(set(seen)) == found.plans - found.taken_over
    assert found.worlds == found.plans


def test_worlds_searched_one_by_one_have_the_plans_that_a_shared_model_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = asked(april(), 40)
    monkeypatch.setattr(planning, "SMALL", 0)
    assert unlike_time(asked(april(), 40)) == unlike_time(shared)


def test_a_plan_that_is_taken_over_is_checked_there(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Scenario] = []

    def noted(given: Scenario, answer: Planned) -> Any:
        checked.append(given)
        return proved(given, answer)

    monkeypatch.setattr(planning, "proved", noted)
    found = asked(april(), 100)
    assert found.taken_over
    assert len(checked) == len({str(given.modifications) for given in checked}) == found.plans


def test_the_answer_is_the_same_with_any_executor() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert unlike_time(asked(april(), 400, executor=executor)) == unlike_time(asked(april(), 400))


def unlike_time(found: Risk) -> Any:
    return {name: getattr(found, name) for name in Risk.__dataclass_fields__ if name != "base"}


def unlike_run(document: Any) -> Any:
    """A document without what depends on the run."""
    base = {name: said for name, said in document["base"].items() if name != "provenance"}
    return {name: said for name, said in document.items() if name != "provenance"} | {"base": base}


def test_another_seed_draws_otherwise_and_the_same_seed_the_same() -> None:
    one, again, other = (unlike_time(asked(april(), 100, seed=seed)) for seed in (1, 1, 2))
    assert one == again
    assert one["modifications"] != other["modifications"]


def test_with_too_many_worlds_the_first_draws_are_planned() -> None:
    found = asked(april(), 500, plans=40)
    assert (found.planned, found.lapsed, found.draws) == (40, 500, 500)
    assert found.plans <= 40
    assert {chance.of for one in found.modifications for chance in one.releases.values()} == {40}
    assert unlike_time(found)["modifications"][0].lapsed == asked(april(), 500).modifications[0].lapsed


def interrupted_while(doing: str, after: int) -> Risk:
    def observe(standing: Standing) -> None:
        if standing.doing == doing and standing.done >= after:
            raise KeyboardInterrupt

    return asked(april(), 1200, observer=observe)


def test_an_interruption_leaves_what_is_known() -> None:
    rolling = interrupted_while("draws rolled forward", 500)
    assert (rolling.stopped, rolling.lapsed, rolling.planned) == ("interrupt", 500, 0)
    planned = interrupted_while("worlds planned", 150)
    assert (planned.stopped, planned.lapsed) == ("interrupt", 1200)
    assert 64 <= planned.planned < 1200
    assert {chance.of for one in planned.modifications for chance in one.releases.values()} == {planned.planned}


@pytest.mark.parametrize("after", [5, 20, 60, 150])
def test_two_thirds_of_what_was_planned_before_an_interruption_count(
    after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Draws count as far as they are in a row: any gap would make a sample of those that were planned sooner."""
    answered: list[int] = []
    plan_worlds = planning.plan_worlds

    def noted(*given: Any) -> planning.WorldPlans:
        found = plan_worlds(*given)
        answered.append(len(found.answer_of))
        return found

    monkeypatch.setattr(answer, "plan_worlds", noted)
    found = interrupted_while("worlds planned", after)
    assert found.planned >= answered[0] * 2 / 3 >= after * 2 / 3
    whole = asked(april(), found.planned)
    for one, same in zip(found.modifications, whole.modifications, strict=True):
        assert one.releases == same.releases


def test_without_the_only_cause_there_are_no_misses() -> None:
    """In April 2020 the Impact Assessments alone spread; with their target every decision is in time."""
    found = asked(april(), 300)
    left = {cause.cause: cause.without for cause in found.causes}
    assert left["ia"] == 0
    assert 0 < left["DCC's load"] < found.misses


def test_a_day_earlier_never_harms_alone() -> None:
    given = one_step(quantiles={"0": "1 WD", "100": "400 WD"})
    (one,) = asked(given, 3000).modifications
    assert one.cut_off is not None
    shares = [one.cut_off.chance.share, *(earlier.in_time.share for earlier in one.earlier if earlier.in_time)]
    assert shares == sorted(shares)
    assert shares[-1] - shares[0] == pytest.approx(20 / 399, abs=0.015)
    late = (date(2021, 11, 4) - date(2021, 6, 24)).days * 3
    assert one.earlier[-1].priority_days == pytest.approx(late * 20 / 399, abs=0.015 * late)


def test_an_assessment_earlier_is_worth_what_it_is_with_a_shorter_one() -> None:
    """Ten Working Days less are ten earlier; then the Panel, consultation and Change Board follow as they do."""
    given = april()
    mp090 = given.modification_of["MP090"]
    found = next(one for one in asked(given, 500).modifications if one.modification == "MP090")
    assert [(one.step, one.days) for one in found.earlier] == [(s, d) for s in ("ia", "vote") for d in (5, 10, 20)]
    ways = Ways(given, Dice(0, 500, given.governance.shared_cause))
    days = ways.decisions(mp090, lambda step, drawn: drawn.amounts - 10 if step == "ia" else drawn.amounts)
    in_time = int((days <= ways.table.number(date(2020, 9, 24))).sum())
    assert found.earlier[1].in_time == Chance(in_time, 500)
    assert found.cut_off is not None
    assert in_time > found.cut_off.chance.hits


def pinned() -> Scenario:
    """In June 2021, which it makes with half of its past durations."""
    given = one_step(past=["200 WD", "300 WD"])
    return given.but(pins=(Pin(modification="MP001", release="jun-2021", why="agreed"),))


def test_draws_without_a_plan_are_a_share_of_their_own(secplan: Secplan, tmp_path: Path) -> None:
    found = asked(pinned(), 400)
    (one,) = found.modifications
    assert 0 < found.planless < 400
    assert {chance.of for chance in one.releases.values()} == {found.planned} == {400}
    assert sum(chance.hits for chance in one.releases.values()) + found.planless == 400
    assert one.cut_off is not None
    assert one.releases["jun-2021"] == one.cut_off.chance
    assert one.release_by == {50: one.release_by[50], 80: None}
    path = tmp_path / "pinned.yaml"
    path.write_text(api.scenario_text(pinned()), encoding="utf-8")
    page = secplan("risk", path, "--draws", 400).out
    assert f"In {found.planless} draws of those planned again" in page
    assert "no plan" in page
    assert "What is pinned or committed stays in its release here, whatever rule that breaks." in page
    late = next(index for index, day in enumerate(drawn_days(pinned())) if day > date(2021, 4, 23))
    assert "MP001         no plan" in secplan("risk", path, "--draw", late).out


def drawn_days(given: Scenario) -> list[date]:
    """Draw by draw the day of the one decision."""
    ways = Ways(given, Dice(0, 100, given.governance.shared_cause))
    return [ways.table.day(int(number)) or date.max for number in ways.decisions(given.modifications[0])]


def test_a_step_that_is_under_way_has_not_ended_yet() -> None:
    """Begun on 8 January 2020, it has taken 63 Working Days by 8 April: less is no longer possible."""
    governance = {"steps": {"ia": {"takes": {"target": "40 WD", "quantiles": {"0": "0 WD", "100": "100 WD"}}}}}
    given = governed(
        modification("a", path="urgent", progress={}, **GOVERNED),
        modification("b", progress={"ia-request": "2020-01-08"}, **GOVERNED),
        governance=Governance.model_validate(governance),
    )
    drawn = Ways(given, dice(count=2000)).drawn(given.modification_of["b"], "ia")
    assert drawn is not None
    passed = working_days(given).working_days_between(date(2020, 1, 8), given.as_of)
    assert (drawn.amounts.min(), drawn.amounts.max()) == (passed, 100)
    assert drawn.amounts.mean() == pytest.approx((passed + 100) / 2, abs=1)


@pytest.mark.parametrize("count", [0, 100_001])
def test_no_draws_and_too_many_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="take from 1 to 100,000"):
        Draws(count)


def test_the_interval_of_a_chance_is_never_empty() -> None:
    assert Chance(0, 100).interval[0] == 0
    assert 0.03 < Chance(0, 100).interval[1] < 0.04
    assert Chance(100, 100).interval[1] == 1
    low, high = Chance(50, 100).interval
    assert (low, high) == pytest.approx((0.404, 0.596), abs=0.001)


# The command ----------------------------------------------------------------------------------------------------------


def test_the_page_says_what_rests_on_what(secplan: Secplan) -> None:
    page = secplan("risk", APRIL_2020, "--draws", 60, "--plans", 20).out
    assert "60 draws with seed 0. To the planner " in page
    assert "in draws planned again, on the first 20: a sample as good as any." in page
    assert "Assumption: Impact Assessment returned takes from 40 to 220 WD" in page
    assert "Assumption: DCC's load holds up steps of all modifications alike" in page
    assert "Hindsight: the averages are of the time to 31 March 2021" in page
    assert "with a rank correlation of 0.3 between any two." in page


@pytest.mark.parametrize(
    ("doing", "says"),
    [
        ("draws rolled forward", "; none was rolled forward or planned again by then, so no chance of a release is "),
        ("worlds planned", ", those by the lapse rule on the first 700; none was planned again by then."),
    ],
)
def test_what_an_interruption_left_nothing_of_is_told(
    doing: str, says: str, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def observe(standing: Standing) -> None:
        if standing.doing == doing:
            raise KeyboardInterrupt

    risk = api.risk
    monkeypatch.setattr(api, "risk", lambda *given, **means: risk(*given, **{**means, "observer": observe}))
    ran = secplan("risk", APRIL_2020, "--draws", 700)
    assert ran.status == 130
    assert "look different: none is planned. Stopped early, as it was interrupted; what follows" in ran.out
    assert f"Chances of decisions rest on all draws{says}" in ran.out
    assert "Chance of each release, planned again" not in ran.out


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({}, "To the planner 859 of them look different: each is planned once and checked. All chances rest on"),
        (
            {"taken_over": 8},
            "851 are planned once and checked, and 8 have the best plan of an earlier one, which is checked there too.",
        ),
        ({"plans": 300, "planned": 320}, "different: 300 of those are planned once and checked."),
        (
            {"plans": 2, "planned": 2, "taken_over": 1},
            "different: 1 of those is planned once and checked, and 1 has the best plan of an earlier one, which is",
        ),
        ({"taken_over": 8, "planless": 3}, "and 8 have the answer of an earlier one; a plan is checked there too."),
        ({"plans": 0, "planned": 0}, "To the planner 859 of them look different: none is planned."),
    ],
)
def test_the_page_tells_how_many_were_planned_and_how_many_take_over(said: dict[str, int], says: str) -> None:
    found = asked(april(), 2)
    many = {"draws": 1000, "lapsed": 1000, "planned": 1000, "worlds": 859, "plans": 859}
    document = risk_document(found, api.result(found.base)).model_copy(update=many | said)
    _, _, rests_on, *_ = risk_page(found.base.scenario, document, "april.yaml")
    assert isinstance(rests_on, Paragraph)
    assert says in rests_on.text


def test_the_document_is_the_same_each_time(secplan: Secplan) -> None:
    one, other = (secplan("risk", APRIL_2020, "--draws", 80, "--seed", 3, "--json").document for _ in range(2))
    assert unlike_run(one) == unlike_run(other)
    assert one["format"] == "secplan.risk/1"
    shares = [chance["share"] for chance in one["modifications"][0]["releases"].values()]
    assert sum(shares) == pytest.approx(1)


def test_draws_can_be_listed_and_opened(secplan: Secplan, tmp_path: Path) -> None:
    listed = secplan("risk", APRIL_2020, "--draws", 50, "--list", "MP090", "jun-2022", "--json").document["listed"]
    assert listed
    number = listed[0]["draw"]
    opened = secplan("risk", APRIL_2020, "--draw", number, "--json", "--out", tmp_path / "run").document
    (way,) = [one for one in opened["ways"] if one["modification"] == "MP090"]
    assert (way["planned"], way["decision"]) == ("jun-2022", listed[0]["decision"])
    assert secplan("verify", tmp_path / "run").status == 0
    assert f"Draw {number} of seed 0" in (tmp_path / "run" / "risk.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--draws", "0"),
        ("--draws", "100001"),
        ("--draws", "many"),
        ("--draw", "-1"),
        ("--seed", "-1"),
        ("--jobs", "0"),
        ("--list", "MP091", "nov-2021"),
        ("--list", "MP090", "nov-2031"),
    ],
)
def test_wrong_usage_is_refused(arguments: tuple[str, ...], secplan: Secplan) -> None:
    ran = secplan("risk", APRIL_2020, *arguments)
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("governance", "because"),
    [
        ("steps: {ia: {takes: {target: 40 WD, quantiles: {10: 60 WD, 50: 30 WD}}}}", "quantiles out of order"),
        ("steps: {ia: {takes: {target: 40 WD, quantiles: {10: 5 WD, 50: 60 WD}}}}", "goes below 0"),
        ("steps: {ia: {takes: {target: 40 WD, quantiles: {10: 5 WD, 101: 60 WD}}}}", "101"),
        ("steps: {ia: {takes: {target: 40 WD, past: [-5 WD]}}}", "cannot be negative"),
        ("shared_cause: {correlation: 1.5}", "correlation"),
        ("shared_cause: {steps: [ai]}", "there is no step 'ai'"),
    ],
)
def test_bad_input_is_told_with_its_place(governance: str, because: str, tmp_path: Path, secplan: Secplan) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(f"{TINY.read_text(encoding='utf-8')}\ngovernance: {{{governance}}}\n", encoding="utf-8")
    ran = secplan("risk", path, "--draws", 10)
    assert (ran.status, ran.out) == (3, "")
    assert because in ran.err
    assert ran.err.startswith(f"{path}:")


def test_where_no_plan_exists_that_is_said(secplan: Secplan) -> None:
    ran = secplan("risk", CONFLICT, "--draws", 10)
    assert ran.status == 4
    assert "There is no plan to ask about." in ran.out
