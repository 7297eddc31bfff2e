"""Conflicts against counting: what is told of why there is no plan has to be true of every plan, one by one."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import prod
from random import Random
from typing import Any

import pytest

from models import Clause, Conflict, Infeasible, Plan, Planned, Scenario, Waiver
from planner import api
from planner.problem import Problem
from planner.rules import RULE_OF, RULES
from planner.rules.waivers import waiver_for
from planner.solver import Budget, Question, Settings, explained, solve
from planner.solver.argument import LONGEST
from planner.solver.explain import MOST_CONFLICTS
from tests import factories
from tests.brute_force import BruteForce, places_of
from tests.running import CONFLICT
from tests.test_brute_force import counted, random_scenario, told

SEEDS = range(270)
"""Of which more than 200 give a scenario that has no plan."""

POSSIBLE_SEEDS = range(0, 240, 4)
"""Of ``random_scenario``: where there is a plan, and something is asked that no plan does."""

CHUNKS = [SEEDS[start : start + 30] for start in SEEDS[::30]]
MOST_PLANS = 150

FEBRUARY = factories.release("feb-2020", "2020-02-27", title="February 2020 SEC Release")
"""It has gone live."""

Broken = list[tuple[Plan, frozenset[Clause]]]
"""Plans, each with the clauses that it breaks."""


@dataclass(frozen=True)
class Case:
    """A question that no plan answers, with every plan that does what is asked, and what is told of it."""

    scenario: Scenario
    question: Question

    @cached_property
    def counting(self) -> BruteForce:
        return BruteForce(self.scenario)

    @cached_property
    def breaks(self) -> Broken:
        """Every plan that does what is asked, in the order of ties."""
        return doing(self.counting, self.question)

    @cached_property
    def answer(self) -> Infeasible:
        return explained(Problem(self.scenario), self.question, Budget(Settings(seconds=None)))

    @property
    def told(self) -> str:
        """The whole case in a failure's message."""
        return f"{self.question.asked} of {told(self.scenario)}"

    def can_keep(self, clauses: Collection[Clause]) -> bool:
        """Whether some plan that does what is asked keeps these clauses, whatever it does to all others."""
        return any(broken.isdisjoint(clauses) for _, broken in self.breaks)


def doing(counting: BruteForce, question: Question) -> Broken:
    """Every plan that does what is asked, with what it breaks."""
    return [
        (plan, broken)
        for plan, broken in counting.breaks
        if all(plan.release_of(name) == release for name, release in question.asked.items())
    ]


def contradictory(seed: int) -> Scenario:
    """A scenario of every sort, with more of what mostly cannot all be: pins, commitments, links and capacities."""
    random = Random(seed)
    tree = random_scenario(seed).model_dump(mode="json")
    releases = [release["id"] for release in tree["releases"]]
    names = [one["id"] for one in tree["modifications"]]
    pinned = {pin["modification"] for pin in tree["pins"]}
    for one in tree["modifications"]:
        if random.random() < 0.45 and one["id"] not in pinned:
            mandate = random.choice(["", "BEIS"])
            pin = {"modification": one["id"], "release": random.choice(releases), "mandated_by": mandate}
            tree["pins"].append(pin)
        if random.random() < 0.15 and one["kind"] == "modification":
            one["decision"] = {"approved": "unknown", "release": random.choice(releases)}
        _link(random, one, [name for name in names if name != one["id"]])
    for release in tree["releases"]:
        if random.random() < 0.4:
            release["capacity"] |= {
                random.choice(["gbcs", "duis"]): random.randint(0, 1),
                "effort_days": random.randint(0, 80),
            }
    return _small_enough(tree)


def _link(random: Random, one: dict[str, Any], others: list[str]) -> None:
    for link in ("needs", "together", "apart", "excludes"):
        if random.random() < 0.12:
            one[link] = sorted({*one[link], random.choice(others)})
    waits_for = random.choice(others)
    if random.random() < 0.15 and waits_for not in {after["id"] for after in one["after"]}:
        one["after"].append({"id": waits_for, "gap": random.choice(["0 days", "134 days"])})


