"""What binds: each rule or number loosened by one step, against counting every plan of the loosened scenario."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, reduce
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from models import Clause, Money, Outcome, Plan, Planned, RolledForward, Scenario
from models.binding import Binding, RuleStanding
from models.rows import MoveRow
from planner import api
from planner.cli.commands.binding import binding as command
from planner.cli.exits import Exit
from planner.edits import waived
from planner.facts import uplift_limit
from planner.problem import Problem
from planner.questions import bought
from planner.questions.binding import LOOSENABLE, binding
from planner.questions.steps import Loosening, loosenings
from planner.questions.study import Study
from planner.report.blocks import Table
from planner.report.documents.binding import binding_document
from planner.report.pages.binding import binding_page
from planner.rules import RULE_OF, RULES
from planner.rules.base import Rule
from planner.rules.waivers import waiver_for
from planner.solver import Budget, Progress, Settings, solve
from planner.solver.better import can_be_better
from planner.solver.implied import can_be_broken
from planner.verify import verify
from tests.brute_force import BruteForce, Values
from tests.factories import JUNE, JUNE_2022, NOVEMBER, change_request, modification, scenario
from tests.running import APRIL_2020, CONFLICT, REPLAY, TINY
from tests.test_brute_force import counted, told

GBCS = {"impacts": {"gbcs": "yes"}}
DUIS = {"impacts": {"duis": "yes"}}


def asked(given: Scenario, settings: Settings | None = None) -> tuple[Planned, Binding]:
    """The best plan, and what binds."""
    base = solve(Problem(given), Settings(seconds=None))
    assert isinstance(base, Planned)
    outcome = Outcome(given, base, RolledForward(given, base.plan, (), ()), None, 0.0)
    return base, binding(Study(outcome, Budget(settings or Settings(seconds=None))))


def bought_by(found: Binding) -> dict[tuple[str, ...], Planned]:
    """What buys something, by what it is about."""
    return {one.step.about: one.planned for one in found.steps if one.planned}


def standings(found: Binding) -> dict[str, RuleStanding]:
    return {one.rule: one.standing for one in found.rules}


def goal(planned: Planned, name: str) -> int:
    return next(one.value for one in planned.goals if one.goal == name)


def says(given: Scenario, rule: str) -> list[str]:
    """The sentences of a rule's steps."""
    return [one.step.says for one in loosenings(given) if one.step.rule == rule]


def with_capacity(**capacity: int) -> Any:
    return JUNE.model_copy(update={"capacity": capacity})


# What a step buys, with the numbers worked out by hand


def test_room_for_one_more_gbcs_change_lets_the_other_in() -> None:
    """Standard weighs 3, and November is 133 days after June: 399 priority-days."""
    two = [modification(name, target="jun-2021", **GBCS) for name in ("x", "y")]
    base, found = asked(scenario(*two, releases=(with_capacity(gbcs=1), NOVEMBER)))

    (planned,) = bought_by(found).values()

    assert found.steps[0].step.says == "the June 2021 SEC Release carries at most 2 GBCS changes, instead of 1"
    assert (goal(base, "lateness"), goal(planned, "lateness")) == (399, 0)
    assert planned.plan.release_of("y") == "jun-2021"
    assert standings(found)["release-load"] == "binds"


def test_a_month_less_of_the_gbcs_lead_time_brings_a_late_decision_in_time() -> None:
    """24 June 2021 less 9 months is 24 September 2020; less 8 it is Saturday 24 October, so Friday 23 October."""
    in_time = modification("a", decision={"expected": "2020-10-23"}, target="jun-2021", **GBCS)
    too_late = modification("b", decision={"expected": "2020-10-26"}, target="jun-2021", **GBCS)
    base, found = asked(scenario(in_time, too_late))

    bought = bought_by(found)

    assert list(bought) == [("gbcs", "dcc")]
    assert goal(base, "lateness") == 2 * 399
    assert goal(bought["gbcs", "dcc"], "lateness") == 399
    assert bought["gbcs", "dcc"].plan.release_of("a") == "jun-2021"


