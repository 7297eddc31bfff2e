"""Sweeps: each point against planning by hand, breakpoints against every number planned, and what is not known told."""

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from models import Answer, Infeasible, Outcome, Placement, Planned, Scenario
from models.swept import Swept, SweptPoint
from planner import api
from planner.changes.grid import BadPoint, Grid
from planner.changes.patterns import Span, read_patterns
from planner.load import load_text
from planner.problem import Problem
from planner.questions.settling import Means, Standing
from planner.questions.sweep import sweep
from planner.solver import Settings
from planner.solver.fingerprint import fingerprint
from planner.spread import processes
from planner.verify import Refused
from tests.factories import JUNE, JUNE_2022, NOVEMBER, modification, scenario
from tests.generator import as_yaml, tree
from tests.running import APRIL_2020, CONFLICT
from tests.test_changes import random_changes

APRIL = api.plan(api.load(APRIL_2020).scenario)


def grid(*patterns: str) -> Grid:
    return Grid(read_patterns(patterns))


def swept(outcome: Outcome, *patterns: str, **means: Any) -> Swept:
    return sweep(outcome, grid(*patterns), Means(**means))


def by_hand(base: Scenario, texts: Sequence[str]) -> dict[str, Placement] | None:
    """The plan of a point, planned as anybody would; None where there is none."""
    answer = api.plan(api.change(base, texts)).answer
    if isinstance(answer, Infeasible):
        return None
    assert isinstance(answer, Planned)
    assert answer.unique
    return dict(answer.plan.placements)


# Worked examples ------------------------------------------------------------------------------------------------------


def test_a_late_decision_changes_the_plan_at_two_days_only() -> None:
    """MP090 is late for June 2021 after 24 September 2020, and for November 2021 after 4 February 2021."""
    found = swept(APRIL, "decide MP090 {2020-08-26..2021-03-31 step 217}")
    (line,) = found.lines
    assert [(one.before.words, one.after.words) for one in line.breakpoints] == [
        (("2020-09-24",), ("2020-09-25",)),
        (("2021-02-04",), ("2021-02-05",)),
    ]
    assert line.unseen == ()
    assert len(found.plans) == 3


def test_points_that_are_one_problem_are_planned_once() -> None:
    told: list[Standing] = []
    found = swept(APRIL, "decide MP090 {2020-06-01..2020-12-31}", observer=told.append)
    assert found.asked == 214
    assert found.problems == 4
    assert max(one.of for one in told if one.doing == "problems planned") == 3, "the plan without changes is known"


def test_a_point_where_no_plan_exists_is_an_answer() -> None:
    outcome = api.plan(api.load(CONFLICT).scenario)
    assert isinstance(outcome.answer, Infeasible)
    found = swept(outcome, "allow duis {1..3} 2024")
    assert all(by_hand(outcome.scenario, [f"allow duis {point.words[0]} 2024"]) == point.plan for point in found.points)
    assert {point.settled for point in found.points} == {True}


def test_every_value_of_a_list_is_planned() -> None:
    found = swept(APRIL, "impact MP090 duis {yes, no, unknown}", "prioritise MP078 {low, high}")
    assert {point.words for point in found.points} == {
        (impact, priority) for impact in ("yes", "no", "unknown") for priority in ("low", "high")
    }
    assert found.lines == ()


# Against planning by hand ---------------------------------------------------------------------------------------------


def random_patterns(base: Scenario, random: Random) -> list[str]:
    """One change with a span, and sometimes a second one with a list or a span."""
    dated = [one.id for one in base.modifications if one.decided_on and not one.is_approved and one.is_planned]
    name = random.choice(sorted(dated))
    release = random.choice(base.releases).id
    first, step, count = random.randrange(60), random.choice([1, 5, 11, 30]), random.randrange(1, 3)
    span = f"{first}..{first + step * count} step {step}"
    along = random.choice(
        [f"delay {name} {{{span}}} WD", f"capacity {release} gbcs {{0..6 step {random.choice([1, 2, 3, 6])}}}"]
    )
    other = random.choice(
        [[], [f"allow duis {{1, 2, unlimited}} {base.releases[0].go_live.year}"], [f"prioritise {name} {{low, high}}"]]
    )
    return [along, *other]


def every_point(on: Grid) -> list[tuple[str, ...]]:
    """The grid with all whole numbers between its points."""
    full = [replace(pattern, braces=tuple(map(_filled_in, pattern.braces))) for pattern in on.patterns]
    return list(Grid(tuple(full)).points)


