"""Days until changes go live, so that nothing waits for no reason."""

from models import Plan, Scenario
from planner.facts import placed
from planner.goals.base import Goal, GoalModel, placements
from planner.rules.base import Expression


class Earliness(Goal):
    """Sum of calendar days from the scenario's day to go-live, over placed changes, unweighted."""

    id = "earliness"
    title = "days until go-live, summed"
    unit = "days"
    least = None  # what has gone live already counts below 0

    def cost(self, model: GoalModel) -> Expression:
        as_of = model.problem.scenario.as_of
        return model.total(
            ((slot.release.go_live - as_of).days, model.placed(change, slot, mode))
            for change, slot, mode in placements(model)
        )

    def value(self, scenario: Scenario, plan: Plan) -> int:
        return sum((release.go_live - scenario.as_of).days for _, _, release in placed(scenario, plan))