def test_a_second_duis_uplift_in_the_year() -> None:
    """With one DUIS uplift in 2021, what comes after a waits from 4 November until 30 June 2022: 238 days."""
    given = scenario(
        modification("a", target="jun-2021", **DUIS),
        modification("b", target="nov-2021", after=["a"], **DUIS),
        releases=(JUNE, NOVEMBER, JUNE_2022),
    )
    base, found = asked(given)

    bought = bought_by(found)

    assert goal(base, "lateness") == 3 * 238
    assert bought.keys() == {("duis", "2021"), ("b", "a")}
    assert [bought["duis", "2021"].plan.release_of(name) for name in "ab"] == ["jun-2021", "nov-2021"]
    assert [bought["b", "a"].plan.release_of(name) for name in "ab"] == ["jun-2021", "jun-2021"]


def test_what_buys_most_comes_first_and_what_buys_nothing_last() -> None:
    """Without the link c is on time, without the pin p and q are: 399 and 2 x 399 priority-days."""
    given = scenario(
        modification("c", target="jun-2021", after=["d"]),
        modification("d", target="jun-2021"),
        modification("p", target="jun-2021"),
        modification("q", target="jun-2021", together=["p"]),
        pins=[{"modification": "p", "release": "nov-2021"}],
    )
    _, found = asked(given)

    bought = [one.step.about for one in found.steps if one.planned]
    assert bought == [("p",), ("c", "d"), ("p", "q")]
    assert [one.planned is not None for one in found.steps] == sorted(
        (one.planned is not None for one in found.steps), reverse=True
    )


def test_documents_in_a_release_that_is_not_for_them() -> None:
    given = scenario(
        modification("a", target="jun-2021"), releases=(JUNE.model_copy(update={"carries": ("dcc-systems",)}), NOVEMBER)
    )
    _, found = asked(given)

    assert found.steps[0].step.says == "the June 2021 SEC Release carries changes of documents only too"
    assert goal(bought_by(found)["jun-2021", "documents"], "lateness") == 0


def test_a_baselined_scope_that_is_open_again() -> None:
    baselined = JUNE.model_copy(update={"dcc_baseline": JUNE.go_live.replace(year=2020, month=4, day=7)})
    given = scenario(
        modification("a", target="jun-2021", dcc_systems=True),
        releases=(baselined, NOVEMBER),
        baseline={"jun-2021": []},
    )
    _, found = asked(given)

    assert found.steps[0].step.says == "the DCC Systems scope of the June 2021 SEC Release is not baselined yet"
    assert goal(bought_by(found)["jun-2021",], "lateness") == 0


# The steps


def test_the_step_of_a_lead_time_depends_on_its_unit_and_ends_at_nothing() -> None:
    given = scenario(
        modification("a", lead_time={"dcc": "20 WD", "party": "30 days"}),
        modification("b", lead_time={"dcc": "3 WD"}, options=[{"id": "x", "lead_time": {"party": "1 month"}}]),
        modification("c", lead_time={"dcc": "0 WD"}),
    )
    assert says(given, "decision-cut-off")[-4:] == [
        "DCC's lead time for a is 15 WD instead of 20 WD",
        "Parties' lead time for a is 23 days instead of 30 days",
        "DCC's lead time for b is 0 WD instead of 3 WD",
        "Parties' lead time for b with its solution option x is 0 months instead of 1 month",
    ]


def test_a_capacity_grows_by_one_change_or_by_the_smallest_load() -> None:
    given = scenario(
        modification("a", load={"effort_days": 80}, options=[{"id": "x", "load": {"effort_days": 30}}, {"id": "y"}]),
        modification("b", load={"effort_days": 0}),
        modification("c", load={"effort_days": 5}, decision="unknown"),
        releases=(with_capacity(effort_days=600, gbcs=0),),
    )
    assert says(given, "release-load") == [
        (
            "the June 2021 SEC Release carries at most 630 effort days, instead of 600 "
            "(30 more is the smallest load that a modification has)"
        ),
        "the June 2021 SEC Release carries at most 1 GBCS change, instead of 0",
    ]


