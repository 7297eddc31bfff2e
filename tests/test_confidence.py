"""What confidence costs: each row against the scenario planned by itself, and chances against draws."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models import Outcome, Planned, Scenario
from models.risk import Draws
from planner import api
from planner.facts import cut_off, placed
from planner.forecast import with_forecasts
from planner.odds.decisions import Odds
from planner.questions import settling
from planner.questions.confidence import chance_to_hold
from planner.questions.points import answer_at
from planner.report.documents.confidence import confidence_rows
from planner.report.pages.confidence import confidence_blocks, share_words
from planner.report.text import plain
from planner.risk.draws import Dice
from planner.risk.walk import Ways
from tests.factories import modification, scenario
from tests.running import APRIL_2020, TINY, Secplan

WAYS = ("target", "P50", "P80", "P95")


@pytest.fixture(scope="module")
def april() -> Outcome:
    return api.plan(api.load(APRIL_2020).scenario)


def slow(quantile: str) -> dict[str, Any]:
    """A step whose longest durations lie late."""
    work = {"takes": {"target": "20 WD", "quantiles": {"0": "20 WD", "50": "60 WD", "90": quantile}}}
    return {"steps": {"work": work}, "pathways": {"self-governance": ["work"]}}


def test_each_row_is_the_plan_of_the_scenario_with_those_durations(april: Outcome) -> None:
    found = api.confidence(april)
    assert [one.durations for one in found.plans] == list(WAYS)
    for one in found.plans:
        alone = api.plan(api.change(april.scenario, [f"durations {one.durations}"]))
        assert isinstance(alone.answer, Planned)
        assert isinstance(one.answer, Planned)
        assert (one.answer.plan, one.answer.goals, one.answer.unique) == (alone.answer.plan, alone.answer.goals, True)


def test_more_confidence_never_makes_a_plan_better(april: Outcome) -> None:
    """Later decisions leave fewer plans, and goals do not look at decisions."""
    found = api.confidence(april, range(5, 100, 10)).plans
    values = [[goal.value for goal in one.answer.goals] for one in found if isinstance(one.answer, Planned)]
    assert len(values) == 11
    assert values == sorted(values)
    holds = [one.holds for one in found]
    assert holds == sorted(holds, key=float)  # type: ignore[arg-type]


def test_how_likely_a_plan_holds_is_as_draws_have_it(april: Outcome) -> None:
    given = april.scenario
    ways = Ways(given, Dice(5, 20_000, given.governance.shared_cause))
    for one in api.confidence(april).plans:
        assert isinstance(one.answer, Planned)
        assert one.holds is not None
        in_time = [
            ways.decisions(changed) <= ways.table.number(last_day)
            for changed, option, release in placed(given, one.answer.plan)
            if (last_day := cut_off(given, changed, option, release))
        ]
        assert np.mean(np.all(in_time, axis=0)) == pytest.approx(one.holds, abs=0.02)


def test_each_decision_alone_is_in_time_as_often_as_was_asked(april: Outcome) -> None:
    """Held to the draws of ``risk``, which watches the cut-offs of the plan that it is given."""
    given = api.change(april.scenario, ["durations P80"])
    found = api.risk(api.plan(given), Draws(2000, seed=2, plans=1))
    chances = [one.cut_off.chance for one in found.modifications if one.cut_off]
    assert len(chances) == 8
    assert found.holds is not None
    (as_p80,) = [one.holds for one in api.confidence(april).plans if one.durations == "P80"]
    assert found.holds.share == pytest.approx(as_p80, abs=0.03)
    assert all(one.decisions[80] == given.modification_of[one.modification].decided_on for one in found.modifications)
    assert all(chance.interval[1] > 0.8 for chance in chances)


def test_what_is_planned_already_is_not_planned_again(april: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [api.plan(api.change(april.scenario, [f"durations {way}"])) for way in WAYS[1:]]
    expected = api.confidence(april)

    def refuse(*_: Any) -> None:
        raise AssertionError("it is planned already")

    monkeypatch.setattr(settling, "answer_at", refuse)
    assert api.confidence(april, planned=asked) == expected


def test_without_a_forecast_there_is_nothing_to_tell(secplan: Secplan) -> None:
    assert api.confidence(api.plan(api.load(TINY).scenario)).plans == ()
    assert "No decision that is to come is forecast" in secplan("plan", TINY, "--confidence", "0.8").out


def test_a_chance_beyond_the_tables_is_a_row_that_says_so() -> None:
    drafted = scenario(modification("a", decision="forecast"), as_of="2026-04-08", governance=slow("1200 WD"))
    rows = confidence_rows(api.confidence(api.plan(with_forecasts(drafted))))
    assert [row.answer for row in rows] == ["planned", "planned", "not planned", "not planned"]
    assert "beyond the tables of bank holidays" in rows[-1].why_none
    assert "beyond the tables of bank holidays" in plain(list(confidence_blocks(rows)))


def pinned() -> Scenario:
    """It has to go in June 2021, and does so if its decision does not take much longer than it should."""
    return with_forecasts(
        scenario(
            modification("a", decision="forecast"),
            pins=[{"modification": "a", "release": "jun-2021", "why": "agreed"}],
            governance=slow("400 WD"),
        )
    )


def test_where_no_plan_exists_with_a_chance_that_is_told() -> None:
    rows = confidence_rows(api.confidence(api.plan(pinned())))
    assert [row.answer for row in rows] == ["planned", "planned", "infeasible", "infeasible"]
    page = plain(list(confidence_blocks(rows)))
    assert "- With 50 %: nobody." in page
    assert "- With 80 %: no plan exists." in page


def test_an_interruption_leaves_what_is_known(april: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = iter([answer_at])

    def interrupted(*given: Any, **settings: Any) -> Any:
        for plan in plans:
            return plan(*given, **settings)
        raise KeyboardInterrupt

    monkeypatch.setattr(settling, "answer_at", interrupted)
    found = api.confidence(april)
    assert found.is_cut_short
    assert [one.answer is None for one in found.plans] == [False, False, True, True]
    assert "- With 95 %: not planned in the time given." in plain(list(confidence_blocks(confidence_rows(found))))


def test_a_plan_of_documents_alone_always_holds() -> None:
    given = scenario(modification("a", decision={"approved": "2020-01-08"}))
    outcome = api.plan(given)
    assert isinstance(outcome.answer, Planned)
    assert chance_to_hold(Odds(given), outcome.answer.plan) == 1


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0 %"), (0.004, "under 1 %"), (0.41, "41 %"), (0.996, "over 99 %"), (1, "100 %")]
)
def test_a_small_chance_is_not_none(share: float, words: str) -> None:
    assert share_words(share) == words


def test_the_page_and_the_document_tell_what_confidence_costs(secplan: Secplan, tmp_path: Path) -> None:
    run = secplan("plan", APRIL_2020, "--confidence", "0.8", "--out", tmp_path / "run")
    assert run.status == 0
    assert "What confidence costs" in run.out
    assert "- With 80 %: the same as with 50 %." in run.out
    assert secplan("verify", tmp_path / "run").status == 0
    document = secplan("plan", APRIL_2020, "--confidence", "0.7", "--json").document
    assert [row["durations"] for row in document["confidence"]] == ["target", "P50", "P70", "P80", "P95"]
    assert "confidence" not in secplan("plan", APRIL_2020, "--json").document


def test_a_lapse_is_told_with_the_option_that_misses_its_target_by_least(secplan: Secplan) -> None:
    """MP090 has 24 September 2020 with event-log, with which it is planned, and 24 June with duis-alerts."""
    page = secplan("plan", APRIL_2020, "--durations", "P80").out
    assert "MP090 lapses from the June 2021 SEC Release to the November 2021 SEC Release: it is expected to be " in page
    assert "27 January 2021, 125 days after its cut-off of 24 September 2020" in page
    assert "217 days" not in page


@pytest.mark.parametrize("chance", ["80", "1", "0", "nan", "inf", "x", "-0.2", "0.8 %"])
def test_what_is_no_chance_is_wrong_usage(chance: str, secplan: Secplan) -> None:
    run = secplan("plan", TINY, "--confidence", chance)
    assert run.status == 2
    assert "write 0.8 for 80 %" in run.err


@pytest.mark.parametrize("chance", ["0.805", "0.015", "0.8000001"])
def test_a_chance_is_of_whole_per_cent(chance: str, secplan: Secplan) -> None:
    run = secplan("plan", TINY, "--confidence", chance)
    assert run.status == 2
    assert "write a whole per cent, such as 0.8." in " ".join(run.err.split())


def test_confidence_and_durations_exclude_each_other(secplan: Secplan) -> None:
    run = secplan("plan", APRIL_2020, "--confidence", "0.8", "--durations", "observed")
    assert run.status == 2
    assert "leave --durations out" in run.err
