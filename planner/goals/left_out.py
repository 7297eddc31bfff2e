"""Changes that find no release in the horizon."""

from models import Plan, Scenario
from planner.facts import planned, weight
from planner.goals.base import Goal, GoalModel
from planner.rules.base import Expression


class LeftOut(Goal):
    """Sum of the weights of planned changes that are placed nowhere."""

    id = "left-out"
    title = "changes that find no release, weighed by priority"
    unit = "priority weight"

    def cost(self, model: GoalModel) -> Expression:
        everything = sum(change.weight for change in model.problem.changes)
        return everything - model.total((change.weight, model.is_placed(change)) for change in model.problem.changes)

    def value(self, scenario: Scenario, plan: Plan) -> int:
        return sum(weight(scenario, one) for one in planned(scenario) if one.id not in plan.placements)
