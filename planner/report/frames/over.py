"""Frontiers over a number of the policy as frames: the points, how each value is answered, and what comes first."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models.frontier import Frontier, FrontierOver
from planner.explain.words import goal_word
from planner.goals import GOAL_OF
from planner.report.documents.frontier_over import frontier_over_document
from planner.report.frames.common import TEXT, WHOLE, YES_OR_NO, as_frame

OVER = {
    "value": TEXT,
    "goal": TEXT,
    "unit": TEXT,
    "point": WHOLE,
    "goal_value": WHOLE,
    "proven": YES_OR_NO,
    "is_knee": YES_OR_NO,
}
VALUES = {"value": TEXT, "answer": TEXT, "same_as": TEXT, "complete": YES_OR_NO}
HELD = {"value": TEXT, "goal": TEXT, "unit": TEXT, "goal_value": WHOLE, "proven": YES_OR_NO}


def over_frame(over: FrontierOver) -> pd.DataFrame:
    """The trade-offs with each value of a number of the policy: one row for each point and goal.

    Returns
    -------
    pandas.DataFrame
        value
            The number, as it stands in the change; in the order in which it was asked.
        goal, unit
            In words.
        point
            The number of the trade-off with this value, from 1; missing where there is no plan, or no time for one.
        goal_value
            What it is worth; less is better.
        proven
            Whether no plan is better in one of these goals without being worse in another.
        is_knee
            Whether it is nearest to the best of both goals at once.
    """
    return as_frame(_over(over), OVER)


def _over(over: FrontierOver) -> Iterator[dict[str, Any]]:
    for step in over.steps:
        frontier = step.answer if isinstance(step.answer, Frontier) else None
        points, knee = (frontier.points, frontier.knee) if frontier else ((), None)
        for place, goal in enumerate(over.goals):
            row = {"value": step.word, "goal": goal_word(goal), "unit": GOAL_OF[goal].unit}
            if not points:
                yield {**row, "point": None, "goal_value": None, "proven": False, "is_knee": False}
            for number, point in enumerate(points, start=1):
                found = {"point": number, "goal_value": point.values[place], "proven": point.proven}
                yield {**row, **found, "is_knee": point == knee}


def over_values_frame(over: FrontierOver) -> pd.DataFrame:
    """How each value of a number of the policy is answered: one row each.

    Returns
    -------
    pandas.DataFrame
        value
            The number, as it stands in the change; in the order in which it was asked.
        answer
            ``planned``, ``infeasible``, ``undecided``, or ``not planned`` where there was no time for it.
        same_as
            An earlier value with the same trade-offs, by the same plans; empty where there is none.
        complete
            Whether it is proved that there is no other trade-off with this value.
    """
    rows = (
        {"value": step.value, "answer": step.answer, "same_as": step.same_as or "", "complete": step.complete}
        for step in frontier_over_document(over).steps
    )
    return as_frame(rows, VALUES)


def over_held_frame(over: FrontierOver) -> pd.DataFrame:
    """What the goals that come before all that are traded are worth: one row for each value with a plan, and goal.

    Returns
    -------
    pandas.DataFrame
        value
            The number, as it stands in the change.
        goal, unit
            In words; the goal that comes first is first.
        goal_value
            The best there is with this value; less is better.
        proven
            Whether that is proved.
    """
    rows = (
        {
            "value": step.value,
            "goal": goal_word(goal.goal),
            "unit": goal.unit,
            "goal_value": goal.value,
            "proven": goal.proven,
        }
        for step in frontier_over_document(over).steps
        for goal in step.held
    )
    return as_frame(rows, HELD)
