"""The linear relaxation: bounds free of rounding errors, and what no solution below a cost can do.

Whatever the multiplier ``y`` of each row ``l <= a x <= u``, with ``d = c - y a`` (weak duality)::

    c x  =  y a x + d x  >=  sum(y l where y > 0, y u where y < 0) + sum(least of d x over the domain of x)

So a solution that costs at most ``most`` moves no ``x`` further from its better end than ``(most - bound) / |d|``
(reduced-cost fixing: Dantzig, Fulkerson and Johnson, Operations Research 2(4), 1954). GLOP suggests good multipliers in
floating point; they are rounded to whole numbers of ``1 / UNITS``, and all the rest is whole numbers: a proof never
rests on a rounding error.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ortools.linear_solver.python import model_builder_helper as lp
from ortools.sat.python import cp_model

from planner.solver.background import in_background
from planner.solver.settings import Budget, Progress

UNITS = 2**30
NO_LIMIT = 2**62

Domain = tuple[int, int]
"""The least and the largest value of a variable."""


@dataclass(frozen=True, slots=True)
class Row:
    """A linear inequality that every solution keeps: terms are variable and coefficient, None is no limit."""

    terms: Sequence[tuple[int, int]]
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What the relaxation says of a cost."""

    bound: int
    """No solution costs less."""
    exact: int
    """The same before it is rounded up, in units."""
    slopes: list[int]
    """What each variable costs at least, in units a step away from its better end."""
    domains: list[Domain]
    values: list[int]
    """The nearest whole numbers to its own solution, mostly close to a solution; empty where it found none."""

    def within(self, most: int) -> list[Domain]:
        """What is left of the domains in solutions that cost at most so much."""
        room = most * UNITS - self.exact
        return [_narrowed(domain, slope, room) for domain, slope in zip(self.domains, self.slopes, strict=True)]


def _narrowed(domain: Domain, slope: int, room: int) -> Domain:
    low, high = domain
    if abs(slope) * (high - low) <= room:
        return domain
    reach = room // abs(slope)
    return (low, low + reach) if slope > 0 else (high - reach, high)


def domains_of(model: cp_model.CpModel) -> list[Domain]:
    """The domain of each variable."""
    return [(variable.domain[0], variable.domain[1]) for variable in model.proto.variables]


def confine(model: cp_model.CpModel, domains: Iterable[Domain]) -> None:
    """Give each variable its domain; those that came later, for a cost that is a number, keep theirs."""
    for variable, (low, high) in zip(model.proto.variables, domains, strict=False):
        variable.domain[0] = low
        variable.domain[1] = high


