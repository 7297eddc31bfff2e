"""Moves against the baseline."""

from models import Move, Plan, Scenario
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
        return len(moves_from_home(scenario, plan))


def moves_from_home(scenario: Scenario, plan: Plan) -> list[Move]:
    """Who is elsewhere than the baseline, or the target, has it, by id: from where to where."""
    moves = [Move(name, home, plan.release_of(name)) for name, home in homes(scenario).items()]
    return [move for move in moves if move.before != move.after]


def homes(scenario: Scenario) -> dict[str, str]:
    """Where the baseline has each planned modification, by id; where its target is, if there is no baseline."""
    scopes = {name: release for release, scope in (scenario.baseline or {}).items() for name in scope}
    home_of = {one.id: scopes.get(one.id) if scenario.baseline else one.target for one in planned(scenario)}
    return {name: home for name, home in home_of.items() if home}


def _targets(scenario: Scenario) -> dict[str, list[str]]:
    """The targets as scopes, for want of a baseline; read apart from ``homes``, which checks what the model says."""
    scopes: dict[str, list[str]] = {}
    for modification in scenario.modifications:
        if modification.target:
            scopes.setdefault(modification.target, []).append(modification.id)
    return scopes
