"""A frontier: the trade-offs between two or three goals as points, with their numbers in a table beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.explain.words import counted, listed
from planner.report.pictures.drawing import Point, box, line, write, write_lines
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry, Legend
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.plot import BELOW, Axis, Plot, diamond, dot, ring
from planner.report.pictures.style import (
    BODY_BOLD,
    INK,
    LEAST,
    LEAST_BOLD,
    MARGIN,
    PAGE_LONG,
    PAPER,
    QUIET,
    RULE,
    SHADE,
    SMALL,
    SMALL_BOLD,
    Look,
)
from planner.report.pictures.words import one_line, width_of, wrapped

WIDTH = PAGE_LONG
TABLE = 97.0
"""The width of the table of points."""
NUMBERS, NOTES = 7.0, 26.0
"""The widths of its first and last column."""
PLOTS_HIGH = 118.0
"""The height of all plots together."""
MOST_PANELS = 6
"""The values of a third goal are put together where there are more."""
MOST_LISTED = 34
"""Rows in the table."""
RADIUS = 0.95


@house_style()
def frontier(
    points: pd.DataFrame, gaps: pd.DataFrame, axes: pd.DataFrame, *, title: str, says: Sequence[str] = ()
) -> Picture:
    """Draw what can be traded for what: less is better in every goal.

    Of three goals, the one with the fewest values has a panel for each.

    Parameters
    ----------
    points, gaps, axes
        As ``points_frame``, ``gaps_frame`` and ``axes_frame`` give them.
    says
        Sentences under the title.
    """
    found = _Found(points.to_dict("records"), gaps.to_dict("records"), axes.to_dict("records"))
    told = [*says, *_told(found)]
    heading = Heading(title, told, WIDTH)
    legend = Legend(_entries(found), WIDTH - 2 * MARGIN)
    middle = max(PLOTS_HIGH if found.points else 0.0, _table_height(found))
    height = heading.bottom + middle + 3 + legend.height + MARGIN
    picture = Picture(
        WIDTH, height, title=title, description="\n".join([f"{one_line(title)}.", *told, *_points_told(found)])
    )
    heading.draw(picture)
    if found.points:
        for panel in _panels(found, heading.bottom):
            panel.draw(picture)
        _draw_table(picture, found, heading.bottom)
    legend.draw(picture, MARGIN, heading.bottom + middle + 3)
    return picture


@dataclass(frozen=True)
class _Found:
    """What was found: points, gaps and goals as rows of their frames."""

    points: list[dict[Any, Any]]
    gaps: list[dict[Any, Any]]
    axes: list[dict[Any, Any]]

    def says(self, column: str) -> str:
        """A goal and its unit, in words."""
        axis = next(one for one in self.axes if one["column"] == column)
        return axis["goal"] if axis["goal"] == axis["unit"] else f"{axis['goal']} ({axis['unit']})"

    def name(self, column: str) -> str:
        """A goal in words."""
        return str(next(one["goal"] for one in self.axes if one["column"] == column))

    @cached_property
    def columns(self) -> list[str]:
        """The goals' columns: across, up, and the one of the panels."""
        columns = [one["column"] for one in self.axes]
        if len(columns) < 3 or not self.points:
            return columns
        third = min(columns, key=lambda column: len(self.values(column)))
        return [*(column for column in columns if column != third), third]

    def values(self, column: str) -> list[int]:
        """The values of a goal, lowest first."""
        return sorted({int(one[column]) for one in self.points})

    def axis(self, column: str) -> Axis:
        """With all points and gaps on it."""
        ends = [one[f"{column}_{end}"] for one in self.gaps for end in ("least", "below")]
        return Axis.over([*self.values(column), *(int(one) for one in ends if not pd.isna(one))], self.says(column))


# Panels


