"""How evenly the GBCS changes of a year are split over its releases."""

from collections import Counter, defaultdict

from models import Plan, Scenario
from planner.facts import impacts, placed
from planner.goals.base import Goal, GoalModel
from planner.rules.base import Expression


class GbcsSplit(Goal):
    """For each calendar year the largest number of GBCS changes in one release, summed (R13)."""

    id = "gbcs-split"
    title = "GBCS changes in the fullest release of each year"
    unit = "GBCS changes"

    def cost(self, model: GoalModel) -> Expression:
        users = [(change, mode) for change in model.problem.changes for mode in change.modes if "gbcs" in mode.touches]
        return sum(
            model.fullest([[(change, slot, mode) for change, mode in users] for slot in slots])
            for slots in model.problem.years.values()
            if users
        )

    def value(self, scenario: Scenario, plan: Plan) -> int:
        return sum(fullest_by_year(scenario, plan).values())


def fullest_by_year(scenario: Scenario, plan: Plan) -> dict[int, int]:
    """How many GBCS changes the release has that has most, by year; years without any are left out."""
    carried: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for modification, option, release in placed(scenario, plan):
        if "gbcs" in impacts(scenario, modification, option):
            carried[release.year][release.id] += 1
    return {year: max(carried[year].values()) for year in sorted(carried)}