def _small_enough(tree: dict[str, Any]) -> Scenario:
    """The scenario, where as many of its last changes wait for a date as would make too many plans."""
    scenario = Scenario.model_validate(tree)
    for one in reversed(tree["modifications"]):
        if prod(len(places_of(scenario, other)) for other in scenario.modifications if other.is_planned) <= MOST_PLANS:
            break
        one.update(decision="unknown", kind="modification")
        scenario = Scenario.model_validate(tree)
    return scenario


@cache
def impossible(seeds: range) -> tuple[Case, ...]:
    """The scenarios that have no plan."""
    every = (Case(contradictory(seed), Question()) for seed in seeds)
    return tuple(case for case in every if case.counting.best is None)


@cache
def asked(seeds: range = POSSIBLE_SEEDS) -> tuple[Case, ...]:
    """Scenarios that have a plan, and a place of a change (left out is one, too) that it has in none of them."""
    return tuple(case for seed in seeds if counted(seed).best for case in _asked_of(Random(seed), counted(seed)))


def _asked_of(random: Random, counting: BruteForce) -> list[Case]:
    """Something asked that cannot be; of one change, and of two where both could be by themselves."""
    plans = [plan for plan, broken in counting.breaks if not broken]
    names = sorted(one.id for one in counting.scenario.modifications if one.is_planned)
    places = [None, *sorted(counting.scenario.release_of)]
    possible = {name: {plan.release_of(name) for plan in plans} for name in names}
    single = [{name: place} for name in names for place in places if place not in possible[name]]
    double = [
        {one: here, other: there}
        for one in names
        for other in names
        if one < other
        for here in sorted(possible[one], key=str)
        for there in sorted(possible[other], key=str)
        if not any(plan.release_of(one) == here and plan.release_of(other) == there for plan in plans)
    ]
    chosen = [random.choice(questions) for questions in (single, double) if questions]
    return [Case(counting.scenario, Question(asked=question)) for question in chosen]


chunked = pytest.mark.parametrize("seeds", CHUNKS, ids=str)
"""The scenarios in portions, so that a failure says roughly where."""


def test_there_are_enough_scenarios_of_every_sort() -> None:
    """A generator that degenerates would make every other test here pass."""
    cases = [case for seeds in CHUNKS for case in impossible(seeds)]
    conflicts = [conflict for case in cases for conflict in case.answer.conflicts]
    told_of = [*conflicts, *(conflict for case in asked() for conflict in case.answer.conflicts)]
    rules = Counter(clause.rule for conflict in told_of for clause in conflict.clauses)
    lengths = Counter(len(conflict.lines) for conflict in conflicts)
    assert len(cases) >= 200
    assert all(rules[rule.id] for rule in RULES), rules
    assert sum(len(case.answer.conflicts) > 1 for case in cases) >= 50
    assert sum(count for length, count in lengths.items() if length >= 3) >= 50, lengths
    assert len(asked()) >= 60


@chunked
def test_what_is_told_is_a_conflict_and_minimal(seeds: range) -> None:
    for case in impossible(seeds):
        assert_conflicts_are_smallest(case)


def test_so_it_is_where_something_is_asked() -> None:
    for case in asked():
        assert_conflicts_are_smallest(case)


@chunked
def test_all_conflicts_that_share_no_clause_are_told(seeds: range) -> None:
    for case in impossible(seeds):
        assert_no_conflict_is_left(case)


def test_so_they_are_where_something_is_asked() -> None:
    for case in asked():
        assert_no_conflict_is_left(case)


@chunked
def test_each_line_leaves_the_releases_that_counting_leaves(seeds: range) -> None:
    for case in impossible(seeds):
        assert_lines_leave_what_is_left(case)


def test_so_does_each_line_where_something_is_asked() -> None:
    for case in asked():
        assert_lines_leave_what_is_left(case)


@chunked
def test_the_last_line_fails_as_its_rule_says_of_a_plan_that_keeps_the_others(seeds: range) -> None:
    for case in impossible(seeds):
        assert_last_line_fails_so(case)


def test_so_it_fails_where_something_is_asked() -> None:
    for case in asked():
        assert_last_line_fails_so(case)


@chunked
def test_what_counts_comes_last(seeds: range) -> None:
    for case in (*impossible(seeds), *asked()):
        for conflict in case.answer.conflicts:
            counts = [RULE_OF[clause.rule].counts for clause in conflict.clauses]
            assert counts == sorted(counts), case.told


