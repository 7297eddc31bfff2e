"""The goals of release planning: this is the one list of them, in the order of the default ladder."""

from models import Scenario
from planner.goals.base import Goal
from planner.goals.changes import Changes
from planner.goals.earliness import Earliness
from planner.goals.gbcs_split import GbcsSplit
from planner.goals.lateness import Lateness
from planner.goals.left_out import LeftOut
from planner.goals.uplifts import Uplifts

GOALS: tuple[Goal, ...] = (LeftOut(), Lateness(), GbcsSplit(), Uplifts(), Changes(), Earliness())

GOAL_OF: dict[str, Goal] = {goal.id: goal for goal in GOALS}


def ladder_of(scenario: Scenario) -> list[Goal]:
    """The scenario's goals, most important first."""
    return [GOAL_OF[name] for name in scenario.goals]
