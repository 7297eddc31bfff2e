"""How points look, and what their marks mean."""

from typing import Any

from planner.report.pictures.drawing import Point, box
from planner.report.pictures.frontier.found import Found
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry
from planner.report.pictures.picture import Picture
from planner.report.pictures.plot import diamond, dot, ring
from planner.report.pictures.style import INK, PAPER, QUIET, RULE, SHADE, Look

RADIUS = 0.95
HATCHED = Look(PAPER, QUIET, hatch="////", thick=0.4)
"""Where better points may be."""


def mark(picture: Picture, place: Point, point: dict[Any, Any]) -> None:
    """Draw a point."""
    if point["is_knee"]:
        diamond(picture, place, RADIUS * 1.7, fill=INK if point["proven"] else PAPER)
    else:
        dot(picture, place, RADIUS, fill=INK if point["proven"] else PAPER)
    if point["is_baseline_ladder"]:
        ring(picture, place, RADIUS * 2.1)


def entries(found: Found) -> list[Entry]:
    """What the marks mean, of those that are there."""
    middle = MARK_WIDTH / 2, MARK_HEIGHT / 2

    def marked(point: dict[str, bool]) -> Any:
        return lambda picture, x, y: mark(picture, (x + middle[0], y + middle[1]), point)

    def filled(look: Look) -> Any:
        return lambda picture, x, y: box(picture, (x, y), (MARK_WIDTH, MARK_HEIGHT), look)

    plain = {"proven": True, "is_knee": False, "is_baseline_ladder": False}
    entries = [Entry("a trade-off", marked(plain))]
    if any(one["is_knee"] for one in found.points):
        entries.append(Entry("knee: nearest to the best of all goals", marked({**plain, "is_knee": True})))
    if any(one["is_baseline_ladder"] for one in found.points):
        entries.append(Entry("the scenario's own plan", marked({**plain, "is_baseline_ladder": True})))
    if not all(one["proven"] for one in found.points):
        entries.append(Entry("not proved", marked({**plain, "proven": False})))
    if found.gaps:
        entries.append(Entry("more may be here", filled(HATCHED)))
    worse = "worse in both goals than a trade-off" + (" as good in the third" if len(found.axes) > 2 else "")
    return [*entries, Entry(worse, filled(Look(SHADE, RULE, thick=0.4)))] if found.points else []
