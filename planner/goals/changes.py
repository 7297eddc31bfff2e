"""Moves against the baseline."""

from models import Plan, Scenario
from planner.goals.base import Goal, GoalModel
from planner.rules.base import Expression


class Changes(Goal):
    """Planned changes that are not where the baseline has them; the targets stand in where there is no baseline."""

    id = "changes"
    title = "moves from the baseline, or from the targets where there is none"
    unit = "moves"

    def cost(self, model: GoalModel) -> Expression:
        problem = model.problem
        home = {change: release for change, release in _homes(problem.scenario) if change in problem.change_of}
        stays = ((1, model.placed(problem.change_of[one], problem.slot_of[there])) for one, there in home.items())
        return len(home) - model.total(stays)

    def value(self, scenario: Scenario, plan: Plan) -> int:
        expected = dict(_homes(scenario))
        taking_part = (one.id for one in scenario.modifications if one.is_planned)
        return sum(plan.release_of(one) != expected[one] for one in taking_part if one in expected)


def _homes(scenario: Scenario) -> list[tuple[str, str]]:
    """The release that the baseline, or failing one the target, gives each change."""
    if scenario.baseline is None:
        return [(one.id, one.target) for one in scenario.modifications if one.target]
    return [(change, release) for release, scope in scenario.baseline.items() for change in scope]