@chunked
def test_a_line_follows_one_about_the_same_modification_where_it_can(seeds: range) -> None:
    """Of the clauses about single changes; the first line, and one that starts afresh, may follow nothing."""
    for case in impossible(seeds):
        for conflict in case.answer.conflicts:
            single = [clause for clause in conflict.clauses if not RULE_OF[clause.rule].counts]
            for index, clause in enumerate(single[1:], start=1):
                reached = {name for before in single[:index] for name in before.about}
                near = [later for later in single[index:] if reached & set(later.about)]
                assert clause in near or not near, case.told


def test_the_last_line_does_not_fail_by_what_is_waived() -> None:
    """It may take a, with somebody's leave; it is b that the argument is about."""
    waiver = {"rule": "gone-live", "about": ["feb-2020", "a"], "why": "a test", "granted_by": "P", "on": "2020-04-08"}
    given = factories.scenario(
        factories.modification("a", together=["b"]),
        factories.modification("b"),
        releases=(FEBRUARY, factories.JUNE),
        waivers=[waiver],
    )
    case = Case(given, Question(asked={"a": "feb-2020"}))
    assert [clause.rule for clause in case.answer.conflict.clauses] == ["together", "gone-live"]
    assert case.answer.conflict.fails == "b is not committed to it"


@pytest.mark.parametrize(("pins", "is_argued"), [(15, True), (16, False)])
def test_a_long_conflict_is_listed_and_not_argued(pins: int, *, is_argued: bool) -> None:
    """So many changes of GBCS pinned where one fewer fits, one line each, and the line that fails."""
    names = [f"m{number:02}" for number in range(pins)]
    given = factories.scenario(
        *(factories.modification(name, impacts={"gbcs": "yes"}) for name in names),
        releases=(factories.JUNE.model_copy(update={"capacity": {"gbcs": pins - 1}}), factories.NOVEMBER),
        pins=[{"modification": name, "release": "jun-2021"} for name in names],
    )
    conflict = Case(given, Question()).answer.conflict
    assert conflict.minimal
    assert [clause.about for clause in conflict.clauses] == [*((name,) for name in names), ("jun-2021", "gbcs")]
    if is_argued:
        assert [line.leaves for line in conflict.lines] == [*(((name, ("jun-2021",)),) for name in names), ()]
        assert conflict.fails == f"it would carry {pins} GBCS changes: {', '.join(names)}"
    else:
        assert all(line.leaves == () for line in conflict.lines)
        assert conflict.fails == ""


def test_of_many_conflicts_so_many_are_told() -> None:
    """Six changes, each of them pinned to a release that its decision is too late for."""
    given = factories.scenario(
        *(factories.modification(name, decision={"expected": "2021-06-01"}) for name in "abcdef"),
        pins=[{"modification": name, "release": "jun-2021"} for name in "abcdef"],
    )
    told_of = [
        {(clause.rule, clause.about) for clause in one.clauses} for one in Case(given, Question()).answer.conflicts
    ]
    possible = [{("decision-cut-off", (name,)), ("pinned", (name,))} for name in "abcdef"]
    assert len(told_of) == MOST_CONFLICTS
    assert all(conflict in possible for conflict in told_of)
    assert all(told_of.count(conflict) == 1 for conflict in told_of)


def test_solve_tells_the_same_conflicts() -> None:
    for case in impossible(CHUNKS[0])[::3]:
        answer = solve(Problem(case.scenario), Settings(seconds=None))
        assert answer == case.answer, case.told


def assert_conflicts_are_smallest(case: Case) -> None:
    """No plan keeps all of a conflict's clauses, and without any one of them some plan does."""
    assert 1 <= len(case.answer.conflicts) <= MOST_CONFLICTS, case.told
    said = Counter(clause for conflict in case.answer.conflicts for clause in conflict.clauses)
    assert set(said.values()) <= {1}, f"a clause is said twice: {case.told}"
    for conflict in case.answer.conflicts:
        clauses = set(conflict.clauses)
        assert conflict.minimal, case.told
        assert not case.can_keep(clauses), case.told
        for clause in clauses:
            assert case.can_keep(clauses - {clause}), f"{clause} is not needed: {case.told}"


