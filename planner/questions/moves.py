"""Moves against a plan: what re-planning has as few of as possible."""

from models import Plan, Scenario
from planner.facts import planned
from planner.goals.base import Goal, GoalModel
from planner.rules.base import Expression


class Moves(Goal):
    """Changes that go in another release than a given plan has them in; in no scenario's ladder, as it needs a plan."""

    id = "moves"
    title = "moves from the plan before"
    unit = "moves"

    def __init__(self, plan: Plan, *, besides: frozenset[str] = frozenset()) -> None:
        self._plan = plan
        self._besides = besides
        """Those that may move for nothing."""

    def cost(self, model: GoalModel) -> Expression:
        problem = model.problem
        stays = [
            model.placed(change, problem.slot_of[release]) if release else 1 - model.is_placed(change)
            for change in problem.changes
            if change.id not in self._besides
            for release in [self._plan.release_of(change.id)]
        ]
        return len(stays) - model.total((1, stay) for stay in stays)

    def value(self, scenario: Scenario, plan: Plan) -> int:
        return sum(
            plan.release_of(one.id) != self._plan.release_of(one.id)
            for one in planned(scenario)
            if one.id not in self._besides
        )
