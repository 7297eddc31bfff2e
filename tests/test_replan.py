"""Planning again from the baseline: the plan by the goals beside the one with the fewest moves."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from models import Outcome, Plan, Planned, Scenario
from models.replan import Replan
from planner import api
from planner.goals import GOAL_OF
from planner.goals.changes import moves_from_home
from planner.report.documents.replan import ReplanDocument, replan_document
from planner.solver import Progress, Settings
from tests.brute_force import BruteForce
from tests.factories import modification, scenario
from tests.running import APRIL_2020, APRIL_2021, CONFLICT, REPLAY, TINY, Secplan
from tests.test_budget import LADDERS, first_and_third, random_scenario, two_that_go_together, written


def planned(outcome: Outcome) -> Planned:
    assert isinstance(outcome.answer, Planned)
    return outcome.answer


def replanned(given: Scenario) -> Replan:
    return api.replan(api.plan(given))


def document_of(given: Scenario) -> ReplanDocument:
    return replan_document(replanned(given), api.result)


# Both plans -----------------------------------------------------------------------------------------------------------


def nearest_by_counting(given: Scenario) -> Plan:
    """What is left out, where the ladder has that; then moves; then the other goals; then the order of ties."""
    first = [name for name in given.goals if name == "left-out"]
    order = [GOAL_OF[name] for name in (*first, "changes", *given.goals)]
    allowed = [
        (tuple(goal.value(given, plan) for goal in order), plan)
        for plan, broken in BruteForce(given).breaks
        if not broken
    ]
    return min(allowed, key=lambda pair: pair[0])[1]  # min keeps the first of equals


@pytest.mark.parametrize("ladder", LADDERS)
@pytest.mark.parametrize("seed", range(8))
def test_the_plan_with_the_fewest_moves_is_what_counting_says(seed: int, ladder: str) -> None:
    """Also where the search is spared, as the best plan moves nobody."""
    given = random_scenario(seed).but(goals=LADDERS[ladder])
    found = replanned(given)
    assert planned(found.fewest_moves).plan == nearest_by_counting(given)
    assert found.stopped is None


@pytest.mark.parametrize("seed", range(20))
def test_who_moves_in_the_plan_with_the_fewest_moves_cannot_stay_by_itself(seed: int) -> None:
    """Else the plan with it back home would move fewer."""
    document = document_of(random_scenario(seed))
    for row in document.away:
        assert bool(row.because) == (row.fewest_moves != row.home), row.modification


def test_keeping_to_the_baseline_has_its_price() -> None:
    """Nobody need move; by the goals all three do, and buy (9 + 1 + 1) x 133 days of lateness."""
    document = document_of(first_and_third())
    assert (document.same, document.moves_by_goals, document.moves_fewest) == (False, 3, 0)
    costs = {goal.goal: goal.after - goal.before for goal in document.goals if goal.after != goal.before}
    assert costs == {"lateness": 11 * 133, "changes": -3, "earliness": 3 * 133}
    found = [(row.modification, row.home, row.by_goals, row.fewest_moves, row.because) for row in document.away]
    assert found == [(name, "nov-2021", "jun-2021", "nov-2021", ()) for name in "abc"]


def test_the_page_tells_the_price_and_who_moves_from_where_to_where(tmp_path: Path, secplan: Secplan) -> None:
    path = written(first_and_third(), tmp_path)
    page = secplan("replan", path).out
    assert (
        "By the goals, 3 modifications move from the baseline; with the fewest moves, nobody does. To move as few as "
        "can be costs 1,463 priority-days (lateness), 399 days (earliness). What each move in between buys is told by "
        f"`secplan replan {path} --budget`.\n"
    ) in page
    assert "\n  Modification  In the baseline  By the goals  With the fewest moves\n" in page
    assert "\n  a             nov-2021         jun-2021      stays\n" in page


def test_where_both_are_one_plan_the_page_says_so(secplan: Secplan) -> None:
    said = "The best plan by the goals is also the one with the fewest moves from the targets, as there is no baseline"
    assert f"{said}: nobody moves.\n" in secplan("replan", APRIL_2020).out
    page = secplan("replan", REPLAY).out
    assert f"{said}: 4 modifications move.\n" in page
    assert "  MP090         jun-2021  nov-2021\n" in page
    assert "Proved: no plan that keeps every rule and leaves no more out moves fewer from the targets" in page


def test_what_is_pinned_away_from_the_baseline_moves_either_way(tmp_path: Path, secplan: Secplan) -> None:
    pins = [{"modification": "a", "release": "jun-2021", "why": "promised"}]
    given = scenario(modification("a"), modification("b"), baseline={"nov-2021": ["a", "b"]}, pins=pins)
    found = {row.modification: (row.by_goals, row.fewest_moves) for row in document_of(given).away}
    assert found == {"a": ("jun-2021", "jun-2021")}
    page = secplan("replan", written(given, tmp_path)).out
    assert "- a, from the November 2021 SEC Release: it is pinned to the June 2021 SEC Release (promised).\n" in page


def test_the_option_with_which_a_modification_can_stay_is_built_where_staying_counts() -> None:
    """R10: with DUIS its cut-off for June was 24 June 2020, with GBCS only it is 24 September; by the goals the year's
    GBCS changes come first."""
    options = [{"id": "full", "impacts": {"duis": "yes"}}, {"id": "light", "impacts": {"gbcs": "yes"}}]
    late = modification("late", options=options, decision={"expected": "2020-08-26"})
    given = scenario(late, baseline={"jun-2021": ["late"]}, goals=("left-out", "gbcs-split"))
    found = replanned(given)
    by_goals, fewest = (planned(one).plan.placements["late"] for one in (found.by_goals, found.fewest_moves))
    assert (by_goals, fewest) == (("nov-2021", "full"), ("jun-2021", "light"))
    (row,) = document_of(given).options
    assert (row.by_goals, row.fewest_moves) == ("full", "light")


def test_with_moves_as_the_first_goal_both_are_one_plan() -> None:
    given = first_and_third().but(goals=("changes", "left-out", "lateness"))
    assert replanned(given).are_one_plan


# What was not established ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ("--budget",)], ids=["both", "budget"])
def test_what_was_not_established_in_time_is_listed_and_not_claimed(options: tuple[str, ...], secplan: Secplan) -> None:
    ran = secplan("replan", TINY, "--seconds", "0", *options)
    assert ran.status == 0
    assert "\nNot established in the time given; allow more with --seconds\n- The best plan" in ran.out
    assert not any(claim in ran.out for claim in ("Proved", "nothing more", "no plan that keeps every rule", "is also"))
    document = secplan("replan", TINY, "--seconds", "0", *options, "--json").document
    assert document["not_established"]
    assert document["stopped"] == "time"


def interrupted_at(words: str) -> Settings:
    """Ctrl-C as soon as the progress says this."""

    def observe(progress: Progress) -> None:
        if words in progress.stage:
            raise KeyboardInterrupt

    return Settings(observer=observe)


def test_rows_that_were_known_before_an_interruption_are_told() -> None:
    found = api.change_budget(api.plan(first_and_third()), interrupted_at("what moves buy: 2 of at most 3"))
    assert ([row.moves for row in found.rows], found.complete, found.stopped) == ([0, 1], False, "interrupt")


def test_an_interruption_leaves_the_plan_by_the_goals_as_it_is() -> None:
    given = random_scenario(3)
    outcome = api.plan(given)
    found = api.replan(outcome, interrupted_at("moves from the baseline"))
    assert found.by_goals is outcome
    assert len(moves_from_home(given, planned(found.fewest_moves).plan)) <= len(
        moves_from_home(given, planned(outcome).plan)
    )


@pytest.mark.parametrize("options", [(), ("--budget",)], ids=["both", "budget"])
def test_an_interruption_ends_with_status_130(
    options: tuple[str, ...], secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = api.plan

    def interrupted(scenario: Scenario, settings: Settings) -> Outcome:
        outcome = plan(scenario, settings)
        answer = planned(outcome)
        goals = tuple(replace(goal, proven=False) for goal in answer.goals)
        stopped = Planned(answer.plan, goals, unique=False, stopped="interrupt")
        return Outcome(outcome.scenario, stopped, outcome.rolled, outcome.verified, outcome.seconds)

    monkeypatch.setattr(api, "plan", interrupted)
    ran = secplan("replan", TINY, *options)
    assert ran.status == 130
    assert ran.out.startswith("Planned again" if not options else "What moves buy")


# The command line -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ("--budget",)], ids=["both", "budget"])
def test_without_baseline_and_targets_there_is_nothing_to_count_from(
    options: tuple[str, ...], secplan: Secplan
) -> None:
    ran = secplan("replan", APRIL_2021, *options)
    assert ran.status == 0
    (said,) = ran.out.splitlines()[2:]
    assert said.startswith("Nothing that is planned is in a baseline or has a target, so that there is nothing to ")
    assert secplan("replan", APRIL_2021, *options, "--json").document["counted_from"] == "nothing"


@pytest.mark.parametrize("options", [(), ("--budget",)], ids=["both", "budget"])
def test_where_there_is_no_plan_the_answer_is_that_of_plan(options: tuple[str, ...], secplan: Secplan) -> None:
    ran = secplan("replan", CONFLICT, *options)
    assert ran.status == 4
    assert "There is no plan to ask about." in ran.out


def test_the_documents_have_their_keys(secplan: Secplan) -> None:
    """Scripts read them; additions go here, nothing else changes."""
    document = secplan("replan", TINY, "--json").document
    keys = "format scenario counted_from same moves_by_goals moves_fewest away options goals by_goals fewest_moves"
    assert list(document) == [*keys.split(), "not_established", "stopped", "provenance"]
    assert list(document["away"][0]) == ["modification", "home", "by_goals", "fewest_moves", "because"]
    assert document["by_goals"]["placements"] == secplan("plan", TINY, "--json").document["placements"]
    budget = secplan("replan", TINY, "--budget", "--json").document
    assert (document["format"], budget["format"]) == ("secplan.replan/1", "secplan.change-budget/1")
    keys = "format scenario counted_from most rows complete not_established stopped provenance"
    assert list(budget) == keys.split()
    assert list(budget["rows"][0]) == ["moves", "goals", "better", "worse", "moved"]


@pytest.mark.parametrize("options", [(), ("--budget",)], ids=["both", "budget"])
def test_the_run_folder_verifies(options: tuple[str, ...], tmp_path: Path, secplan: Secplan) -> None:
    path, folder = written(two_that_go_together(), tmp_path), tmp_path / "run"
    assert secplan("replan", path, *options, "--out", folder).status == 0
    files = {"replan.json", "replan.txt", "scenario.yaml", "plan.json", "run.json"}
    second = set() if options else {"fewest-moves.json"}
    assert {file.name for file in folder.iterdir()} == files | second
    assert secplan("verify", folder).status == 0
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert {one["result"] for one in run["plans"]} == {"plan.json"} | second
