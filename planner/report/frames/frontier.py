"""Frontiers as frames: the points, where more may be, and which goals they are about."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from models import Planned
from models.frontier import Frontier
from planner.explain.words import goal_word
from planner.goals import GOAL_OF
from planner.report.frames.common import TEXT, WHOLE, YES_OR_NO, as_frame

AXES = {"column": TEXT, "goal": TEXT, "unit": TEXT}


def points_frame(frontier: Frontier) -> pd.DataFrame:
    """The trade-offs, in the order of their values: one row each.

    Returns
    -------
    pandas.DataFrame
        point
            Its number, from 1.
        a column for each goal
            Its value, in a column of the goal's name and unit, such as ``lateness_priority_days``; less is better.
        proven
            Whether no plan is better in one of these goals without being worse in another.
        is_knee, is_baseline_ladder
            Whether it is nearest to the best of all goals at once; whether it is the plan of the scenario's own goals.
    """
    columns = {"point": WHOLE, **dict.fromkeys(_columns(frontier.goals), WHOLE)}
    flags = dict.fromkeys(("proven", "is_knee", "is_baseline_ladder"), YES_OR_NO)
    return as_frame(_points(frontier), {**columns, **flags})


def _points(frontier: Frontier) -> Iterator[dict[str, Any]]:
    knee, own = frontier.knee, _own_values(frontier)
    for number, point in enumerate(frontier.points, start=1):
        yield {
            "point": number,
            **dict(zip(_columns(frontier.goals), point.values, strict=True)),
            "proven": point.proven,
            "is_knee": knee is not None and point.values == knee.values,
            "is_baseline_ladder": point.values == own,
        }


def _own_values(frontier: Frontier) -> tuple[int, ...] | None:
    answer = frontier.outcome.answer
    if not isinstance(answer, Planned):
        return None
    value_of = {goal.goal: goal.value for goal in answer.goals}
    return tuple(value_of[goal] for goal in frontier.goals)


def gaps_frame(frontier: Frontier) -> pd.DataFrame:
    """Where there may be trade-offs that were not found, the widest first; none where all are known.

    Returns
    -------
    pandas.DataFrame
        gap
            Its number, from 1.
        two columns for each goal
            ``..._least`` and ``..._below``: at least this, and below that; missing where no bound is known.
    """
    ends = [f"{column}_{end}" for column in _columns(frontier.goals) for end in ("least", "below")]
    rows = (
        {"gap": number, **dict(zip(ends, _ends(gap.least, gap.below), strict=True))}
        for number, gap in enumerate(frontier.gaps, start=1)
    )
    return as_frame(rows, {"gap": WHOLE, **dict.fromkeys(ends, WHOLE)})


def _ends(least: Sequence[int | None], below: Sequence[int | None]) -> list[int | None]:
    return [end for pair in zip(least, below, strict=True) for end in pair]


def axes_frame(frontier: Frontier) -> pd.DataFrame:
    """The goals that are traded, in the order in which they were named.

    Returns
    -------
    pandas.DataFrame
        column
            The goal's column in the frame of points.
        goal, unit
            In words.
    """
    rows = (
        {"column": column, "goal": goal_word(goal), "unit": GOAL_OF[goal].unit}
        for goal, column in zip(frontier.goals, _columns(frontier.goals), strict=True)
    )
    return as_frame(rows, AXES)


def _columns(goals: Sequence[str]) -> list[str]:
    """Such as ``lateness_priority_days``."""
    return [f"{goal}_{GOAL_OF[goal].unit}".lower().replace("-", "_").replace(" ", "_") for goal in goals]
