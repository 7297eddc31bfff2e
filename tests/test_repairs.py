"""Ways out against counting: what would have to be given up, and the best plan then, of all plans there are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest
from ortools.sat.python import cp_model

from models import Clause, Infeasible, Plan, Planned, Repair, Scenario, Source, Violation
from planner import api
from planner.goals import GOAL_OF
from planner.problem import Change, Mode, Problem, Slot
from planner.report.documents.conflicts import given_up_row
from planner.report.documents.places import nowhere
from planner.rules import RULE_OF, RULES, kind_of, who_grants
from planner.rules.base import PlanModel, Rule
from planner.rules.waivers import waiver_for
from planner.solver import Budget, Question, Settings, explained, solve
from planner.solver.explain import MOST_WAYS, argued_conflicts
from planner.solver.run import Run, run
from planner.verify import verify
from tests.factories import JUNE, JUNE_2022, NOVEMBER, modification, scenario
from tests.test_conflicts import CHUNKS, Case, asked, chunked, impossible, left
from tests.test_laws import but

Cost = tuple[int, ...]
"""How many facts have to be given up, then how many clauses of the Code, of the policy and of choices."""


def cost_of(clauses: Collection[Clause]) -> Cost:
    return tuple(sum(kind_of(clause) == kind for clause in clauses) for kind in ("fact", "code", "policy", "choice"))


def given_up(repair: Repair) -> frozenset[Clause]:
    return frozenset(violation.clause for violation in repair.given_up)


def smallest(case: Case) -> set[frozenset[Clause]]:
    """The sets of clauses that a plan breaks, and no plan breaks only a part of; without what nobody can give up."""
    every = {broken for _, broken in case.breaks}
    least = {broken for broken in every if not any(other < broken for other in every)}
    scenario = case.scenario
    return {
        broken for broken in least if all(RULE_OF[clause.rule].is_negotiable(scenario, clause) for clause in broken)
    }


def test_the_ways_out_are_of_every_sort() -> None:
    """A generator that degenerates would make every other test here pass."""
    answers = [case.answer.repairs for seeds in CHUNKS for case in impossible(seeds)]
    broken = [violation for repairs in answers for repair in repairs.found for violation in repair.given_up]
    assert {kind_of(violation.clause) for violation in broken} == {"fact", "code", "policy", "choice"}
    assert sum(RULE_OF[violation.clause.rule].counts and (violation.by or 0) > 1 for violation in broken) >= 20
    assert sum(len(given_up(repair)) > 1 for repairs in answers for repair in repairs.found) >= 100
    assert sum(repairs.complete for repairs in answers) >= 100
    assert sum(not repairs.complete for repairs in answers) >= 20


@chunked
def test_a_way_out_can_be_tried_in_its_words(seeds: range) -> None:
    """Read as changes and made, its words leave a plan; as good as the one that it tells in every goal, or better."""
    for case in impossible(seeds):
        for repair in case.answer.repairs.found[:2]:
            words = [given_up_row(case.scenario, violation, nowhere).change for violation in repair.given_up]
            answer = solve(Problem(api.change(case.scenario, words)), Settings())
            assert isinstance(answer, Planned)
            values = [goal.value for goal in answer.goals]
            assert values <= [goal.value for goal in repair.planned.goals]


@chunked
def test_the_ways_out_are_the_cheapest_of_the_smallest_sets(seeds: range) -> None:
    for case in impossible(seeds):
        assert_ways_out_are_the_cheapest(case)


def test_so_they_are_where_something_is_asked() -> None:
    for case in asked():
        assert_ways_out_are_the_cheapest(case)


@chunked
def test_a_plan_breaks_what_is_given_up_and_nothing_else(seeds: range) -> None:
    for case in impossible(seeds):
        assert_plans_break_what_is_given_up(case)


def test_so_it_does_and_what_is_asked_besides() -> None:
    for case in asked():
        assert_plans_break_what_is_given_up(case)


@chunked
def test_a_plan_is_the_best_of_those_that_break_the_least(seeds: range) -> None:
    for case in impossible(seeds):
        assert_plans_are_the_best(case)


def test_so_it_is_where_something_is_asked() -> None:
    for case in asked():
        assert_plans_are_the_best(case)


def assert_ways_out_are_the_cheapest(case: Case) -> None:
    """None is dearer than one that is not told; which of equally dear ones are told where not all are, is not said."""
    expected = smallest(case)
    repairs = case.answer.repairs
    told = [given_up(repair) for repair in repairs.found]
    assert set(told) <= expected, case.told
    assert len(set(told)) == len(told) == min(MOST_WAYS, len(expected)), case.told
    assert [cost_of(one) for one in told] == sorted(map(cost_of, expected))[:MOST_WAYS], case.told
    assert repairs.complete == (len(expected) <= MOST_WAYS), case.told
    assert all(repair.cheapest for repair in repairs.found), case.told


def assert_plans_break_what_is_given_up(case: Case) -> None:
    """By the check alone, with the numbers that it finds; and the plan is one of those that do what is asked."""
    broken_by = {frozenset(plan.placements.items()): broken for plan, broken in case.breaks}
    for repair in case.answer.repairs.found:
        assert repair.given_up, case.told
        assert repair.given_up == verify(case.scenario, repair.planned.plan).violations, case.told
        assert broken_by[frozenset(repair.planned.plan.placements.items())] == given_up(repair), case.told


def assert_plans_are_the_best(case: Case) -> None:
    """Broken as little as can be, then the best in goal after goal, then the first in the order of ties."""
    for repair in case.answer.repairs.found:
        plan, values = best_of(case, given_up(repair))
        planned = repair.planned
        assert tuple(goal.goal for goal in planned.goals) == case.scenario.goals, case.told
        assert tuple(goal.value for goal in planned.goals) == values, case.told
        assert tuple(goal.bound for goal in planned.goals) == values, case.told
        assert planned.plan.placements == plan.placements, case.told
        assert (planned.proven, planned.unique, planned.stopped) == (True, True, None), case.told


def best_of(case: Case, clauses: frozenset[Clause]) -> tuple[Plan, tuple[int, ...]]:
    """The first of the best plans that break nothing but these clauses, and those as little as can be."""
    plans = [plan for plan, broken in case.breaks if broken <= clauses]
    worth = [(overrun(case.scenario, plan, clauses), case.counting.values(plan)) for plan in plans]
    first = min(range(len(plans)), key=lambda index: worth[index])  # min keeps the first of equals
    return plans[first], worth[first][1]


def overrun(given: Scenario, plan: Plan, clauses: frozenset[Clause]) -> int:
    """By how much a plan breaks the clauses: what the relations that the rules post are over, one by one, summed.

    So a limit counts by how much there is too much, and a cut-off, whatever the days, as one. The rules post to whole
    numbers here, so that nothing of the solver takes part; that they post what they check is proved by the laws.
    """
    counted = Overrun(Problem(given), plan, clauses)
    for rule in RULES:
        rule.apply(counted)
    return counted.by


class Number(int):
    """A whole number that says by how much a comparison fails."""

    def __add__(self, other: int) -> "Number":
        return Number(int(self) + int(other))

    def __mul__(self, other: int) -> "Number":
        return Number(int(self) * int(other))

    __radd__ = __add__
    __rmul__ = __mul__

    def __le__(self, other: int) -> "Excess":  # type: ignore[override, misc]
        return Excess(max(0, int(self) - int(other)))

    def __eq__(self, other: object) -> "Excess":  # type: ignore[override]
        assert isinstance(other, int)
        return Excess(abs(int(self) - int(other)))

    __hash__ = int.__hash__


@dataclass(frozen=True)
class Excess:
    """By how much a comparison fails; 0 where it holds."""

    by: int


@dataclass
class Overrun:
    """A model in which every change is where a plan has it; it adds up by how much some clauses are broken."""

    problem: Problem
    plan: Plan
    clauses: frozenset[Clause]
    by: int = 0

    def placed(self, change: Change, slot: Slot, mode: Mode | None = None) -> Number:
        return Number(self._first(change, mode) == slot.index)

    def placed_by(self, change: Change, slot: Slot | None, mode: Mode | None = None) -> Number:
        first = self._first(change, mode)
        return Number(slot is not None and first is not None and first <= slot.index)

    def is_placed(self, change: Change, mode: Mode | None = None) -> Number:
        return Number(self._first(change, mode) is not None)

    def carries(self, specification: str, slot: Slot) -> Number:
        here = ((change, mode) for change in self.problem.changes for mode in change.modes)
        touching = [
            change for change, mode in here if specification in mode.touches and self.placed(change, slot, mode)
        ]
        return Number(bool(touching))

    def enforce(self, relation: Any, *, because: Clause) -> None:
        if because in self.clauses and not waiver_for(self.problem.scenario, because) and isinstance(relation, Excess):
            self.by += relation.by

    def _first(self, change: Change, mode: Mode | None) -> int | None:
        place = self.plan.placements.get(change.id)
        is_so = place is not None and (mode is None or place.option == mode.option)
        return self.problem.slot_of[place.release].index if place and is_so else None


def test_what_is_over_a_limit_is_counted_in_its_units() -> None:
    """90 days fit in June, and 70 and 60 are pinned there: 40 too many, whatever the November release carries."""
    given = scenario(
        modification("a", load={"effort_days": 70}),
        modification("b", load={"effort_days": 60}),
        modification("c", load={"effort_days": 50}),
        releases=(JUNE.model_copy(update={"capacity": {"effort_days": 90}}), NOVEMBER),
        pins=[{"modification": name, "release": "jun-2021", "mandated_by": "BEIS"} for name in ("a", "b")],
    )
    first = explained_in_full(given).repairs.found[0]

    assert [(violation.clause.rule, violation.by) for violation in first.given_up] == [("release-load", 40)]
    assert overrun(given, first.planned.plan, given_up(first)) == 40
    assert first.planned.plan.release_of("c") == "nov-2021"  # in June too, though earlier, it would be 90 over


def test_of_two_releases_that_are_too_late_neither_is_less_late() -> None:
    """A cut-off that is given up counts as one, however many days it is missed by: the goals then choose June."""
    given = scenario(
        modification("a", decision={"expected": "2021-10-01"}),
        modification("b", needs=["a"]),
        pins=[{"modification": "b", "release": "nov-2021", "mandated_by": "BEIS"}],
    )
    way = next(one for one in explained_in_full(given).repairs.found if rules_of(given_up(one)) == ["decision-cut-off"])

    assert way.planned.plan.release_of("a") == "jun-2021"


def test_facts_that_contradict_each_other_are_told_as_facts() -> None:
    """Two mandates, one of them too early for the order in which things have to be built."""
    given = scenario(
        modification("a", after=["b"]),
        modification("b"),
        releases=(JUNE, NOVEMBER, JUNE_2022),
        pins=[
            {"modification": "a", "release": "nov-2021", "mandated_by": "BEIS"},
            {"modification": "b", "release": "jun-2022", "mandated_by": "BEIS"},
        ],
    )
    answer = explained_in_full(given)
    mandates = [("pinned", ("a",)), ("pinned", ("b",))]

    assert {kind_of(clause) for clause in answer.conflict.clauses} == {"fact"}
    assert {(clause.rule, clause.about) for clause in answer.conflict.clauses} == {*mandates, ("after", ("a", "b"))}
    assert answer.repairs.complete
    assert [cost_of(given_up(repair)) for repair in answer.repairs.found] == [(1, 0, 0, 0)] * 3
    for repair in answer.repairs.found:
        (violation,) = repair.given_up
        assert who_grants(violation.clause) == ("BEIS" if violation.clause.rule == "pinned" else "nobody")


def test_facts_come_last() -> None:
    """To free the pin that is a choice comes before the new implementation date, and that before the mandate."""
    given = scenario(
        modification("a", after=["b"]),
        modification("b"),
        modification("c", apart=["b"], decision={"approved": "unknown", "release": "jun-2022"}),
        releases=(JUNE, NOVEMBER, JUNE_2022),
        pins=[
            {"modification": "a", "release": "nov-2021", "mandated_by": "BEIS"},
            {"modification": "b", "release": "jun-2022"},
        ],
    )
    answer = explained_in_full(given)

    assert [cost_of(given_up(repair)) for repair in answer.repairs.found] == [
        (0, 0, 0, 1),  # b freed from its pin
        (1, 0, 0, 1),  # a mandated elsewhere, and c beside b
        (1, 0, 0, 1),  # the order of the two, and c beside b
        (1, 1, 0, 0),
        (1, 1, 0, 0),
    ]


def test_of_equally_dear_ones_those_are_told_whose_clauses_come_first() -> None:
    """Each of six changes has a mandate and a decision that is too late for it: in all there are 2**6 ways out."""
    given = scenario(
        *(modification(name, decision={"expected": "2021-06-01"}) for name in "abcdef"),
        pins=[{"modification": name, "release": "jun-2021", "mandated_by": "BEIS"} for name in "abcdef"],
    )
    repairs = explained_in_full(given).repairs
    pinned = [[one.about[0] for one in given_up(repair) if one.rule == "pinned"] for repair in repairs.found]

    assert [cost_of(given_up(repair)) for repair in repairs.found] == [(0, 0, 6, 0), *[(1, 0, 5, 0)] * 4]
    assert pinned == [[], ["f"], ["e"], ["d"], ["c"]]  # in the order of the cut-offs that are left to be given up
    assert all(repair.cheapest for repair in repairs.found)
    assert not repairs.complete


def test_of_very_many_equally_dear_ones_as_many_are_told_and_no_more_is_claimed() -> None:
    """Fourteen pins where thirteen changes fit: any one of them would do."""
    names = [f"m{number:02}" for number in range(14)]
    given = scenario(
        *(modification(name, impacts={"gbcs": "yes"}) for name in names),
        releases=(but(JUNE, capacity={"gbcs": 13}), NOVEMBER),
        pins=[{"modification": name, "release": "jun-2021"} for name in names],
    )
    repairs = explained_in_full(given).repairs
    told = [one.about for repair in repairs.found for one in given_up(repair)]

    assert [cost_of(given_up(repair)) for repair in repairs.found] == [(0, 0, 0, 1)] * MOST_WAYS
    assert told == sorted(set(told))
    assert all(repair.cheapest for repair in repairs.found)
    assert not repairs.complete
    assert explained(Problem(given), Question(), Budget(Settings(workers=2, seed=99))).repairs == repairs


def test_a_rule_that_nothing_can_keep_is_the_whole_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    with_rule(monkeypatch, Never())
    answer = solve(Problem(scenario(modification("a"))))

    assert isinstance(answer, Infeasible)
    assert [conflict.clauses for conflict in answer.conflicts] == [(Never().clause(),)]
    assert answer.conflict.minimal
    assert answer.conflict.fails == "that is so of every plan"
    assert [given_up(repair) for repair in answer.repairs.found] == [{Never().clause()}]
    assert answer.repairs.complete
    assert answer.repairs.found[0].planned.plan.release_of("a") == "jun-2021"


def test_a_contradiction_in_what_a_plan_is_has_no_clause_and_no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of a rule, which constrains plans in nobody's name."""
    with_rule(monkeypatch, Nameless())
    assert_nothing_to_give_up(solve(Problem(scenario(modification("a")))))


