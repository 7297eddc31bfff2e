"""What all releases cost."""

from models import Plan, Scenario
from planner.costs import release_costs
from planner.goals.base import Goal, GoalModel, placements
from planner.rules.base import Expression


class Cost(Goal):
    """Modifications, and once a release each uplift and its fixed cost; what is not known counts as nothing."""

    id = "cost"
    title = "costs of all releases"
    unit = "pence"

    def cost(self, model: GoalModel) -> Expression:
        of_modifications = (
            (mode.pence, model.placed(change, slot, mode)) for change, slot, mode in placements(model) if mode.pence
        )
        shared = (
            (pence, model.carries(thing, slot))
            for slot in model.problem.slots
            for thing, pence in model.problem.shared_pence(slot).items()
        )
        return model.total([*of_modifications, *shared])

    def value(self, scenario: Scenario, plan: Plan) -> int:
        return sum(release.total.pence for release in release_costs(scenario, plan))