def assert_no_conflict_is_left(case: Case) -> None:
    """Without the clauses of those that are told, all others can hold, unless as many are told as may be."""
    every = {clause for _, broken in case.counting.breaks for clause in broken}
    said = {clause for conflict in case.answer.conflicts for clause in conflict.clauses}
    if len(case.answer.conflicts) < MOST_CONFLICTS and said:
        assert case.can_keep(every - said), case.told


def assert_lines_leave_what_is_left(case: Case) -> None:
    """By counting the plans of the changes that the argument is about; all that whole plans leave is among it."""
    for conflict in case.answer.conflicts:
        few = doing(BruteForce(case.scenario.restricted_to(argued_about(case, conflict))), case.question)
        for count, line in enumerate(conflict.lines, start=1):
            if count == len(conflict.lines):
                assert line.leaves == (), case.told
                continue
            said = conflict.clauses[:count]
            assert [name for name, _ in line.leaves] == changes_of(case, line.clause), case.told
            for name, places in line.leaves:
                message = f"{name} after {line.clause}: {case.told}"
                assert set(left(case.scenario, case.breaks, said, name)) <= set(places), message
                assert list(places) == left(case.scenario, few, said, name), message


def argued_about(case: Case, conflict: Conflict) -> set[str]:
    """The modifications that the clauses about single changes name, and those that are asked about."""
    named = {name for clause in conflict.clauses if not RULE_OF[clause.rule].counts for name in clause.about}
    return {*named, *case.question.asked} & case.scenario.modification_of.keys()


def changes_of(case: Case, clause: Clause) -> list[str]:
    """The changes that take part in planning of those that it names; a count names none."""
    planned = {one.id for one in case.scenario.modifications if one.is_planned}
    return [] if RULE_OF[clause.rule].counts else [name for name in clause.about if name in planned]


def left(scenario: Scenario, plans: Broken, said: Sequence[Clause], name: str) -> list[str | None]:
    """Where plans that keep these clauses have the change, by time; left out comes last."""
    found = {plan.release_of(name) for plan, broken in plans if broken.isdisjoint(said)}
    return [place for place in (*(one.id for one in scenario.releases_in_order), None) if place in found]


def assert_last_line_fails_so(case: Case) -> None:
    """Of the plans that keep the others, one that places the fewest changes breaks the last line in these words."""
    for conflict in case.answer.conflicts:
        assert len(conflict.lines) <= LONGEST, case.told
        if not conflict.lines:
            assert conflict.fails == "", case.told
            continue
        assert conflict.fails in ways_to_fail(case, conflict), f"{conflict.fails!r}: {case.told}"


def ways_to_fail(case: Case, conflict: Conflict) -> set[str]:
    """What its rule finds of the last clause on plans that keep the others and place no more than they must."""
    *others, last = conflict.clauses
    keeping = [plan for plan, broken in case.breaks if broken.isdisjoint(others)]
    fewest = min(len(plan.placements) for plan in keeping)
    plans = [plan for plan in keeping if len(plan.placements) == fewest]
    return {found for plan in plans for found in found_of(case.scenario, last, plan)}


def found_of(scenario: Scenario, clause: Clause, plan: Plan) -> Iterator[str]:
    """In what words a plan breaks a clause, without what somebody waived."""
    for violation in RULE_OF[clause.rule].check(scenario, plan):
        if violation.clause == clause and waiver_for(scenario, violation.clause) is None:
            yield violation.found


@pytest.mark.parametrize("number", range(3))
def test_without_any_one_of_its_clauses_the_conflict_of_the_scenario_is_none(number: int) -> None:
    """The three of ``scenarios/conflict.yaml``, each lifted by a waiver in turn."""
    scenario = api.load(CONFLICT).scenario
    answer = solve(Problem(scenario))
    assert isinstance(answer, Infeasible)
    assert len(answer.conflict.clauses) == 3
    clause = answer.conflict.clauses[number]
    waiver = Waiver(rule=clause.rule, about=clause.about, why="a test", granted_by="a test", on=scenario.as_of)
    assert isinstance(solve(Problem(scenario.but(waivers=(waiver,)))), Planned)
