"""The goals of release planning: this is the one list of them, those of the default ladder first and in its order."""

from collections.abc import Sequence

from models import Scenario
from models.flaw import maybe
from planner.goals.base import Goal
from planner.goals.changes import Changes
from planner.goals.cost import Cost
from planner.goals.earliness import Earliness
from planner.goals.gbcs_split import GbcsSplit
from planner.goals.lateness import Lateness
from planner.goals.left_out import LeftOut
from planner.goals.uplifts import Uplifts

GOALS: tuple[Goal, ...] = (LeftOut(), Lateness(), GbcsSplit(), Uplifts(), Changes(), Earliness(), Cost())

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


def chosen(scenario: Scenario, goals: Sequence[str], *, fewest: int, most: int) -> list[Goal]:
    """The goals by their ids, so many at least and at most, all of the scenario's own.

    Raises
    ------
    ValueError
        If that is not so.
    """
    for goal in goals:
        if goal not in GOAL_OF:
            hint = maybe(goal, GOAL_OF) or f"the goals are {', '.join(GOAL_OF)}"
            raise ValueError(f"there is no goal '{goal}'; {hint}")
        if goal not in scenario.goals:
            raise ValueError(
                f"'{goal}' is not among the goals of the scenario, which are {', '.join(scenario.goals)}; its "
                "place among them would tell what comes before it"
            )
    if len(set(goals)) < len(goals):
        raise ValueError("a goal is named twice")
    if not fewest <= len(goals) <= most:
        raise ValueError(f"{fewest} or {most} goals are traded, and {len(goals) or 'none'} named")
    return [GOAL_OF[goal] for goal in goals]
