"""What a goal is: a cost that the model minimises, and its value on a plan."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, Protocol, TypeAlias

from models import Plan, Scenario
from planner.problem import Change, Mode, Slot
from planner.rules.base import Expression, PlanModel

Placing: TypeAlias = tuple[Change, Slot, Mode]
"""A change in a release, in a mode."""


class GoalModel(PlanModel, Protocol):
    """The decisions, and what only costs need."""

    def total(self, parts: Iterable[tuple[int, Expression]]) -> Expression:
        """The sum of numbers times expressions; faster than adding them one by one."""

    def fullest(self, groups: Sequence[Sequence[Placing]]) -> Expression:
        """The largest number of these placements that any group has."""


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


def placements(model: PlanModel) -> Iterable[Placing]:
    """Every way to place every change."""
    problem = model.problem
    return ((change, slot, mode) for change in problem.changes for slot in problem.slots for mode in change.modes)