@dataclass(frozen=True)
class _Panel:
    """One plot: the points of some values of the third goal, over those with better ones."""

    found: _Found
    plot: Plot
    title: str
    lowest: float
    highest: float
    """Of the third goal."""

    def draw(self, picture: Picture) -> None:
        """Draw it."""
        self.plot.draw_axes(picture)
        (x, y), (wide, _) = self.plot.corner, self.plot.size
        write_lines(picture, (x, y - BODY_BOLD.line - 0.8), wrapped(self.title, SMALL_BOLD, wide, 1), SMALL_BOLD)
        for gap in self.found.gaps:
            self._draw_gap(picture, gap)
        self._draw_dominated(picture)
        box(picture, self.plot.corner, self.plot.size, Look("none", RULE, thick=0.6))
        self._draw_points(picture)

    def _within(self, point: dict[Any, Any], *, or_better: bool = False) -> bool:
        if len(self.found.columns) < 3:
            return True
        value = point[self.found.columns[2]]
        return bool(value <= self.highest and (or_better or value >= self.lowest))

    def _draw_dominated(self, picture: Picture) -> None:
        """Shade what is worse than a point in both goals, and draw the line of steps between."""
        across, up = self.found.columns[:2]
        reached = [one for one in self.found.points if self._within(one, or_better=True)]
        corners: list[tuple[int, int]] = []
        for point in sorted(reached, key=lambda one: (one[across], one[up])):
            if not corners or point[up] < corners[-1][1]:
                corners.append((int(point[across]), int(point[up])))
        (x, y), (wide, _) = self.plot.corner, self.plot.size
        steps: list[Point] = []
        for number, corner in enumerate(corners):
            left, bottom = self.plot.at(*corner)
            right = self.plot.at(*corners[number + 1])[0] if number + 1 < len(corners) else x + wide
            box(picture, (left, y), (right - left, bottom - y), Look(SHADE))
            steps += [(left, y if not number else steps[-1][1]), (left, bottom), (right, bottom)]
        if steps:
            line(picture, steps, colour=QUIET, thick=0.8)

    def _draw_gap(self, picture: Picture, gap: dict[Any, Any]) -> None:
        """Hatch where better points may be."""
        ends = [(gap[f"{one}_least"], gap[f"{one}_below"]) for one in self.found.columns]
        if len(ends) == 3 and (
            _or(ends[2][0], self.lowest) > self.highest or _or(ends[2][1], self.highest + 1) <= self.lowest
        ):
            return
        (left, right), (low, high) = ends[:2]
        across, up = self.plot.across, self.plot.up
        start = self.plot.at(_or(left, across.low), _or(high, up.high))
        end = self.plot.at(_or(right, across.high), _or(low, up.low))
        box(picture, start, (end[0] - start[0], end[1] - start[1]), Look(PAPER, QUIET, hatch="////", thick=0.4))

    def _draw_points(self, picture: Picture) -> None:
        """The points with their numbers, where these have room: all are in the table."""
        shown = [one for one in self.found.points if self._within(one)]
        places = [self.plot.at(one[self.found.columns[0]], one[self.found.columns[1]]) for one in shown]
        taken = [(x - 1.6, y - 1.6, x + 1.6, y + 1.6) for x, y in places]
        for point, place in sorted(zip(shown, places, strict=True), key=lambda one: _rank(one[0])):
            _mark(picture, place, point)
            label = f"{point['point']}"
            for spot in _spots(place, 2.5 if point["is_baseline_ladder"] else 1.7, width_of(label, SMALL_BOLD)):
                if self._is_free(spot, taken):
                    write(picture, (spot[0], spot[1]), label, SMALL_BOLD)
                    taken.append(spot)
                    break

    def _is_free(
        self, spot: tuple[float, float, float, float], taken: Sequence[tuple[float, float, float, float]]
    ) -> bool:
        (x, y), (wide, high) = self.plot.corner, self.plot.size
        inside = spot[0] >= x and spot[1] >= y and spot[2] <= x + wide and spot[3] <= y + high
        return inside and not any(
            spot[0] < other[2] and other[0] < spot[2] and spot[1] < other[3] and other[1] < spot[3] for other in taken
        )


def _or(value: Any, otherwise: float) -> float:
    return otherwise if pd.isna(value) else float(value)


def _rank(point: dict[Any, Any]) -> tuple[bool, bool, int]:
    """Who has a number first where there is too little room."""
    return not point["is_knee"], not point["is_baseline_ladder"], point["point"]


def _spots(place: Point, away: float, wide: float) -> Iterator[tuple[float, float, float, float]]:
    """Where a number may stand beside its point, so far away: left, top, right and bottom; the best first."""
    (x, y), high = place, SMALL_BOLD.line
    for left, top in (
        (x + away, y - away - high + 0.6),
        (x - away - wide, y + away - 0.6),
        (x + away, y - high / 2),
        (x - away - wide, y - high / 2),
        (x - wide / 2, y - away - high),
        (x - wide / 2, y + away),
    ):
        yield left, top, left + wide, top + high


def _mark(picture: Picture, place: Point, point: dict[Any, Any]) -> None:
    if point["is_knee"]:
        diamond(picture, place, RADIUS * 1.7, fill=INK if point["proven"] else PAPER)
    else:
        dot(picture, place, RADIUS, fill=INK if point["proven"] else PAPER)
    if point["is_baseline_ladder"]:
        ring(picture, place, RADIUS * 2.1)


