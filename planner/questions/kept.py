"""What planning again keeps of a plan if it can: that a change has a release at all, and its solution option."""

from collections.abc import Collection

from models import Plan, Scenario
from planner.facts import weight
from planner.goals.base import Goal, GoalModel
from planner.rules.base import Expression


class PlacesKept(Goal):
    """Changes that are to have a release, and have none; in no scenario's ladder, as it needs a plan."""

    id = "places-kept"
    title = "changes that lose their release, weighed by priority"
    unit = "priority weight"

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def cost(self, model: GoalModel) -> Expression:
        kept = [change for change in model.problem.changes if change.id in self._names]
        placed = model.total((change.weight, model.is_placed(change)) for change in kept)
        return sum(change.weight for change in kept) - placed

    def value(self, scenario: Scenario, plan: Plan) -> int:
        lost = [name for name in self._names if name not in plan.placements]
        return sum(weight(scenario, scenario.modification_of[name]) for name in lost)


class OptionsKept(Goal):
    """Placed changes that are built with another solution option than a plan has; in no scenario's ladder either."""

    id = "options-kept"
    title = "solution options that change"
    unit = "options"

    def __init__(self, plan: Plan, names: Collection[str]) -> None:
        self._option_of = {name: placement.option for name, placement in plan.placements.items() if name in names}

    def cost(self, model: GoalModel) -> Expression:
        return model.total(
            (1, model.is_placed(change, mode))
            for change in model.problem.changes
            if change.id in self._option_of
            for mode in change.modes
            if mode.option != self._option_of[change.id]
        )

    def value(self, _scenario: Scenario, plan: Plan) -> int:
        before, after = self._option_of, plan.placements
        return sum(after[name].option != before[name] for name in before.keys() & after.keys())
