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
    """The scenario's goals, most important first.

    Raises
    ------
    ValueError
        If there is no such goal; the loader has told of it before, with its place in the file.
    """
    if unknown := sorted(set(scenario.goals) - GOAL_OF.keys()):
        raise ValueError(f"there is no goal {', '.join(unknown)}; the goals are {', '.join(GOAL_OF)}")
    return [GOAL_OF[name] for name in scenario.goals]