def _panels(found: _Found, top: float) -> Iterator[_Panel]:
    """One for two goals; for three, one for each value, or for some values each, of the third."""
    parts = _parts(found)
    abreast = {1: 1, 2: 2, 3: 3, 4: 2}.get(len(parts), 3)
    rows = -(-len(parts) // abreast)
    across, up = (found.axis(column) for column in found.columns[:2])
    left_room = Plot(across, up, (0, 0), (50, 40)).left_room
    wide = (WIDTH - 2 * MARGIN - TABLE - 6) / abreast
    high = PLOTS_HIGH / rows
    head = BODY_BOLD.line + 1.5 if len(found.columns) == 3 else 1.0
    for number, (title, lowest, highest) in enumerate(parts):
        corner = (MARGIN + number % abreast * wide + left_room, top + number // abreast * high + head)
        size = (wide - left_room - 4, high - head - BELOW - 2)
        yield _Panel(found, Plot(across, up, corner, size), title, lowest, highest)


def _parts(found: _Found) -> list[tuple[str, float, float]]:
    """Title, lowest and highest value of the third goal of each panel."""
    if len(found.columns) < 3:
        return [("", 0, 0)]
    column = found.columns[2]
    values = found.values(column)
    each = -(-len(values) // MOST_PANELS)
    groups = [values[start : start + each] for start in range(0, len(values), each)]
    return [(f"{found.says(column)}: {_span(group)}", group[0], group[-1]) for group in groups]


def _span(values: Sequence[int]) -> str:
    return f"{values[0]:,}" if len(values) == 1 else f"{values[0]:,} to {values[-1]:,}"


# Table


def _listed(found: _Found) -> list[dict[Any, Any]]:
    """The points of the table: all, or those that are marked and others in even steps."""
    if len(found.points) <= MOST_LISTED:
        return found.points
    step = -(-len(found.points) // (MOST_LISTED - 3))
    marked = [one for one in found.points if one["is_knee"] or one["is_baseline_ladder"]]
    even = [*found.points[::step], found.points[-1], *marked]
    return sorted({one["point"]: one for one in even}.values(), key=lambda one: one["point"])


def _heads(found: _Found) -> list[list[str]]:
    return [wrapped(found.says(one["column"]), LEAST_BOLD, _cell(found) - 1.5, 4) for one in found.axes]


def _cell(found: _Found) -> float:
    return (TABLE - NUMBERS - NOTES) / max(len(found.axes), 1)


def _table_height(found: _Found) -> float:
    if not found.points:
        return 0.0
    note = SMALL.line + 1 if len(found.points) > MOST_LISTED else 0
    return max(map(len, _heads(found))) * LEAST_BOLD.line + 1.5 + len(_listed(found)) * (SMALL.line + 0.35) + note


def _draw_table(picture: Picture, found: _Found, top: float) -> None:
    """Number, values and what is to be said of each point."""
    left, cell, heads = WIDTH - MARGIN - TABLE, _cell(found), _heads(found)
    deep = max(map(len, heads)) * LEAST_BOLD.line
    for place, head in enumerate(heads):
        right = left + NUMBERS + (place + 1) * cell
        write_lines(picture, (right, top + deep - len(head) * LEAST_BOLD.line), head, LEAST_BOLD, align="right")
    y = top + deep + 0.6
    line(picture, [(left, y), (WIDTH - MARGIN, y)], thick=0.5)
    y += 0.5
    for point in _listed(found):
        write(picture, (left + NUMBERS - 1.5, y), f"{point['point']}", SMALL_BOLD, align="right")
        for place, axis in enumerate(found.axes):
            write(picture, (left + NUMBERS + (place + 1) * cell, y), f"{point[axis['column']]:,}", SMALL, align="right")
        write(picture, (WIDTH - MARGIN - NOTES + 2, y), _word(point), LEAST, colour=QUIET)
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


# In words


def _told(found: _Found) -> Iterator[str]:
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


def _points_told(found: _Found) -> Iterator[str]:
    """Every point with its values, then where others may be."""
    for point in found.points:
        values = ", ".join(f"{found.name(one['column'])} {point[one['column']]:,}" for one in found.axes)
        means = {
            "is_knee": "the knee, nearest to the best of all goals",
            "is_baseline_ladder": "the scenario's own plan",
        }
        words = [word for flag, word in means.items() if point[flag]] + ["not proved"] * (not point["proven"])
        yield f"Point {point['point']}: {values}{f' ({listed(words)})' if words else ''}."
    for gap in found.gaps:
        parts = [_between(found.name(one["column"]), gap, one["column"]) for one in found.axes]
        yield f"More may be where {listed([part for part in parts if part] or ['nothing is known'])}."


def _between(goal: str, gap: dict[Any, Any], column: str) -> str:
    """ "lateness is at least 3 and below 7"."""
    ends = [("at least", gap[f"{column}_least"]), ("below", gap[f"{column}_below"])]
    words = [f"{word} {int(end):,}" for word, end in ends if not pd.isna(end)]
    return f"{goal} is {listed(words)}" if words else ""


def _entries(found: _Found) -> list[Entry]:
    """What the marks mean, of those that are there."""
    middle = MARK_WIDTH / 2, MARK_HEIGHT / 2

    def marked(point: dict[str, bool]) -> Any:
        return lambda picture, x, y: _mark(picture, (x + middle[0], y + middle[1]), point)

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
        entries.append(Entry("more may be here", filled(Look(PAPER, QUIET, hatch="////", thick=0.4))))
    worse = "worse in both goals than a trade-off" + (" as good in the third" if len(found.axes) > 2 else "")
    return [*entries, Entry(worse, filled(Look(SHADE, RULE, thick=0.4)))] if found.points else []
