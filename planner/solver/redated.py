"""Many problems that differ in their decision dates only: one model serves them all, with the cut-offs of each.

A small problem is settled in two runs of the solver, with all goals and then the order of ties as the digits of a
number that a float holds exactly. That is no weighing: a digit never carries over. A small problem takes a third of the
time that the ladder needs for it, which proves each goal by itself; larger ones are left to the ladder.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from models import GoalValue, Planned, Scenario
from planner.goals.base import Goal
from planner.problem import Change, Problem, Slot
from planner.rules.base import Expression
from planner.rules.decision_cut_off import DecisionCutOff
from planner.solver.model import CpPlanModel
from planner.solver.question import Question, built, goals_of
from planner.solver.relaxation import domains_of
from planner.solver.run import short_run
from planner.solver.settings import Budget
from planner.solver.ties import LARGEST_NUMBER, digits_of

SHORT_SECONDS = 1.0
"""For each number: what takes longer is no short search, and left to the ladder."""

MOST_NUMBERS = 2

QUICK: dict[str, Any] = {"cp_model_probing_level": 0, "symmetry_level": 0, "use_objective_lb_search": False}
"""What prepares a long search is most of a short one: without it, 7 ms instead of 11 for 8 changes x 4 releases."""

Digit = tuple[Expression, int]
"""An expression from 0 on, and what it is always below."""


@dataclass(frozen=True)
class _Redated(Problem):
    """A problem that is another one but for decision dates."""

    base: Problem

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return self.base.slots

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        of = self.scenario.modification_of
        return tuple(replace(change, modification=of[change.id]) for change in self.base.changes)


class _RedatedModel(CpPlanModel):
    """The model of such a problem: a copy of the other's, which knows the same variables."""

    def __init__(self, base: CpPlanModel, problem: Problem) -> None:
        self.__dict__.update(base.__dict__)
        self.problem = problem
        self.cp = base.cp.clone()


class Redated:
    """All problems that a scenario gives with other decision dates.

    Parameters
    ----------
    earliest
        The scenario with each decision on a day that is in time for all that any of the others is in time for.
    """

    def __init__(self, earliest: Scenario) -> None:
        self._problem = Problem(earliest)
        question = Question()
        self._model = built(self._problem, question)
        self._goals = goals_of(self._model, question)
        digits = [*_goal_digits(self._model, self._goals), *_tie_digits(self._model)]
        self._numbers = _numbers(digits)
        self._largest = max(base for _, base in digits)

    @property
    def is_small(self) -> bool:
        """Whether two numbers hold it all."""
        return len(self._numbers) <= MOST_NUMBERS and self._largest <= LARGEST_NUMBER

    def planned(self, scenario: Scenario, budget: Budget) -> Planned | None:
        """The best plan; None where there is none, it was not proved in time, or the problem is not small."""
        if not self.is_small or budget.is_over:
            return None
        model = _RedatedModel(self._model, _Redated(scenario, self._problem))
        DecisionCutOff().apply(model)
        plan = None
        for number in self._numbers:
            model.cp.minimize(number)
            found = short_run(model.cp, budget, seconds=SHORT_SECONDS, **QUICK)
            if not found.is_optimal or found.bound is None:
                return None
            model.cp.add(number <= found.bound)
            plan = model.plan(found.values)
        assert plan is not None, "there is a digit for each goal"
        values = [(goal, goal.value(scenario, plan)) for goal in self._goals]
        goals = tuple(GoalValue(goal.id, value, value, goal.unit, proven=True) for goal, value in values)
        return Planned(plan, goals, unique=True)


def _goal_digits(model: CpPlanModel, goals: list[Goal]) -> Iterator[Digit]:
    """The goals, most important first."""
    for cost in [goal.cost(model) for goal in goals]:
        least, most = _limits(model, cost)
        yield cost - least, most - least + 1


def _tie_digits(model: CpPlanModel) -> Iterator[Digit]:
    """The order of ties."""
    for digit in digits_of(model, domains_of(model.cp)):
        yield digit.rank(model), len(digit.possible)


def _numbers(digits: Sequence[Digit]) -> list[Expression]:
    """As many digits in each number as a float holds."""
    numbers: list[Expression] = []
    room = 0
    for expression, base in digits:
        room //= base
        if room:
            numbers[-1] = numbers[-1] * base + expression
        else:
            numbers.append(expression)
            room = LARGEST_NUMBER // base
    return numbers


def _limits(model: CpPlanModel, cost: Expression) -> tuple[int, int]:
    """The least and the most that a cost can be, whatever the rules say."""
    if isinstance(cost, int):
        return cost, cost
    model.cp.minimize(cost)
    objective = model.cp.proto.objective
    ends = [
        sorted(factor * end for end in (model.cp.proto.variables[index].domain[place] for place in (0, 1)))
        for index, factor in zip(objective.vars, objective.coeffs, strict=True)
    ]
    offset = round(objective.offset)
    model.cp.clear_objective()
    return offset + sum(low for low, _ in ends), offset + sum(high for _, high in ends)