def _filled_in(braces: Any) -> Any:
    return replace(braces, step=1) if isinstance(braces, Span) else braces


@pytest.mark.parametrize("seed", range(25))
def test_each_point_has_the_plan_that_planning_it_by_hand_gives(seed: int) -> None:
    """And along each line the plan changes where planning every whole number says that it does."""
    random = Random(seed)
    base = api.plan(load_text(as_yaml(tree(modifications=8, releases=4, tight=1.2, seed=seed))).scenario)
    on = grid(*random_patterns(base.scenario, random))
    found = sweep(base, on, Means())
    plans = {point: by_hand(base.scenario, on.texts(point)) for point in every_point(on)}

    assert {point.words for point in found.points if point.asked} == set(on.points)
    assert {point.words: point.plan for point in found.points} == {
        point.words: plans[point.words] for point in found.points
    }
    for line, said in zip(on.lines, found.lines, strict=True):
        numbers = range(line.span.first, line.span.last + 1)
        true = [
            (line.point(here), line.point(there))
            for here, there in pairwise(numbers)
            if plans[line.point(here)] != plans[line.point(there)]
        ]
        told = [(one.before.words, one.after.words) for one in said.breakpoints]
        assert told == true if not said.unseen else set(told) <= set(true)


@pytest.mark.parametrize("seed", range(25))
def test_the_same_fingerprint_is_the_same_plan_worth_the_same(seed: int) -> None:
    random = Random(seed)
    base = load_text(as_yaml(tree(modifications=6, releases=4, tight=1.2, seed=seed % 5))).scenario
    answers: dict[str, Answer] = {}
    for _ in range(6):
        changed = api.change(base, random_changes(base, random, 2))
        answer = api.plan(changed).answer
        before = answers.setdefault(fingerprint(Problem(changed)), answer)
        if isinstance(before, Planned) and isinstance(answer, Planned):
            assert (before.plan, before.goals) == (answer.plan, answer.goals)
        else:
            assert type(before) is type(answer) is Infeasible


@pytest.mark.parametrize(
    "change",
    [
        "prioritise MP078 high",
        "impact MP078 duis yes",
        "capacity jun-2021 gbcs 2",
        "allow duis 2 2021",
        "pin MP078 jun-2021",
        "withdraw MP078",
        "move-release nov-2021 2021-11-29",
        "add-release feb-2022 2022-02-24",
    ],
)
def test_what_matters_to_the_plan_is_in_the_fingerprint(change: str) -> None:
    after = api.change(APRIL.scenario, [change])
    assert fingerprint(Problem(after)) != fingerprint(Problem(APRIL.scenario))


def test_names_are_in_the_fingerprint() -> None:
    """Two scenarios with the same numbers and other names have other plans."""
    one = scenario(modification("a"), modification("b"))
    other = scenario(modification("a"), modification("c"))
    assert fingerprint(Problem(one)) != fingerprint(Problem(other))
    elsewhere = scenario(modification("a"), modification("b"), releases=(JUNE, NOVEMBER.model_copy(update={"id": "x"})))
    assert fingerprint(Problem(one)) != fingerprint(Problem(elsewhere))


# Breakpoints ----------------------------------------------------------------------------------------------------------


def there_and_back() -> Outcome:
    """With a capacity of 1 to 3 in June 2021 the plan differs; a goal that is first makes it come back at 0 and 4."""
    return api.plan(
        scenario(
            *(modification(f"m{index}", impacts={"gbcs": True}, target="jun-2021") for index in range(4)),
            releases=(JUNE, NOVEMBER, JUNE_2022),
        )
    )


def test_between_equal_plans_every_number_is_looked_at() -> None:
    """From 60 to 4 nothing changes, and at 3 it does: halving alone would not see what is between 4 and 60."""
    found = swept(there_and_back(), "capacity jun-2021 gbcs {0..60 step 60}")
    (line,) = found.lines
    assert [one.after.words for one in line.breakpoints] == [("1",), ("2",), ("3",), ("4",)]


def test_what_was_not_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.questions.sweep.MOST_BETWEEN", 0)
    found = swept(APRIL, "delay MP090 {0..20 step 10} WD")
    assert found.lines[0].unseen == (("0", "10"), ("10", "20"))
    assert found.lines[0].breakpoints == ()