def test_a_budget_grows_by_the_smallest_cost_that_a_modification_has() -> None:
    given = scenario(
        modification("a", cost=300, options=[{"id": "x", "cost": "250.50"}, {"id": "y", "cost": 0}]),
        modification("b", cost=200, decision="unknown"),
        releases=(JUNE.model_copy(update={"budget": Money(100)}), NOVEMBER),
    )
    (step,) = [one.step for one in loosenings(given) if one.step.rule == "release-budget"]
    why = "£250.50 more is the smallest cost that a modification has"
    assert step.says == f"the June 2021 SEC Release costs at most £251.50, instead of £1 ({why})"


def test_one_uplift_more_leaves_every_other_year_as_it_is() -> None:
    limits = {"default": 1, "2022": 3}
    given = scenario(releases=(JUNE, JUNE_2022), policy={"uplifts_per_year": {"duis": limits, "ch_firmware": 0}})
    of_duis = {one.step.about: one.edit(given) for one in loosenings(given) if one.step.about[0] == "duis"}

    edited = of_duis["duis", "2021"]

    assert of_duis.keys() == {("duis", "dcc"), ("duis", "party"), ("duis", "2021"), ("duis", "2022")}
    assert [uplift_limit(edited, "duis", year) for year in (2020, 2021, 2022)] == [1, 2, 3]
    assert says(given, "uplift-limit")[:2] == [
        "in 2021, at most 2 releases carry a DUIS uplift, instead of 1",
        "in 2021, at most 1 release carries a CH firmware uplift, instead of 0",
    ]


def test_a_link_that_holds_both_ways_is_one_step() -> None:
    given = scenario(
        modification("a", together=["b"], apart=["c"]),
        modification("b", together=["a"]),
        modification("c", apart=["a"]),
    )
    links = [one for one in loosenings(given) if one.step.rule in ("together", "apart")]

    assert [one.step.about for one in links] == [("a", "b"), ("a", "c")]
    assert not any(link.edit(given).modification_of[name].together for link in links[:1] for name in "ab")


def test_what_takes_no_part_has_no_steps_but_holds_others() -> None:
    """While b waits for a date, a, which goes together with it, is left out."""
    given = scenario(
        modification("a"),
        modification("b", decision="unknown", together=["a"], needs=["a"]),
        change_request("c", decision="unknown"),
        pins=[{"modification": "c", "release": "jun-2021"}],
    )
    _, found = asked(given)

    assert [one.step.about for one in found.steps if one.step.rule in ("together", "needs", "pinned")] == [("a", "b")]
    assert bought_by(found)["a", "b"].plan.release_of("a") == "jun-2021"


def test_a_mandated_pin_says_who_mandates_it() -> None:
    given = scenario(
        change_request("CR1"), pins=[{"modification": "CR1", "release": "nov-2021", "mandated_by": "BEIS"}]
    )
    assert says(given, "pinned") == ["CR1 is not pinned to the November 2021 SEC Release, as BEIS mandates"]


def test_a_step_that_leaves_every_cut_off_where_it_is_needs_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parties' 6 months for GBCS are hidden by DCC's 9; only two steps move a cut-off across the decision."""
    late = modification("a", decision={"expected": "2020-10-20"}, target="jun-2021", **GBCS)
    searched: list[Scenario] = []

    def noted(study: Any, loosened: Scenario) -> Planned | None:
        searched.append(loosened)
        return best(study, loosened)

    best = bought.best
    monkeypatch.setattr(bought, "best", noted)
    _, found = asked(scenario(late))

    assert [one.policy.lead_times.gbcs.dcc.amount for one in searched] == [8]
    assert len(found.steps) > 8


# The scenarios of the papers


def test_april_2020_hangs_on_no_single_number() -> None:
    """Every target is met, so nothing that is loosened buys anything; the proposal is SECAS's own."""
    base, found = asked(api.load(APRIL_2020).scenario)

    assert goal(base, "lateness") == 0
    assert bought_by(found) == {}
    assert [rule for rule, standing in standings(found).items() if standing == "never binds"] == [
        "decision-cut-off",
        "uplift-limit",
    ]