def assert_nothing_to_give_up(answer: Any) -> None:
    assert isinstance(answer, Infeasible)
    assert [(conflict.lines, conflict.minimal, conflict.fails) for conflict in answer.conflicts] == [((), True, "")]
    assert answer.repairs.found == ()
    assert answer.repairs.complete


def test_what_a_plan_is_may_stand_in_a_conflict_and_is_never_given_up() -> None:
    """Its other option would be in time: ``slow`` needs 300 days, and the decision comes 266 days before November."""
    options = [{"id": "quick"}, {"id": "slow", "lead_time": {"party": "300 days"}}]
    given = scenario(
        modification("a", decision={"expected": "2021-02-11"}, options=options, option="slow"),
        pins=[{"modification": "a", "release": "nov-2021"}],
    )
    answer = explained_in_full(given)

    assert sorted(rules_of(answer.conflict.clauses)) == ["decision-cut-off", "one-option", "pinned"]
    assert [rules_of(given_up(repair)) for repair in answer.repairs.found] == [["pinned"], ["decision-cut-off"]]
    assert answer.repairs.complete


def test_where_only_what_a_plan_is_is_in_the_way_there_is_no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody can give up is against the option chosen, which nobody can give up either."""
    with_rule(monkeypatch, OtherOption())
    answer = explained_in_full(scenario(modification("a", options=[{"id": "alerts"}, {"id": "log"}], option="alerts")))

    assert [rules_of(conflict.clauses) for conflict in answer.conflicts] == [["one-option"]]
    assert answer.conflict.minimal
    assert answer.conflict.fails == "a is built with log"
    assert answer.repairs.found == ()
    assert answer.repairs.complete


@chunked
def test_what_a_plan_is_is_never_given_up(seeds: range) -> None:
    for case in (*impossible(seeds), *asked()):
        for repair in case.answer.repairs.found:
            assert all(kind_of(clause) != "structure" for clause in given_up(repair)), case.told


class Never(Rule):
    """A rule that posts a contradiction, with a clause."""

    id = "never"
    title = "There is no plan"
    source = Source("assumption")
    kind = "policy"

    def clause(self) -> Clause:
        return Clause(self.id, ("a",), "a is never planned")

    def apply(self, model: PlanModel) -> None:
        model.enforce(relation=False, because=self.clause())

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:  # noqa: ARG002  (a rule's signature)
        yield Violation(self.clause(), "that is so of every plan")


class Nameless(Never):
    """A rule that posts a contradiction without a clause, which no rule should."""

    def apply(self, model: Any) -> None:
        model.cp.add_bool_or([])


class OtherOption(Never):
    """A rule that has the first change built with its last option, without a clause."""

    def apply(self, model: Any) -> None:
        (change, *_) = model.problem.changes
        model.cp.add(model.is_placed(change, change.modes[-1]) == 1)


def with_rule(monkeypatch: pytest.MonkeyPatch, rule: Rule) -> None:
    monkeypatch.setitem(RULE_OF, rule.id, rule)
    for module in ("solver.question", "solver.argument", "verify"):
        monkeypatch.setattr(f"planner.{module}.RULES", (*RULES, rule))


def explained_in_full(given: Scenario) -> Infeasible:
    return explained(Problem(given), Question(), Budget(Settings()))


def rules_of(clauses: Collection[Clause]) -> list[str]:
    return [clause.rule for clause in clauses]


def test_neither_workers_nor_seed_change_an_explanation() -> None:
    for case in (*impossible(CHUNKS[0])[::2], *asked()[::6]):
        budget = Budget(Settings(seconds=None, workers=2, seed=99))
        assert explained(Problem(case.scenario), case.question, budget) == case.answer, case.told


def test_the_order_in_which_things_are_listed_does_not_change_an_explanation() -> None:
    for index, case in enumerate((*impossible(CHUNKS[1])[::2], *asked()[3::6])):
        tree = shuffled(Random(index), case.scenario.model_dump(mode="json"))
        question = replace(case.question, asked=dict(sorted(case.question.asked.items(), reverse=True)))
        answer = explained(Problem(Scenario.model_validate(tree)), question, Budget(Settings(seconds=None)))
        assert answer == case.answer, case.told


def shuffled(random: Random, tree: Any) -> Any:
    """The same tree with its lists in another order, except for the ladder of goals."""
    if isinstance(tree, dict):
        return {key: item if key in ("goals", "pathways") else shuffled(random, item) for key, item in tree.items()}
    if isinstance(tree, list):
        return random.sample([shuffled(random, item) for item in tree], len(tree))
    return tree


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.03])
def test_with_hardly_any_time_nothing_is_claimed_that_is_not_so(seconds: float) -> None:
    for case in (*impossible(CHUNKS[2])[:8], *asked()[::20]):
        answer = explained(Problem(case.scenario), case.question, Budget(Settings(seconds=seconds)))
        assert_claims_are_true(case, answer)


def test_after_an_interruption_nothing_is_claimed_that_is_not_so() -> None:
    for case in (*impossible(CHUNKS[3])[:8], *asked()[1::20]):
        answer = explained(Problem(case.scenario), case.question, Budget(Settings(), interrupted=True))
        assert not answer.repairs.complete
        assert_claims_are_true(case, answer)


@pytest.mark.parametrize("finds", [True, False])
@pytest.mark.parametrize("runs", [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40])
def test_wherever_it_stops_nothing_is_claimed_that_is_not_so(
    runs: int, *, finds: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After so many runs of the solver it finds nothing more, or proves nothing more."""
    for case in (impossible(CHUNKS[4])[runs % 7], impossible(CHUNKS[5])[runs % 7 + 7], asked()[runs]):
        budget = Budget(Settings(seconds=None))
        stop_after(monkeypatch, budget, runs, finds=finds)
        assert_claims_are_true(case, explained(Problem(case.scenario), case.question, budget))


