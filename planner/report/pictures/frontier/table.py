"""The points of a frontier in a table beside its plots."""

from typing import Any

from planner.report.pictures.drawing import Point, line, write, write_lines
from planner.report.pictures.frontier.found import Found
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import LEAST, LEAST_BOLD, QUIET, SMALL, SMALL_BOLD
from planner.report.pictures.words import wrapped

TABLE = 97.0
"""Its width."""
NUMBERS, NOTES = 7.0, 26.0
"""The widths of its first and last column."""
MOST_LISTED = 34
"""Its rows at most."""


def _listed(found: Found) -> list[dict[Any, Any]]:
    """The points of the table: all, or those that are marked and others in even steps."""
    if len(found.points) <= MOST_LISTED:
        return found.points
    step = -(-len(found.points) // (MOST_LISTED - 3))
    marked = [one for one in found.points if one["is_knee"] or one["is_baseline_ladder"]]
    even = [*found.points[::step], found.points[-1], *marked]
    return sorted({one["point"]: one for one in even}.values(), key=lambda one: one["point"])


def _heads(found: Found) -> list[list[str]]:
    return [wrapped(found.says(one["column"]), LEAST_BOLD, _cell(found) - 1.5, 4) for one in found.axes]


def _cell(found: Found) -> float:
    return (TABLE - NUMBERS - NOTES) / max(len(found.axes), 1)


def table_height(found: Found) -> float:
    """How high it is."""
    if not found.points:
        return 0.0
    note = SMALL.line + 1 if len(found.points) > MOST_LISTED else 0
    return max(map(len, _heads(found))) * LEAST_BOLD.line + 1.5 + len(_listed(found)) * (SMALL.line + 0.35) + note


def draw_table(picture: Picture, found: Found, corner: Point) -> None:
    """Number, values and what is to be said of each point."""
    (left, top), cell, heads = corner, _cell(found), _heads(found)
    deep = max(map(len, heads)) * LEAST_BOLD.line
    for place, head in enumerate(heads):
        right = left + NUMBERS + (place + 1) * cell
        write_lines(picture, (right, top + deep - len(head) * LEAST_BOLD.line), head, LEAST_BOLD, align="right")
    y = top + deep + 0.6
    line(picture, [(left, y), (left + TABLE, y)], thick=0.5)
    y += 0.5
    for point in _listed(found):
        write(picture, (left + NUMBERS - 1.5, y), f"{point['point']}", SMALL_BOLD, align="right")
        for place, axis in enumerate(found.axes):
            words = found.worth(axis["column"], point[axis["column"]])
            write(picture, (left + NUMBERS + (place + 1) * cell, y), words, SMALL, align="right")
        write(picture, (left + TABLE - NOTES + 2, y), _word(point), LEAST, colour=QUIET)
        y += SMALL.line + 0.35
    if len(found.points) > MOST_LISTED:
        words = f"Listed: {len(_listed(found))} of {len(found.points):,} points."
        write(picture, (left, y + 0.5), words, SMALL, colour=QUIET)


def _word(point: dict[Any, Any]) -> str:
    words = (
        ["knee"] * point["is_knee"]
        + ["the plan"] * point["is_baseline_ladder"]
        + ["not proved"] * (not point["proven"])
    )
    return ", ".join(words)