def test_in_the_replay_a_month_of_the_gbcs_lead_time_is_what_mp090_misses() -> None:
    """MP090 was approved on 21 October 2020, in time for June 2021 with 8 months: 399 priority-days less."""
    base, found = asked(api.load(REPLAY).scenario)

    (planned,) = bought_by(found).values()

    assert goal(base, "lateness") - goal(planned, "lateness") == 399
    assert planned.plan.release_of("MP090") == "jun-2021"


# Rules


def test_a_limit_that_another_rule_keeps_is_implied() -> None:
    """What comes after a is never with a; without that rule they would still be apart, so nothing would be gained."""
    _, found = asked(scenario(modification("a"), modification("b", after=["a"], apart=["a"])))
    assert standings(found) == {
        **dict.fromkeys([rule.id for rule in LOOSENABLE], "applies to nothing"),
        "after": "never binds",
        "apart": "implied",
    }


def test_a_rule_that_could_be_broken_but_need_not_be_never_binds() -> None:
    """Nobody wants to put both in November."""
    given = scenario(modification("a"), modification("b"), releases=(JUNE, with_full_november()))
    _, found = asked(given)
    assert standings(found)["release-load"] == "applies to nothing"
    gbcs = scenario(modification("a", **GBCS), modification("b", **GBCS), releases=(JUNE, with_full_november()))
    assert standings(asked(gbcs)[1])["release-load"] == "never binds"


def with_full_november() -> Any:
    return NOVEMBER.model_copy(update={"capacity": {"gbcs": 1}})


def test_an_uplift_that_nobody_makes_does_not_break_a_limit() -> None:
    """The model only knows that a release carries an uplift at least where a change does."""
    given = scenario(modification("a", **DUIS), modification("b", **GBCS))
    others = [rule for rule in RULES if rule.id != "uplift-limit"]
    assert can_be_broken(Problem(given), RULE_OF["uplift-limit"], others, Budget(Settings())) is False


def test_a_waived_clause_is_not_there_to_be_broken() -> None:
    waiver = {"rule": "uplift-limit", "about": ["duis"], "why": "-", "granted_by": "SEC Panel", "on": "2020-04-08"}
    given = scenario(modification("a", **DUIS), modification("b", **DUIS), waivers=[waiver])
    assert standings(asked(given)[1])["uplift-limit"] == "applies to nothing"


# Against counting

SEEDS = range(90)


def best_of(breaks: list[tuple[Plan, frozenset[Clause]]], values: dict[int, Values]) -> tuple[Plan, Values] | None:
    """The best of the plans that break nothing, the first of them in the order of ties."""
    kept = [(values[index], plan) for index, (plan, broken) in enumerate(breaks) if not broken]
    if not kept:
        return None
    least, plan = min(kept, key=lambda pair: pair[0])
    return plan, least


@cache
def values_of(seed: int) -> dict[int, Values]:
    """What each plan is worth; no step changes that."""
    counting = counted(seed)
    return {index: counting.values(plan) for index, (plan, _) in enumerate(counting.breaks)}


def broken_after(seed: int, loosening: Loosening) -> list[tuple[Plan, frozenset[Clause]]]:
    """What each plan breaks after a step; only its own rule is looked at again."""
    counting = counted(seed)
    rule, edited = RULE_OF[loosening.step.rule], loosening.edit(counting.scenario)
    return [
        (plan, others | (broken_of(rule, edited, plan) if not others else frozenset()))
        for plan, broken in counting.breaks
        for others in [frozenset(clause for clause in broken if clause.rule != rule.id)]
    ]


