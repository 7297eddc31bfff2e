"""What a goal is: a cost that the model minimises, and its value on a plan."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar, Protocol

from models import Plan, Scenario
from planner.problem import Change, Mode, Slot
from planner.rules.base import Expression, PlanModel


class GoalModel(PlanModel, Protocol):
    """The decisions, and what only costs need."""

    def total(self, parts: Iterable[tuple[int, Expression]]) -> Expression:
        """The sum of numbers times expressions; faster than adding them one by one."""

    def most(self, name: str, parts: Iterable[Expression], limit: int) -> Expression:
        """A whole number, at least as large as each of the expressions and at most the limit."""


class Goal(ABC):
    """Something to have as little of as possible."""

    id: ClassVar[str]
    title: ClassVar[str]
    """What is minimised, as a noun phrase."""
    unit: ClassVar[str]
    least: ClassVar[int | None] = 0
    """A value that no plan can be below, known without looking at the scenario."""

    @abstractmethod
    def cost(self, model: GoalModel) -> Expression:
        """What the model minimises."""

    @abstractmethod
    def value(self, scenario: Scenario, plan: Plan) -> int:
        """The same on a plan, found in the scenario alone and without the model."""


def placements(model: PlanModel) -> Iterable[tuple[Change, Slot, Mode]]:
    """Every way to place every change."""
    problem = model.problem
    return ((change, slot, mode) for change in problem.changes for slot in problem.slots for mode in change.modes)
