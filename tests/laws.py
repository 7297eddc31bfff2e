"""What every rule and every goal keeps, over every plan of a tiny scenario."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import CpSolverResponse

from models import SPECIFICATION_NAMES, Clause, Kind, Plan, Scenario, Violation
from planner.goals.base import Goal
from planner.problem import Change, Mode, Problem, Slot
from planner.rules.base import Expression, Relation, Rule
from planner.solver.model import CpPlanModel
from tests.brute_force import all_plans


def assert_model_and_check_agree(rule: Rule, scenario: Scenario) -> None:
    """For every plan there is, ``apply`` and ``check`` name the same broken clauses."""
    posted = Posted(rule, scenario)
    for plan in all_plans(scenario):
        found = {violation.clause for violation in rule.check(scenario, plan)}
        assert posted.refused(plan) == found, f"{rule.id} disagrees on {plan.placements}"


def assert_every_constraint_has_a_clause(rule: Rule, scenario: Scenario) -> None:
    """A rule constrains plans through ``enforce`` only, and every clause of it is its own."""
    for guarded in (False, True):
        model = CpPlanModel(Problem(scenario), guarded=guarded)
        before = len(model.cp.proto.constraints)
        watched = Watched(model)
        rule.apply(watched)

        assert len(model.cp.proto.constraints) - before == watched.defining + watched.enforcing
        assert {clause.rule for clause in watched.clauses} == {rule.id}
        if guarded:
            conditional = [one for one in list(model.cp.proto.constraints)[before:] if len(one.enforcement_literal)]
            assert len(conditional) == watched.enforcing


def assert_some_plan_breaks_it_and_some_keeps_it(rule: Rule, scenario: Scenario) -> None:
    """The rule matters in the scenario, and can be kept."""
    breaks = {any(rule.check(scenario, plan)) for plan in all_plans(scenario)}
    assert breaks == {False, True}


def assert_words_name_the_things(rule: Rule, scenario: Scenario) -> None:
    """A clause says what it is about; what was found names a change or a release."""
    for violation in violations(rule, scenario):
        clause = violation.clause
        for thing in clause.about:
            assert is_named(name_of(thing, scenario), clause.says), f"{thing!r} is not in {clause.says!r}"
        names = [*scenario.modification_of, *scenario.release_of, *(release.name for release in scenario.releases)]
        assert any(is_named(name, violation.found) for name in names), f"nothing is named in {violation.found!r}"
        for words in (clause.says, violation.found):
            assert re.fullmatch(r"\S(.*[^\s.])?", words), f"{words!r} is no part of a sentence"


def assert_a_clause_is_said_once(rule: Rule, scenario: Scenario) -> None:
    """One clause has one wording and one place, from ``apply`` and from ``check``, whatever the plan."""
    model = CpPlanModel(Problem(scenario))
    watched = Watched(model)
    rule.apply(watched)
    said = [*watched.clauses, *(violation.clause for violation in violations(rule, scenario))]
    assert len({(clause, clause.says) for clause in said}) == len(set(said))


def assert_a_waiver_lifts_its_clauses_alone(rule: Rule, scenario: Scenario) -> None:
    """A waiver lifts, in both builds, what is about everything it names, and nothing else."""
    for waived in sorted(waivable(rule, scenario)):
        excused = with_waiver(rule, scenario, waived)
        plain, guarded = Posted(rule, excused, guarded=False), Posted(rule, excused)
        for plan in all_plans(scenario):
            broken = [violation.clause for violation in rule.check(excused, plan)]
            left = {clause for clause in broken if not set(waived) <= {*clause.about, *clause.within}}
            assert guarded.refused(plan) == left, f"a waiver about {waived} lifts something else"
            assert plain.allows(plan) == (not left), f"the two builds disagree on a waiver about {waived}"


def waivable(rule: Rule, scenario: Scenario) -> set[tuple[str, ...]]:
    """What a waiver of the rule may name: what a clause is about, that in one case, or any one thing of it."""
    clauses = [violation.clause for violation in violations(rule, scenario)]
    cases = {(*clause.about, *clause.within) for clause in clauses}
    return {*cases, *(clause.about for clause in clauses), *((thing,) for case in cases for thing in case)}


def assert_a_plan_gives_every_variable(rule: Rule, scenario: Scenario) -> None:
    """The values of a plan are a complete hint, and break nothing that the plan does not break."""
    posted = Posted(rule, scenario, guarded=False)
    for plan in all_plans(scenario):
        assert len(posted.model.values(plan)) == len(posted.model.cp.proto.variables)
        assert posted.allows(plan) == posted.allows(plan, only_steps=False), f"a bad hint for {plan.placements}"


def assert_a_rule_says_what_it_is(rule: Rule) -> None:
    """Its file, title, source and kind."""
    assert type(rule).__module__ == f"planner.rules.{rule.id.replace('-', '_')}"
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert re.fullmatch(r"[A-Z].* .*[^.!?]", rule.title), "a sentence, without its full stop"
    assert rule.source.document
    assert rule.kind in get_args(Kind)


def assert_least_cost_is_value(goal: Goal, scenario: Scenario) -> None:
    """For every plan there is, the least that the model can count is what counting on the plan gives."""
    model = CpPlanModel(Problem(scenario))
    steps = len(model.cp.proto.variables)
    model.cp.minimize(goal.cost(model))
    for plan in all_plans(scenario):
        value = goal.value(scenario, plan)
        for known in (steps, len(model.cp.proto.variables)):  # with the hint for every variable the cost has no slack
            found = solved(model.cp, {index: here for index, here in model.values(plan).items() if index < known})
            assert found is not None
            assert round(found.objective_value) == value, f"{goal.id} miscounts {plan.placements}"


@dataclass
class Watched:
    """A model that counts what it is asked for, and shows a rule nothing more than a rule may use."""

    _model: CpPlanModel
    clauses: list[Clause] = field(default_factory=list)
    defining: int = 0
    """Constraints that define a variable which rules share."""
    enforcing: int = 0

    @property
    def problem(self) -> Problem:
        return self._model.problem

    def placed(self, change: Change, slot: Slot, mode: Mode | None = None) -> Expression:
        return self._model.placed(change, slot, mode)

    def placed_by(self, change: Change, slot: Slot | None, mode: Mode | None = None) -> Expression:
        return self._model.placed_by(change, slot, mode)

    def is_placed(self, change: Change, mode: Mode | None = None) -> Expression:
        return self._model.is_placed(change, mode)

    def carries(self, specification: str, slot: Slot) -> Expression:
        uplift, added = self._added(lambda: self._model.carries(specification, slot))
        self.defining += added
        return uplift

    def enforce(self, relation: Relation, *, because: Clause) -> None:
        _, added = self._added(lambda: self._model.enforce(relation, because=because))
        self.enforcing += added
        self.clauses.append(because)

    def _added(self, act: Callable[[], Any]) -> tuple[Any, int]:
        before = len(self._model.cp.proto.constraints)
        return act(), len(self._model.cp.proto.constraints) - before


class Posted:
    """A model that holds one rule and no other."""

    def __init__(self, rule: Rule, scenario: Scenario, *, guarded: bool = True) -> None:
        self.model = CpPlanModel(Problem(scenario), guarded=guarded)
        self._steps = len(self.model.cp.proto.variables)
        rule.apply(self.model)

    def refused(self, plan: Plan) -> set[Clause]:
        """The clauses that have to be given up for the plan."""
        guards = {clause: guard.index for clause, guard in (self.model.guards or {}).items()}
        found = solved(self.model.cp, self._values(plan, only_steps=True), most=list(guards.values()))
        assert found is not None, "a rule refuses a plan without a clause"
        return {clause for clause, index in guards.items() if not found.solution[index]}

    def allows(self, plan: Plan, *, only_steps: bool = True) -> bool:
        """Whether the plan can be with all of the rule."""
        return solved(self.model.cp, self._values(plan, only_steps=only_steps)) is not None

    def _values(self, plan: Plan, *, only_steps: bool) -> dict[int, int]:
        values = self.model.values(plan)
        return {index: value for index, value in values.items() if index < self._steps or not only_steps}


def solved(model: cp_model.CpModel, values: Mapping[int, int], most: Sequence[int] = ()) -> CpSolverResponse | None:
    """The model with these values, by the index of the variable, solved for as many as can be of some others.

    None where it has no solution; anything else that is not a proof is a fault.
    """
    fixed = model.clone()
    for index, value in values.items():
        fixed.add(fixed.get_int_var_from_proto_index(index) == value)
    if most:
        fixed.maximize(sum(fixed.get_int_var_from_proto_index(index) for index in most))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(fixed)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return solver.response_proto if status == cp_model.OPTIMAL else None


def violations(rule: Rule, scenario: Scenario) -> Iterator[Violation]:
    """Everything that any plan breaks of a rule."""
    for plan in all_plans(scenario):
        yield from rule.check(scenario, plan)


def name_of(thing: str, scenario: Scenario) -> str:
    """What a reader calls it."""
    if thing in scenario.release_of:
        return scenario.release_of[thing].name
    return SPECIFICATION_NAMES.get(thing, thing.replace("_", " "))


def is_named(name: str, words: str) -> bool:
    """Whether the words have the name, not as a part of a longer one."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words) is not None


def with_waiver(rule: Rule, scenario: Scenario, about: tuple[str, ...]) -> Scenario:
    """The same scenario, where somebody granted an exception from a rule."""
    waiver = {"rule": rule.id, "about": about, "why": "a test", "granted_by": "SEC Panel", "on": "2020-04-08"}
    return Scenario.model_validate({**scenario.model_dump(mode="json"), "waivers": [waiver]})