def broken_of(rule: Rule, given: Scenario, plan: Plan) -> frozenset[Clause]:
    found = (violation.clause for violation in rule.check(given, plan))
    return frozenset(clause for clause in found if waiver_for(given, clause) is None)


def without(seed: int, rule: str) -> list[tuple[Plan, frozenset[Clause]]]:
    """What each plan breaks of all other rules."""
    return [
        (plan, frozenset(clause for clause in broken if clause.rule != rule)) for plan, broken in counted(seed).breaks
    ]


def standing_by_counting(seed: int, rule: str) -> RuleStanding:
    """From every plan that there is."""
    kinds = [{clause.rule for clause in broken} for _, broken in counted(seed).breaks]
    if not any(rule in rules and "one-option" not in rules for rules in kinds):
        return "applies to nothing"
    if {rule} not in kinds:
        return "implied"
    best, dropped = counted(seed).best, best_of(without(seed, rule), values_of(seed))
    assert best is not None
    assert dropped is not None
    return "binds" if dropped[1] < best[1] else "never binds"


def feasible() -> Iterator[int]:
    return (seed for seed in SEEDS if counted(seed).best is not None)


def test_what_is_bought_is_what_counting_finds() -> None:
    seeds = list(feasible())
    told_standings: Counter[RuleStanding] = Counter()
    bought_something = 0
    for seed in seeds:
        base, found = asked(counted(seed).scenario)
        assert found.stopped is None
        bought_something += assert_steps_are_right(seed, base, found)
        assert_rules_are_right(seed, found)
        told_standings.update(standings(found).values())
    assert len(seeds) >= 60
    assert bought_something >= 30
    assert min(told_standings.values()) >= 30
    assert len(told_standings) == 4


def assert_steps_are_right(seed: int, base: Planned, found: Binding) -> int:
    """Each step's best plan is the best of its scenario; how many buy something."""
    message = told(counted(seed).scenario)
    listed = {one.step: one for one in loosenings(counted(seed).scenario)}
    assert {one.step for one in found.steps} == listed.keys(), message
    for one in found.steps:
        expected = best_of(broken_after(seed, listed[one.step]), values_of(seed))
        assert expected is not None
        answer = one.planned or base
        assert values(answer) == expected[1], f"{one.step.says}: {message}"
        assert one.planned is None or answer.plan.placements == expected[0].placements, f"{one.step.says}: {message}"
        assert (one.planned is None) == (expected[1] == values(base)), f"{one.step.says}: {message}"
    worth = [values(one.planned) for one in found.steps if one.planned]
    assert worth == sorted(worth)
    return len(worth)


def assert_rules_are_right(seed: int, found: Binding) -> None:
    """Each rule's standing, and the best plan without it."""
    message = told(counted(seed).scenario)
    assert [one.rule for one in found.rules] == [rule.id for rule in LOOSENABLE]
    for one in found.rules:
        assert one.standing == standing_by_counting(seed, one.rule), f"{one.rule}: {message}"
        assert (one.planned is not None) == (one.standing == "binds")
        dropped = best_of(without(seed, one.rule), values_of(seed))
        if one.planned and dropped:
            assert (one.planned.plan.placements, values(one.planned)) == (dropped[0].placements, dropped[1]), message


def values(planned: Planned) -> Values:
    return tuple(one.value for one in planned.goals)


@pytest.mark.parametrize("seed", [3, 14, 27])
def test_a_step_changes_no_other_rule_and_no_goal(seed: int) -> None:
    """What counting above takes for granted: each loosened scenario, counted from nothing."""
    for loosening in loosenings(counted(seed).scenario):
        afresh = BruteForce(loosening.edit(counted(seed).scenario))
        assert afresh.best == best_of(broken_after(seed, loosening), values_of(seed)), loosening.step.says


