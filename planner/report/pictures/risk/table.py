"""The table of chances, on a sheet as wide as a page or narrower."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.report.pictures.drawing import line, write, write_lines
from planner.report.pictures.picture import Picture
from planner.report.pictures.risk.cells import centred, draw_cell, draw_flag, draw_frame
from planner.report.pictures.risk.rows import Column, Row
from planner.report.pictures.style import LEAST, LEAST_BOLD, MARGIN, PAGE_LONG, PAGE_SHORT, QUIET, RULE, SMALL_BOLD
from planner.report.pictures.words import shortened, width_of

ROW_LEAST, ROW_MOST = 3.6, 6.0
CELL_LEAST, CELL_MOST = 12.8, 24.0
NAME_MOST = 34.0
"""The width of the ids; a longer one is shortened."""
TITLE_LEAST, TITLE_MOST = 25.0, 100.0
"""The width of the titles; where there is less room, there are none."""


@dataclass(frozen=True)
class Table:
    """The rows and cells."""

    rows: Sequence[Row]
    columns: Sequence[Column]

    @cached_property
    def names(self) -> float:
        """The width of the ids."""
        return min(max((width_of(row.name, SMALL_BOLD) for row in self.rows), default=0.0), NAME_MOST) + 2.5

    @cached_property
    def page(self) -> tuple[float, float]:
        """Upright, unless there are too many releases."""
        fits = self.names + len(self.columns) * CELL_LEAST <= PAGE_SHORT - 2 * MARGIN
        return (PAGE_SHORT, PAGE_LONG) if fits else (PAGE_LONG, PAGE_SHORT)

    @cached_property
    def titles(self) -> float:
        """The width of the titles; 0 for none."""
        longest = max((width_of(row.title, LEAST) for row in self.rows if row.title), default=0.0)
        room = self.page[0] - 2 * MARGIN - self.names - len(self.columns) * CELL_LEAST
        return min(longest + 2, room, TITLE_MOST) if longest and room >= TITLE_LEAST else 0.0

    @cached_property
    def cell(self) -> float:
        """The width of a cell."""
        room = self.page[0] - 2 * MARGIN - self.names - self.titles
        return max(CELL_LEAST, min(CELL_MOST, room / max(len(self.columns), 1)))

    @property
    def left(self) -> float:
        """Where the cells begin."""
        return MARGIN + self.names + self.titles

    @property
    def width(self) -> float:
        """Of the whole picture; wide enough for its title."""
        return max(self.left + len(self.columns) * self.cell + MARGIN, 120.0)

    @cached_property
    def head(self) -> float:
        """The height of the titles of releases."""
        lines = [one.lines(self.cell) for one in self.columns]
        return max((len(title) * LEAST_BOLD.line + len(day) * LEAST.line for title, day in lines), default=0) + 1.5

    def row(self, around: float) -> float:
        """The height of a row, as the page has room beside what is around the table."""
        room = self.page[1] - around - self.head
        return max(ROW_LEAST, min(ROW_MOST, room / max(len(self.rows), 1)))

    def height(self, around: float) -> float:
        """Of the table."""
        return self.head + self.row(around) * len(self.rows)

    def draw(self, picture: Picture, top: float, around: float) -> float:
        """Draw it; where it ends."""
        for number, column in enumerate(self.columns):
            middle = self.left + (number + 0.5) * self.cell
            title, day = column.lines(self.cell)
            start = top + self.head - 1 - len(title) * LEAST_BOLD.line - len(day) * LEAST.line
            below = write_lines(picture, (middle, start), title, LEAST_BOLD, align="center")
            write_lines(picture, (middle, below), day, LEAST, colour=QUIET, align="center")
        high = self.row(around)
        for number, row in enumerate(self.rows):
            self._draw_row(picture, row, top + self.head + number * high, high)
        bottom = top + self.head + high * len(self.rows)
        if self.rows:
            line(picture, [(MARGIN, bottom), (self.left + len(self.columns) * self.cell, bottom)], thick=0.4)
        return bottom

    def _draw_row(self, picture: Picture, row: Row, top: float, high: float) -> None:
        line(picture, [(MARGIN, top), (self.left, top)], colour=RULE, thick=0.4)
        name = shortened(row.name, SMALL_BOLD, NAME_MOST)
        write(picture, (MARGIN, centred(top, high, SMALL_BOLD)), name, SMALL_BOLD)
        if self.titles:
            words = shortened(row.title, LEAST, self.titles - 1.5)
            write(picture, (MARGIN + self.names, centred(top, high, LEAST)), words, LEAST, colour=QUIET)
        for number, column in enumerate(self.columns):
            corner = (self.left + number * self.cell, top)
            chance = row.chances[column.release]
            draw_cell(picture, corner, (self.cell, high), chance)
        for number, column in enumerate(self.columns):
            corner = (self.left + number * self.cell, top)
            if column.release == row.planned:
                draw_frame(picture, corner, (self.cell, high))
            if row.target and column.release == row.target:
                draw_flag(picture, corner, row.chances[column.release])
