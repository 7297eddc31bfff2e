"""Heads of columns, one for each release: its title and its date, upright where columns are narrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.report.pictures.drawing import write_lines, write_upright
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import LEAST, QUIET, SMALL_BOLD
from planner.report.pictures.words import shortened, width_of, wrapped

BELOW = 2.0
MOST_LINES = 4
ROOMY = 20.0
"""Columns from this width on hold more of a title in lines, even if they break a word, than upright."""
LONGEST = 40.0
"""What an upright head may take of the page, in millimetres."""


@dataclass(frozen=True)
class Heads:
    """Titles and dates over columns of the same width."""

    says: Sequence[tuple[str, str]]
    width: float

    @cached_property
    def is_upright(self) -> bool:
        """Whether columns are narrow, and a word of a title would be broken, or a title take too many lines."""
        if self._inside >= ROOMY:
            return False
        words = [word for title, _ in self.says for word in title.split()]
        lines = [wrapped(title, SMALL_BOLD, self._inside) for title, _ in self.says]
        is_broken = any(width_of(word, SMALL_BOLD) > self._inside for word in words)
        return is_broken or max(map(len, lines), default=0) > MOST_LINES

    @cached_property
    def height(self) -> float:
        """With what is free below them, in millimetres."""
        if self.is_upright:
            widths = [max(width_of(title, SMALL_BOLD), width_of(date, LEAST)) for title, date in self.says]
            return min(LONGEST, max(widths, default=0)) + BELOW
        lines = [len(titles) * SMALL_BOLD.line + len(dates) * LEAST.line for titles, dates in self._lines]
        return max(lines, default=0) + BELOW

    def draw(self, picture: Picture, left: float, top: float) -> None:
        """Write them, the first column beginning there."""
        if self.is_upright:
            self._draw_upright(picture, left, top + self.height - BELOW)
            return
        for number, (titles, dates) in enumerate(self._lines):
            middle = left + (number + 0.5) * self.width
            below = write_lines(picture, (middle, top), titles, SMALL_BOLD, align="center")
            write_lines(picture, (middle, below), dates, LEAST, colour=QUIET, align="center")

    def _draw_upright(self, picture: Picture, left: float, bottom: float) -> None:
        for number, (title, date) in enumerate(self.says):
            x = left + (number + 0.5) * self.width - (SMALL_BOLD.line + LEAST.line) / 2
            write_upright(picture, (x, bottom), shortened(title, SMALL_BOLD, LONGEST), SMALL_BOLD)
            date_x = x + SMALL_BOLD.line + 0.2
            write_upright(picture, (date_x, bottom), shortened(date, LEAST, LONGEST), LEAST, colour=QUIET)

    @property
    def _inside(self) -> float:
        return self.width - 1.5

    @cached_property
    def _lines(self) -> list[tuple[list[str], list[str]]]:
        return [
            (wrapped(title, SMALL_BOLD, self._inside, MOST_LINES), wrapped(date, LEAST, self._inside))
            for title, date in self.says
        ]
