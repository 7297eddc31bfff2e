"""A frontier in words: what is shown, and whether it is all there is."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from planner.explain.words import counted, listed
from planner.report.pictures.frontier.found import Found


def told(found: Found) -> Iterator[str]:
    """What is shown, and whether it is all there is."""
    goals = listed([found.says(one["column"]) for one in found.axes])
    if not found.points:
        yield f"No trade-off between {goals} was found."
        return
    count = counted(len(found.points), "trade-off")
    yield f"{count} between {goals}. Less is better: no plan is better in one of them without being worse in another."
    if found.gaps:
        yield "The search ended early: more may be where it is hatched."
    elif all(one["proven"] for one in found.points):
        yield "It is proved that there are no others."


def points_told(found: Found) -> Iterator[str]:
    """Every point with its values, then where others may be."""
    for point in found.points:
        values = ", ".join(
            f"{found.name(one['column'])} {found.worth(one['column'], point[one['column']])}" for one in found.axes
        )
        means = {
            "is_knee": "the knee, nearest to the best of all goals",
            "is_baseline_ladder": "the scenario's own plan",
        }
        words = [word for flag, word in means.items() if point[flag]] + ["not proved"] * (not point["proven"])
        yield f"Point {point['point']}: {values}{f' ({listed(words)})' if words else ''}."
    for gap in found.gaps:
        parts = [_between(found, gap, one["column"]) for one in found.axes]
        yield f"More may be where {listed([part for part in parts if part] or ['nothing is known'])}."


def _between(found: Found, gap: dict[Any, Any], column: str) -> str:
    """ "lateness is at least 3 and below 7"."""
    ends = [("at least", gap[f"{column}_least"]), ("below", gap[f"{column}_below"])]
    words = [f"{word} {found.worth(column, end)}" for word, end in ends if not pd.isna(end)]
    return f"{found.name(column)} is {listed(words)}" if words else ""
