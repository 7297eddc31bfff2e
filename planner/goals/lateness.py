"""Days that changes go live later than their targets."""

from collections.abc import Iterator

from models import Plan, Scenario
from planner.facts import placed, weight
from planner.goals.base import Goal, GoalModel, placements
from planner.rules.base import Expression


class Lateness(Goal):
    """Sum of weight times calendar days after the target's present go-live, over placed changes that have a target."""

    id = "lateness"
    title = "days later than target, weighed by priority"
    unit = "priority-days"

    def cost(self, model: GoalModel) -> Expression:
        return model.total(self._late(model))

    def _late(self, model: GoalModel) -> Iterator[tuple[int, Expression]]:
        slot_of = model.problem.slot_of
        for change, slot, mode in placements(model):
            target = slot_of.get(change.modification.target or "")
            if target and (days := (slot.release.go_live - target.release.go_live).days) > 0:
                yield change.weight * days, model.placed(change, slot, mode)

    def value(self, scenario: Scenario, plan: Plan) -> int:
        late = 0
        for modification, _, release in placed(scenario, plan):
            if modification.target:
                target = scenario.release_of[modification.target]
                late += weight(scenario, modification) * max(0, (release.go_live - target.go_live).days)
        return late