class Relaxation:
    """The relaxation of a model, which may get more constraints and other objectives as it goes."""

    def __init__(self, model: cp_model.CpModel) -> None:
        self._model = model
        self._rows: list[Row] = []
        self._read = 0
        self._lp = lp.ModelBuilderHelper()
        self.domains = domains_of(model)
        for low, high in self.domains:
            index = self._lp.add_var()
            self._lp.set_var_lower_bound(index, low)
            self._lp.set_var_upper_bound(index, high)

    def relaxed(self, budget: Budget, *, stage: str, seconds: float) -> Relaxed:
        """What it says of the model's objective; little, but nothing false, where time is short."""
        objective = self._model.proto.objective
        costs = [0] * len(self.domains)
        for variable, coefficient in zip(objective.vars, objective.coeffs, strict=True):
            costs[variable] += coefficient
        multipliers, values = self._solved(costs, budget, stage=stage, seconds=seconds) if seconds > 0 else ([], [])
        exact, slopes = self._judged(costs, multipliers)
        exact += round(objective.offset) * UNITS
        return Relaxed(-(-exact // UNITS), exact, slopes, self.domains, values)

    @contextmanager
    def confined(self, domains: list[Domain]) -> Iterator[None]:
        """The model with smaller domains, for a while."""
        confine(self._model, domains)
        yield
        confine(self._model, self.domains)

    def confine(self, domains: list[Domain]) -> None:
        """The model with smaller domains, from now on."""
        confine(self._model, domains)
        for index, (low, high) in enumerate(domains):
            self._lp.set_var_lower_bound(index, low)
            self._lp.set_var_upper_bound(index, high)
        self.domains = domains

    def _read_constraints(self) -> None:
        constraints = self._model.proto.constraints
        for index in range(self._read, len(constraints)):
            for row in _rows(constraints[index]):
                self._rows.append(row)
                self._add(row)
        self._read = len(constraints)

    def _add(self, row: Row) -> None:
        index = self._lp.add_linear_constraint()
        self._lp.set_constraint_lower_bound(index, float("-inf") if row.least is None else row.least)
        self._lp.set_constraint_upper_bound(index, float("inf") if row.most is None else row.most)
        for variable, coefficient in row.terms:
            self._lp.add_term_to_constraint(index, variable, coefficient)

    def _solved(self, costs: list[int], budget: Budget, *, stage: str, seconds: float) -> tuple[list[float], list[int]]:
        """GLOP's multipliers, and the nearest whole numbers to its solution; nothing where it found none in time."""
        self._read_constraints()
        self._lp.clear_objective()
        for variable, cost in enumerate(costs):
            self._lp.set_var_objective_coefficient(variable, cost)
        solver = lp.ModelSolverHelper("glop")
        if seconds != float("inf"):
            solver.set_time_limit_in_seconds(seconds)
        in_background(
            lambda: solver.solve(self._lp),
            stop=solver.interrupt_solve,
            budget=budget,
            progress=lambda: Progress(stage, None, None, budget.spent),
        )
        if solver.status() != lp.SolveStatus.OPTIMAL:
            return [], []
        return solver.dual_values().tolist(), [round(value) for value in solver.variable_values().tolist()]

    def _judged(self, costs: list[int], multipliers: list[float]) -> tuple[int, list[int]]:
        """The bound and the slopes that the multipliers give, in units."""
        exact = 0
        slopes = [cost * UNITS for cost in costs]
        for row, multiplier in zip(self._rows, multipliers, strict=False):
            factor = round(multiplier * UNITS)
            limit = row.least if factor > 0 else row.most
            if not factor or limit is None:
                continue
            exact += factor * limit
            for variable, coefficient in row.terms:
                slopes[variable] -= factor * coefficient
        for slope, (low, high) in zip(slopes, self.domains, strict=True):
            exact += slope * (low if slope > 0 else high)
        return exact, slopes


def _rows(constraint: Any) -> Iterator[Row]:
    """The constraint as rows; of what is not linear none, which relaxes it."""
    unless = [~literal for literal in constraint.enforcement_literal]
    if constraint.has_bool_and():
        for literal in constraint.bool_and.literals:
            yield _at_least([literal, *unless], 1)
    elif constraint.has_bool_or():
        yield _at_least([*constraint.bool_or.literals, *unless], 1)
    elif constraint.has_at_most_one() and not unless:
        literals = [~literal for literal in constraint.at_most_one.literals]
        yield _at_least(literals, len(literals) - 1)
    elif constraint.has_linear() and not unless:
        linear = constraint.linear
        low, high = linear.domain[0], linear.domain[len(linear.domain) - 1]
        yield Row(
            terms=list(zip(linear.vars, linear.coeffs, strict=True)),
            least=low if low > -NO_LIMIT else None,
            most=high if high < NO_LIMIT else None,
        )


def _at_least(literals: Sequence[int], count: int) -> Row:
    """So many of the literals are true; the negation of variable ``v`` is ``~v``, worth ``1 - v``."""
    terms = [(literal, 1) if literal >= 0 else (~literal, -1) for literal in literals]
    return Row(terms, count - sum(literal < 0 for literal in literals), None)
