"""What can be had over a number of the policy: the trade-offs with each of its values."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from models import Infeasible, Outcome, Planned, Scenario, Undecided
from models.frontier import Frontier, FrontierOver, FrontierStep
from planner.changes import Mistakes, changed
from planner.changes.grid import BadPoint, Grid
from planner.goals import chosen
from planner.goals.base import Goal
from planner.lapse import lapse
from planner.problem import Problem
from planner.questions.frontier import trade_offs
from planner.questions.points import PointTask, outcome_at
from planner.questions.progress import told
from planner.questions.study import Study
from planner.solver import Budget, Observer
from planner.solver.fingerprint import fingerprint
from planner.verify import proved

Found = Frontier | Infeasible | Undecided


def frontier_over(base: Outcome, grid: Grid, goals: Sequence[str], budget: Budget) -> FrontierOver:
    """The best in one goal, or the trade-offs between two, with each value of a number in a change.

    Values that make no difference to the model are planned once, and their plans are checked with each of them.

    Parameters
    ----------
    grid
        Of one change with one pair of braces.

    Raises
    ------
    planner.changes.grid.BadPoint
        If the change cannot be made with one of the values, before any is planned.
    ValueError
        If these are not one or two goals of the scenario, or the change has not one pair of braces.
    """
    traded = chosen(base.scenario, goals, fewest=1, most=2)
    if len(grid.axes) != 1 or len(grid.patterns) != 1:
        raise ValueError("one number is gone through: a change with one span or list")
    tasks = list(_tasks(base.scenario, grid))
    words = [task.point[0] for task in tasks]
    found = dict(zip(words, _each(tasks, traded, budget), strict=False))
    return FrontierOver(
        outcome=base,
        pattern=grid.patterns[0].text,
        goals=tuple(goals),
        steps=tuple(FrontierStep(word, found.get(word)) for word in words),
        stopped=_why_stopped(budget, [found.get(word) for word in words]),
    )


def _tasks(scenario: Scenario, grid: Grid) -> Iterator[PointTask]:
    for point in grid.points:
        changes = grid.changes(point)
        try:
            changed(scenario, changes)
        except Mistakes as wrong:
            raise BadPoint(grid.texts(point), wrong.mistakes) from None
        yield PointTask(point, scenario, changes)


def _each(tasks: Sequence[PointTask], traded: Sequence[Goal], budget: Budget) -> Iterator[Found]:
    """What is found with each value, in a fair share of the time that is left; for as long as there is any."""
    known: dict[str, Found] = {}
    for index, task in enumerate(told(budget, tasks, "values")):
        scenario = task.scenario
        problem = fingerprint(Problem(scenario))
        if problem in known:
            yield _checked_again(scenario, known[problem])
            continue
        seconds = budget.spent + budget.left / (len(tasks) - index)
        observer = _beside(budget, f"values: {index} of {len(tasks)}")
        part = Budget(replace(budget.settings, seconds=seconds, observer=observer), budget.started)
        known[problem] = _found(scenario, traded, part)
        budget.interrupted |= part.interrupted
        yield known[problem]


def _beside(budget: Budget, stage: str) -> Observer:
    """Tell how far it is with a value beside how many are done."""
    observe = budget.settings.observer
    return lambda progress: observe(replace(progress, stage=f"{stage}; {progress.stage}", best=None, bound=None))


def _found(scenario: Scenario, traded: Sequence[Goal], budget: Budget) -> Found:
    outcome = outcome_at(scenario, replace(budget.settings, seconds=budget.left))
    if not isinstance(outcome.answer, Planned):
        return outcome.answer
    budget.interrupted |= outcome.answer.stopped == "interrupt"
    return trade_offs(Study(outcome, budget), traded)


def _checked_again(scenario: Scenario, found: Found) -> Found:
    """The same with another value that makes no difference, every plan checked there."""
    if not isinstance(found, Frontier):
        return found
    answer = found.outcome.answer
    assert isinstance(answer, Planned), "only a plan is asked about"
    for point in found.points:
        proved(scenario, point.planned)
    outcome = replace(found.outcome, scenario=scenario, rolled=lapse(scenario), verified=proved(scenario, answer))
    return replace(found, outcome=outcome)


def _why_stopped(budget: Budget, found: Sequence[Found | None]) -> Literal["time", "interrupt"] | None:
    if budget.interrupted:
        return "interrupt"
    is_whole = all(isinstance(one, Infeasible) or (isinstance(one, Frontier) and one.stopped is None) for one in found)
    return None if is_whole else "time"
