"""Uplifts of DUIS and Communications Hub firmware."""

from models import UPLIFTED, Plan, Scenario
from planner.facts import impacts, placed
from planner.goals.base import Goal, GoalModel
from planner.rules.base import Expression


class Uplifts(Goal):
    """Pairs of a specification and a release that carries it: each makes Users rebuild and retest (R12)."""

    id = "uplifts"
    title = "DUIS and CH firmware uplifts"
    unit = "uplifts"

    def cost(self, model: GoalModel) -> Expression:
        slots = model.problem.slots
        return sum(model.carries(specification, slot) for specification in UPLIFTED for slot in slots)

    def value(self, scenario: Scenario, plan: Plan) -> int:
        uplifts = {
            (specification, release.id)
            for modification, option, release in placed(scenario, plan)
            for specification in impacts(scenario, modification, option) & set(UPLIFTED)
        }
        return len(uplifts)
