"""The plots of a frontier: the points of some values of the third goal each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from planner.report.pictures.drawing import Point, box, line, write, write_lines
from planner.report.pictures.frontier.found import Found
from planner.report.pictures.frontier.marks import HATCHED, mark
from planner.report.pictures.picture import Picture
from planner.report.pictures.plot import BELOW, Plot
from planner.report.pictures.style import BODY_BOLD, MARGIN, QUIET, RULE, SHADE, SMALL_BOLD, Look
from planner.report.pictures.words import width_of, wrapped

PLOTS_HIGH = 118.0
"""The height of all plots together."""
MOST_PANELS = 6
"""The values of a third goal are put together where there are more."""


@dataclass(frozen=True)
class Panel:
    """One plot: the points of some values of the third goal, over those with better ones."""

    found: Found
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
        box(picture, start, (end[0] - start[0], end[1] - start[1]), HATCHED)

    def _draw_points(self, picture: Picture) -> None:
        """The points with their numbers, where these have room: all are in the table."""
        shown = [one for one in self.found.points if self._within(one)]
        places = [self.plot.at(one[self.found.columns[0]], one[self.found.columns[1]]) for one in shown]
        taken = [(x - 1.6, y - 1.6, x + 1.6, y + 1.6) for x, y in places]
        for point, place in sorted(zip(shown, places, strict=True), key=lambda one: _rank(one[0])):
            mark(picture, place, point)
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


def panels(found: Found, top: float, width: float) -> Iterator[Panel]:
    """One for two goals; for three, one for each value, or for some values each, of the third; so wide together."""
    parts = _parts(found)
    abreast = {1: 1, 2: 2, 3: 3, 4: 2}.get(len(parts), 3)
    rows = -(-len(parts) // abreast)
    across, up = (found.axis(column) for column in found.columns[:2])
    left_room = Plot(across, up, (0, 0), (50, 40)).left_room
    wide = (width - 6) / abreast
    high = PLOTS_HIGH / rows
    head = BODY_BOLD.line + 1.5 if len(found.columns) == 3 else 1.0
    for number, (title, lowest, highest) in enumerate(parts):
        corner = (MARGIN + number % abreast * wide + left_room, top + number // abreast * high + head)
        size = (wide - left_room - 4, high - head - BELOW - 2)
        yield Panel(found, Plot(across, up, corner, size), title, lowest, highest)


def _parts(found: Found) -> list[tuple[str, float, float]]:
    """Title, lowest and highest value of the third goal of each panel."""
    if len(found.columns) < 3:
        return [("", 0, 0)]
    column = found.columns[2]
    values = found.values(column)
    each = -(-len(values) // MOST_PANELS)
    groups = [values[start : start + each] for start in range(0, len(values), each)]
    return [(f"{found.says(column)}: {_span(found, column, group)}", group[0], group[-1]) for group in groups]


def _span(found: Found, column: str, values: Sequence[int]) -> str:
    ends = dict.fromkeys([values[0], values[-1]])
    return " to ".join(found.worth(column, end) for end in ends)