def test_a_plan_that_is_not_proved_makes_no_breakpoint() -> None:
    found = swept(APRIL, "delay MP090 {0..60 step 30} WD", settings=Settings(seconds=0.0))
    assert found.plans
    assert all(not plan.points[0].settled or plan.points[0].plan == plan_of(APRIL) for plan in found.plans)
    assert found.lines[0].breakpoints == ()
    assert found.lines[0].unseen


def plan_of(outcome: Outcome) -> dict[str, Placement]:
    assert isinstance(outcome.answer, Planned)
    return dict(outcome.answer.plan.placements)


# Executors ------------------------------------------------------------------------------------------------------------

PATTERNS = ("delay MP090 {0..60 step 5} WD", "allow duis {1, 2} 2021")
WHOLE = swept(APRIL, *PATTERNS)


def test_any_executor_gives_the_same_answer() -> None:
    with ThreadPoolExecutor(2) as threads:
        assert swept(APRIL, *PATTERNS, executor=threads) == WHOLE
    for jobs in (1, 2):
        with processes(jobs) as executor:
            assert swept(APRIL, *PATTERNS, executor=executor) == WHOLE
    assert not multiprocessing.active_children()


class Losing(Executor):
    """Does so many tasks, and then breaks as a pool of processes does when one of them is killed."""

    def __init__(self, tasks: int) -> None:
        self.left = tasks

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.left -= 1
        if self.left < 0:
            future.set_exception(BrokenExecutor("a process ended"))
        else:
            future.set_result(work(*args, **kwargs))
        return future


def test_a_lost_worker_ends_the_sweep_with_what_is_known() -> None:
    found = swept(APRIL, *PATTERNS, executor=Losing(28))
    assert found.stopped == "worker"
    assert found.missing > 0
    assert all(point in WHOLE.points for point in found.points)


# Interrupted ----------------------------------------------------------------------------------------------------------


class Ending:
    """Ends a sweep when it has heard so much of the planning."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, _standing: Standing) -> None:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt


@pytest.mark.parametrize("after", [0, 10, 27, 29, 40, 60, 120, 230])
def test_an_interrupted_sweep_says_what_is_known_and_goes_on_from_there(after: int) -> None:
    kept: dict[str, Answer] = {}
    part = swept(APRIL, *PATTERNS, observer=Ending(after), keep=kept.__setitem__)
    assert part.stopped == "interrupt"
    assert all(point in WHOLE.points for point in part.points)
    again = swept(APRIL, *PATTERNS, known=kept)
    assert replace(again, recalled=0) == WHOLE
    assert again.recalled == len(kept)


def test_a_plan_from_an_earlier_run_is_checked_where_it_is_used() -> None:
    """Whoever tampers with it is found out by the check of the first point that it is for."""
    kept: dict[str, Answer] = {}
    swept(APRIL, *PATTERNS, keep=kept.__setitem__)
    problem, answer = next((problem, answer) for problem, answer in kept.items() if isinstance(answer, Planned))
    assert isinstance(answer, Planned)
    wrong = replace(answer, plan=answer.plan.with_placement("MP090", Placement("jun-2021", "duis-alerts")))
    with pytest.raises(Refused):
        swept(APRIL, *PATTERNS, known={problem: wrong})


# Bad points -----------------------------------------------------------------------------------------------------------


def test_the_first_point_that_cannot_be_made_is_told_before_any_is_planned() -> None:
    kept: dict[str, Answer] = {}
    with pytest.raises(BadPoint) as found:
        swept(APRIL, "pin MP090 {jun-2021, jun-2031, jun-2032}", "allow duis {1, 2} 2021", keep=kept.__setitem__)
    assert found.value.texts == ("pin MP090 jun-2031", "allow duis 1 2021")
    assert [one.index for one in found.value.mistakes] == [0]
    assert not kept


def test_points_of_which_two_changes_contradict_each_other_are_told() -> None:
    with pytest.raises(BadPoint, match="MP090"):
        swept(APRIL, "delay {MP078, MP090} 3 WD", "decide MP090 2020-10-21")


def test_the_api_takes_patterns_as_text() -> None:
    assert api.sweep(APRIL, PATTERNS) == swept(APRIL, *PATTERNS)


def test_points_know_who_is_asked_for() -> None:
    found = swept(APRIL, "delay MP090 {0..60 step 30} WD")
    asked: list[SweptPoint] = [point for point in found.points if point.asked]
    assert [point.words for point in asked] == [("0",), ("30",), ("60",)]
    assert found.missing == 0
