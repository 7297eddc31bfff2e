"""Moves against the baseline."""

from models import Plan, Scenario
from planner.facts import planned
from planner.goals.base import Goal, GoalModel
from planner.rules.base import Expression


class Changes(Goal):
    """Planned changes that are not where the baseline has them; the targets stand in where there is no baseline."""

    id = "changes"
    title = "moves from the baseline, or from the targets where there is none"
    unit = "moves"

    def cost(self, model: GoalModel) -> Expression:
        problem = model.problem
        homes = problem.scenario.baseline or _targets(problem.scenario)
        stays = [
            model.placed(problem.change_of[change], problem.slot_of[release])
            for release, scope in homes.items()
            for change in scope
            if change in problem.change_of
        ]
        return len(stays) - model.total((1, stay) for stay in stays)

    def value(self, scenario: Scenario, plan: Plan) -> int:
        moved = 0
        for modification in planned(scenario):
            scopes = [release for release, scope in (scenario.baseline or {}).items() if modification.id in scope]
            home = next(iter(scopes), None) if scenario.baseline else modification.target
            moved += home is not None and plan.release_of(modification.id) != home
        return moved


def _targets(scenario: Scenario) -> dict[str, list[str]]:
    """The targets as scopes, for want of a baseline."""
    scopes: dict[str, list[str]] = {}
    for modification in scenario.modifications:
        if modification.target:
            scopes.setdefault(modification.target, []).append(modification.id)
    return scopes