def test_no_step_and_no_dropped_rule_breaks_a_plan_and_all_steps_together_do_not() -> None:
    for seed in feasible():
        given, best = counted(seed).scenario, counted(seed).best
        assert best is not None
        steps = loosenings(given)
        together = reduce(lambda edited, one: one.edit(edited), steps, given)
        backwards = reduce(lambda edited, one: one.edit(edited), reversed(steps), given)
        assert together.sha256 == backwards.sha256
        for edited in (together, *(one.edit(given) for one in steps)):
            assert verify(edited, best[0]).violations == (), told(given)


def test_a_rule_that_is_dropped_is_not_kept_by_any_clause() -> None:
    for seed in SEEDS:
        given = counted(seed).scenario
        for rule in LOOSENABLE:
            lifted = waived(rule.id)(given)
            clauses = {clause for _, broken in counted(seed).breaks for clause in broken if clause.rule == rule.id}
            assert all(waiver_for(lifted, clause) for clause in clauses)


def test_a_plan_can_be_better_where_counting_finds_a_better_one() -> None:
    for seed in list(feasible())[:40]:
        kept = [index for index, (_, broken) in enumerate(counted(seed).breaks) if not broken]
        ordered = sorted(values_of(seed)[index] for index in kept)
        for index in kept[:: max(1, len(kept) // 4)]:
            plan = counted(seed).breaks[index][0]
            answer = can_be_better(Problem(counted(seed).scenario), plan, Budget(Settings()))
            assert answer == (values_of(seed)[index] > ordered[0]), told(counted(seed).scenario)


# Time


def test_without_time_nothing_is_claimed() -> None:
    given = api.load(TINY).scenario
    _, found = asked(given, Settings(seconds=0))

    assert (found.steps, found.rules, found.stopped) == ((), (), "time")
    assert found.unsettled_steps == tuple(one.step for one in loosenings(given))
    assert found.unsettled_rules == tuple(rule.id for rule in LOOSENABLE)


def test_nothing_is_claimed_of_a_plan_that_is_not_proved_best() -> None:
    given = api.load(TINY).scenario
    outcome = api.plan(given, Settings(seconds=0))
    assert isinstance(outcome.answer, Planned)
    assert not outcome.answer.proven

    found = api.binding(outcome, Settings(seconds=None))

    assert bought_by(found) == {}
    assert "binds" not in standings(found).values()
    assert "never binds" not in standings(found).values()
    assert all(
        standings(found)[one.step.rule] == "applies to nothing" for one in found.steps if RULE_OF[one.step.rule].counts
    )


@pytest.mark.parametrize("after", [1, 5, 14, 20])
def test_an_interruption_ends_it_and_what_was_told_is_true(after: int) -> None:
    """Ctrl-C is heard where the progress is told: thirteen times for the rules, then for the steps."""
    stages: list[str] = []

    def interrupt(progress: Progress) -> None:
        stages.append(progress.stage)
        if len(stages) >= after:
            raise KeyboardInterrupt

    _, whole = asked(api.load(TINY).scenario)
    _, found = asked(api.load(TINY).scenario, replace(Settings(), observer=interrupt))

    assert found.stopped == "interrupt"
    assert all(one in whole.rules for one in found.rules)
    assert all(one in whole.steps for one in found.steps)
    assert len(found.unsettled_steps) + len(found.steps) == len(whole.steps)


def test_progress_counts_the_steps() -> None:
    stages: list[str] = []
    asked(api.load(TINY).scenario, replace(Settings(), observer=lambda progress: stages.append(progress.stage)))
    assert "which rules bind: 3 of 13" in stages
    assert any(stage.startswith("what binds: ") and stage.endswith(" of 12 steps") for stage in stages)


# The command


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_the_document_has_stable_keys() -> None:
    document = json.loads(run(TINY, "--json").stdout)

    assert list(document) == [
        "format",
        "scenario",
        "proven",
        "steps",
        "rules",
        "not_established",
        "stopped",
        "provenance",
    ]
    assert document["format"] == "secplan.binding/1"
    first, last = document["steps"][0], document["steps"][-1]
    assert list(first) == ["rule", "about", "says", "gain"]
    assert list(first["gain"]) == ["goals", "moves", "options", "proven"]
    assert first["gain"]["goals"][0] == {
        "goal": "lateness",
        "unit": "priority-days",
        "before": 798,
        "after": 0,
        "proven": True,
    }
    assert first["gain"]["moves"][0] == {"modification": "MP901", "before": "nov-2024", "after": "jun-2024"}
    assert last["gain"] is None
    assert list(document["rules"][0]) == ["rule", "title", "source", "standing", "gain"]
    assert (document["not_established"], document["stopped"]) == ([], None)


def test_the_same_scenario_gives_the_same_document() -> None:
    documents = [json.loads(run(TINY, "--json", "--seed", seed).stdout) for seed in (0, 7)]
    for document in documents:
        del document["provenance"]
    assert documents[0] == documents[1]


def test_the_page_says_what_buys_most_who_moves_and_what_binds() -> None:
    page = run(TINY).stdout
    assert "Of 12 steps that loosen one rule or number, 2 buy something." in page
    assert (
        "What buys most: DCC's lead time for GBCS changes is 8 months instead of 9 months; "
        "then days later than target, weighed by priority: 0 instead of 798 priority-days." in page
    )
    assert "MP901 from nov-2024 to jun-2024; MP902 from nov-2024 to jun-2024" in page
    assert "- uplift-limit: in 2024, at most 2 releases carry a DUIS uplift, instead of 1; " in page
    assert "Of 13 rules, 2 bind, 11 apply to nothing here." in page
    assert "Not dropped: one-option, which says what a plan is; and what is committed." in page


def test_a_change_of_option_is_told_as_well() -> None:
    """June has room for one GBCS change; a could do without one, if there were room for 1 effort day more."""
    options = [{"id": "dear", "impacts": {"gbcs": "yes"}}, {"id": "plain", "load": {"effort_days": 5}}]
    given = scenario(
        modification("a", target="jun-2021", options=options),
        modification("b", target="jun-2021", **GBCS),
        releases=(with_capacity(gbcs=1, effort_days=4), NOVEMBER),
    )
    outcome = api.plan(given)
    found = api.binding(outcome)
    gains = {row.about: row.gain for row in binding_document(found).steps if row.gain}

    assert gains.keys() == {("jun-2021", "effort_days"), ("jun-2021", "gbcs")}
    gain = gains["jun-2021", "effort_days"]
    assert gain.moves == (MoveRow(modification="b", before="nov-2021", after="jun-2021"),)
    assert gain.options == (MoveRow(modification="a", before="dear", after="plain"),)
    tables = [block for block in binding_page(found, "a-test.yaml") if isinstance(block, Table)]
    assert "b from nov-2021 to jun-2021; a with option plain instead of dear" in [row[-1] for row in tables[0].rows]


def test_without_time_the_page_lists_what_is_open() -> None:
    page = run(TINY, "--seconds", "0").stdout
    assert "The plan is not proved best, so what a step would buy cannot be told." in page
    assert "- What it buys if MP902 does not need MP901." in page
    assert "- Whether needs binds (What a change needs goes live with it or earlier)." in page


def test_where_there_is_no_plan_the_answer_is_that_of_plan(tmp_path: Path) -> None:
    ran = run(CONFLICT, "--out", tmp_path)
    assert isinstance(ran.exception, Exit)
    assert ran.exception.status == 4
    assert "No plan exists" in ran.stdout


def test_it_writes_files_named_after_the_command(tmp_path: Path) -> None:
    run(TINY, "--out", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("binding.json", "binding.txt"),
        *("plan.json", "run.json", "scenario.yaml"),
    ]
