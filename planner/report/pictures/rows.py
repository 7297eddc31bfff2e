"""Rows of a picture, one for each modification: how high they are, and how the names on their left are written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from planner.report.pictures.drawing import write_lines
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import PAGE_LONG, PAGE_SHORT, QUIET, SMALL, SMALL_BOLD
from planner.report.pictures.words import width_of, wrapped

DENSITIES = ((2, 1.4), (1, 1.4), (1, 0.4))
"""How many lines a title may have, and what is free above and below the lines of a row, in all."""
GAP = 1.5
MOST_OF_WIDTH = 0.5
"""Of the width for both, what names may take."""


@dataclass(frozen=True)
class Labels:
    """Names with titles, in a column of some width."""

    names: Sequence[str]
    titles: Sequence[str]
    width: float
    title_lines: int
    air: float

    @cached_property
    def heights(self) -> list[float]:
        """Of each row."""
        lines = [max(len(name), len(title)) for name, title in zip(self._names, self._titles, strict=True)]
        return [max(1, count) * SMALL.line + self.air for count in lines]

    def draw(self, picture: Picture, number: int, left: float, top: float) -> None:
        """Write one of them in a row that begins there."""
        write_lines(picture, (left, top + self.air / 2), self._names[number], SMALL_BOLD)
        place = (left + self._name_width + GAP, top + self.air / 2)
        write_lines(picture, place, self._titles[number], SMALL, colour=QUIET)

    @cached_property
    def _name_width(self) -> float:
        widest = max((width_of(name, SMALL_BOLD) for name in self.names), default=0)
        return min(widest, MOST_OF_WIDTH * self.width)

    @cached_property
    def _names(self) -> list[list[str]]:
        return [wrapped(name, SMALL_BOLD, self._name_width) for name in self.names]

    @cached_property
    def _titles(self) -> list[list[str]]:
        room = self.width - self._name_width - GAP
        return [wrapped(title, SMALL, room, self.title_lines) for title in self.titles]


Layout = TypeVar("Layout")


def fitted(layout_of: Callable[[float, int, float], Layout], height_of: Callable[[Layout], float]) -> Layout:
    """The layout that fits on a page, lying rather than upright, and with long titles and air rather than without.

    Parameters
    ----------
    layout_of
        A layout of some width, with so many lines for titles at most, and so much air.
    """
    for lines, air in DENSITIES:
        for width, height in ((PAGE_LONG, PAGE_SHORT), (PAGE_SHORT, PAGE_LONG)):
            layout = layout_of(width, lines, air)
            if height_of(layout) <= height:
                return layout
    return layout_of(PAGE_SHORT, *DENSITIES[-1])
