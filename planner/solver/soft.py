"""Relations that may be broken, and by how much they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.rules.base import Expression, Relation

Values = dict[int, int]
"""Values by the index of their variables."""

NO_LIMIT = 2**62


@dataclass(frozen=True, slots=True)
class _Limit:
    """One side of a relation: the terms, times the sign, sum up to no more than ``most``."""

    terms: Sequence[tuple[int, int]]
    sign: int
    most: int

    @property
    def largest_excess(self) -> int:
        """The most by which it can be broken, all variables being 0 or 1."""
        return max(0, sum(max(0, self.sign * factor) for _, factor in self.terms) - self.most)

    def excess(self, values: Values) -> int:
        """By how much these values break it."""
        return max(0, self.sign * sum(factor * values[variable] for variable, factor in self.terms) - self.most)


class Soft:
    """The relations of one model that may be broken."""

    def __init__(self, cp: cp_model.CpModel) -> None:
        self._cp = cp
        self._slacks: list[tuple[cp_model.IntVar, _Limit]] = []

    def allow(self, relation: Relation) -> None:
        """Let a relation be broken, and count by how much."""
        if isinstance(relation, bool):
            return
        constraint = self._cp.add(relation)
        for limit in _limits(constraint):
            slack = self._cp.new_int_var(0, limit.largest_excess, "")
            constraint.proto.linear.vars.append(slack.index)
            constraint.proto.linear.coeffs.append(-limit.sign)
            self._slacks.append((slack, limit))

    def overrun(self) -> Expression:
        """By how much relations are broken, summed."""
        return sum(slack for slack, _ in self._slacks)

    def overrun_at(self, values: Values) -> int:
        """The same for these values."""
        return sum(limit.excess(values) for _, limit in self._slacks)

    def fill(self, values: Values) -> None:
        """Add the values of its own variables to those of the others."""
        for slack, limit in self._slacks:
            values[slack.index] = limit.excess(values)


def _limits(constraint: cp_model.Constraint) -> list[_Limit]:
    """The sides of a linear constraint that limit it."""
    linear = constraint.proto.linear
    terms = list(zip(linear.vars, linear.coeffs, strict=True))
    low, high = linear.domain[0], linear.domain[len(linear.domain) - 1]
    below = [_Limit(terms, -1, -low)] if low > -NO_LIMIT else []
    above = [_Limit(terms, 1, high)] if high < NO_LIMIT else []
    return [*below, *above]