def test_with_nothing_proved_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every plan that is found could still be the best; that is not said of any."""
    for case in impossible(CHUNKS[6])[::3]:
        budget = Budget(Settings(seconds=None))
        stop_after(monkeypatch, budget, runs=0, finds=True)
        answer = explained(Problem(case.scenario), case.question, budget)
        assert len(answer.repairs.found) == 1, case.told
        assert not answer.repairs.complete, case.told
        assert not answer.repairs.found[0].cheapest, case.told
        assert not answer.repairs.found[0].planned.unique, case.told
        assert not any(conflict.minimal for conflict in answer.conflicts if conflict.lines), case.told


def test_a_conflict_that_was_not_shrunk_is_not_called_minimal(monkeypatch: pytest.MonkeyPatch) -> None:
    for case in impossible(CHUNKS[7])[::3]:
        budget = Budget(Settings(seconds=None))
        stop_after(monkeypatch, budget, runs=1, finds=False)
        for conflict in argued_conflicts(Problem(case.scenario), case.question, budget):
            assert not conflict.minimal, case.told
            assert not case.can_keep(conflict.clauses), case.told


@pytest.mark.parametrize("runs", range(2, 20, 3))
def test_a_line_leaves_what_was_not_ruled_out(runs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for case in impossible(CHUNKS[8])[::4]:
        budget = Budget(Settings(seconds=None))
        stop_after(monkeypatch, budget, runs, finds=False)
        for conflict in argued_conflicts(Problem(case.scenario), case.question, budget):
            for count, line in enumerate(conflict.lines, start=1):
                for name, places in line.leaves:
                    possible = left(case.scenario, case.breaks, conflict.clauses[:count], name)
                    assert set(possible) <= set(places), case.told


def stop_after(monkeypatch: pytest.MonkeyPatch, budget: Budget, runs: int, *, finds: bool) -> None:
    """Let the solver find what it finds so many times, then nothing, or what it finds without a proof."""
    left = iter(range(runs))

    def stopping(*arguments: Any, **parameters: Any) -> Run:
        found = run(*arguments, **parameters)
        if next(left, None) is not None:
            return found
        budget.interrupted = True
        if not (finds and found.has_solution):
            return Run(cp_model.UNKNOWN, values=(), value=None, bound=None, domains=(), core=())
        return replace(found, status=cp_model.FEASIBLE, bound=None)

    for module in ("guarded", "repairs", "ladder", "ties"):
        monkeypatch.setattr(f"planner.solver.{module}.run", stopping)


def assert_claims_are_true(case: Case, answer: Infeasible) -> None:
    """What is said is so, and what is said to be proved; nothing need be."""
    assert answer.conflicts, case.told
    for conflict in answer.conflicts:
        held = set(conflict.clauses)
        assert not case.can_keep(held), case.told
        assert not conflict.minimal or all(case.can_keep(held - {clause}) for clause in held), case.told
    expected = smallest(case)
    told = [given_up(repair) for repair in answer.repairs.found]
    assert not answer.repairs.complete or set(told) == expected, case.told
    for repair, clauses in zip(answer.repairs.found, told, strict=True):
        assert repair.given_up == verify(case.scenario, repair.planned.plan).violations, case.told
        assert any(plan.placements == repair.planned.plan.placements for plan, _ in case.breaks), case.told
        cheaper = {other for other in expected if cost_of(other) < cost_of(clauses)}
        assert not repair.cheapest or (clauses in expected and cheaper <= set(told)), case.told
        assert_plan_is_what_it_says(case, clauses, repair.planned)


def assert_plan_is_what_it_says(case: Case, clauses: frozenset[Clause], planned: Planned) -> None:
    _, values = best_of(case, clauses)
    for goal, value in zip(planned.goals, values, strict=True):
        assert goal.value == GOAL_OF[goal.goal].value(case.scenario, planned.plan), case.told
        if not goal.proven:
            break
        assert goal.value == goal.bound == value, case.told
    assert planned.unique <= planned.proven, case.told
    assert not planned.unique or planned.plan.placements == best_of(case, clauses)[0].placements, case.told


def test_what_is_freed_from_a_commitment_still_has_to_be_in_time() -> None:
    """Approved on 25 September 2020, a GBCS change misses June 2021 by a day: freed, it may go in November only.

    So for b, which is never delivered with a, there is one way out less than a free change would leave.
    """
    committed = {"approved": "2020-09-25", "release": "nov-2021"}
    given = scenario(
        modification("a", impacts={"gbcs": "yes"}, decision=committed),
        modification("b", together=["a"]),
        releases=(JUNE, NOVEMBER, JUNE_2022),
        pins=[{"modification": "b", "release": "jun-2021"}],
        as_of="2020-10-01",
    )
    found = explained(Problem(given), Question(), Budget(Settings()))
    ways = [{one.clause.rule for one in repair.given_up} for repair in found.repairs.found]
    assert {"pinned"} in ways
    assert {"committed"} not in ways, "freed, a would be in June 2021, whose cut-off it missed"
