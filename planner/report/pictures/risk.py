"""How likely each release is for each modification: a row each, a shaded cell for each release."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.calendar import format_date
from planner.explain.words import counted, listed
from planner.report.pictures.drawing import Point, box, line, shape, write, write_lines
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry, Legend
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.style import (
    INK,
    LEAST,
    LEAST_BOLD,
    MARGIN,
    PAGE_LONG,
    PAGE_SHORT,
    PAPER,
    QUIET,
    RULE,
    SMALL,
    SMALL_BOLD,
    STRONG,
    Font,
    Look,
)
from planner.report.pictures.words import one_line, shortened, width_of, wrapped

MOST_ROWS = 60
"""More on a page cannot be read."""
ROW_LEAST, ROW_MOST = 3.6, 6.0
CELL_LEAST, CELL_MOST = 12.8, 24.0
NAME_MOST = 34.0
"""The width of the ids; a longer one is shortened."""
TITLE_LEAST, TITLE_MOST = 25.0, 100.0
"""The width of the titles; where there is less room, there are none."""
DARK_FROM_PERCENT = 72
"""Numbers in cells that are darker than this are white, so that they stand out by 4 to 1 or more."""

LEFT_OUT = "Left out"
HOW = {"plan": "each planned again", "lapse rule": "each rolled forward by the lapse rule"}


@house_style()
def risk(
    chances: pd.DataFrame, draws: pd.DataFrame, releases: pd.DataFrame, *, title: str, says: Sequence[str] = ()
) -> Picture:
    """Draw how likely each release is for each modification, the least likely to keep its release first.

    Parameters
    ----------
    chances, draws, releases
        As ``chances_frame``, ``draws_frame`` and ``releases_frame`` give them. Where no draw was planned again, the
        chances are those by the lapse rule.
    says
        Sentences under the title.
    """
    placed_by = "plan" if (chances["placed_by"] == "plan").any() else "lapse rule"
    rows = _rows(chances[chances["placed_by"] == placed_by])
    told = [*says, *_told(draws.to_dict("records")[0], placed_by, rows)]
    table = _Table(rows[:MOST_ROWS], _columns(rows, releases))
    heading = Heading(title, told, table.width)
    legend = Legend(_entries(), table.width - 2 * MARGIN)
    height = heading.bottom + table.height(heading.bottom + legend.height + 2 * MARGIN) + legend.height + 2 * MARGIN
    picture = Picture(table.width, height, title=title, description=_description(title, told, rows, table.columns))
    heading.draw(picture)
    bottom = table.draw(picture, heading.bottom, heading.bottom + legend.height + 2 * MARGIN)
    legend.draw(picture, MARGIN, bottom + MARGIN)
    return picture


@dataclass(frozen=True)
class _Row:
    """One modification: its chances by release."""

    name: str
    title: str
    chances: Mapping[str, float]
    planned: str
    target: str
    why_sure: str
    error: float
    """The largest distance from a chance to an end of where it is with 95 % certainty."""

    @property
    def keeps(self) -> float:
        """The chance of the plan's release."""
        return self.chances[self.planned]


@dataclass(frozen=True)
class _Column:
    """A release, or none."""

    release: str
    title: str
    day: str

    def lines(self, width: float) -> tuple[list[str], list[str]]:
        """Its title and its day, wrapped."""
        return wrapped(self.title, LEAST_BOLD, width - 0.5, 4), wrapped(self.day, LEAST, width - 0.5)


def _rows(chances: pd.DataFrame) -> list[_Row]:
    """The least likely to keep its release first, then by id."""
    found = [_row(name, group.to_dict("records")) for name, group in chances.groupby("modification", sort=True)]
    return sorted(found, key=lambda row: (row.keeps, row.name))


def _row(name: Any, cells: list[dict[Any, Any]]) -> _Row:
    return _Row(
        name=str(name),
        title=cells[0]["title"],
        chances={cell["release"]: cell["chance_percent"] for cell in cells},
        planned=next((cell["release"] for cell in cells if cell["is_plan"]), ""),
        target=next((cell["release"] for cell in cells if cell["is_target"]), ""),
        why_sure=cells[0]["why_sure"],
        error=max(abs(cell[end] - cell["chance_percent"]) for cell in cells for end in ("low_percent", "high_percent")),
    )


def _columns(rows: Sequence[_Row], releases: pd.DataFrame) -> list[_Column]:
    """The releases that any modification goes in, or is aimed at."""
    used = {one for row in rows for one, chance in row.chances.items() if chance or one in (row.planned, row.target)}
    columns = [
        _Column(one["release"], one["title"], format_date(one["go_live"].date())) for one in releases.to_dict("records")
    ]
    return [one for one in (*columns, _Column("", LEFT_OUT, "")) if one.release in used]


@dataclass(frozen=True)
class _Table:
    """The rows and cells, on a sheet as wide as a page or narrower."""

    rows: Sequence[_Row]
    columns: Sequence[_Column]

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

    def _draw_row(self, picture: Picture, row: _Row, top: float, high: float) -> None:
        line(picture, [(MARGIN, top), (self.left, top)], colour=RULE, thick=0.4)
        name = shortened(row.name, SMALL_BOLD, NAME_MOST)
        write(picture, (MARGIN, _centred(top, high, SMALL_BOLD)), name, SMALL_BOLD)
        if self.titles:
            words = shortened(row.title, LEAST, self.titles - 1.5)
            write(picture, (MARGIN + self.names, _centred(top, high, LEAST)), words, LEAST, colour=QUIET)
        for number, column in enumerate(self.columns):
            corner = (self.left + number * self.cell, top)
            chance = row.chances[column.release]
            _cell(picture, corner, (self.cell, high), chance)
        for number, column in enumerate(self.columns):
            corner = (self.left + number * self.cell, top)
            if column.release == row.planned:
                _frame(picture, corner, (self.cell, high))
            if row.target and column.release == row.target:
                _flag(picture, corner, row.chances[column.release])


def _centred(top: float, high: float, font: Font) -> float:
    return top + (high - font.line) / 2


def _cell(picture: Picture, corner: Point, size: tuple[float, float], chance: float) -> None:
    """A cell that is the darker the likelier it is, with the number in it."""
    (x, y), (wide, high) = corner, size
    box(picture, corner, size, Look(shade(chance), RULE, thick=0.4))
    if chance:
        colour = PAPER if chance > DARK_FROM_PERCENT else INK
        write(picture, (x + wide / 2, _centred(y, high, SMALL)), percent(chance), SMALL, colour=colour, align="center")


def _frame(picture: Picture, corner: Point, size: tuple[float, float]) -> None:
    """Where the plan has it."""
    (x, y), (wide, high) = corner, size
    inset = 0.35
    corners = [(x + inset, y + inset), (x + wide - inset, y + inset), (x + wide - inset, y + high - inset)]
    line(picture, [*corners, (x + inset, y + high - inset), (x + inset, y)], colour=INK, thick=1.6)


def _flag(picture: Picture, corner: Point, chance: float) -> None:
    """What it is aimed at: a corner of the cell."""
    x, y, size = corner[0] + 0.65, corner[1] + 0.65, 1.8
    edge = PAPER if chance > DARK_FROM_PERCENT else INK
    shape(picture, [(x, y), (x + size, y), (x, y + size)], fill=INK, edge=edge, thick=0.5)


def shade(chance: float) -> str:
    """From paper to the accent, as a chance goes from 0 to 100 per cent."""
    ends = [[int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in (PAPER, STRONG)]
    mixed = [round(light + (dark - light) * chance / 100) for light, dark in zip(*ends, strict=True)]
    return "#" + "".join(f"{one:02x}" for one in mixed)


def percent(chance: float) -> str:
    """A chance as a whole number, but neither 0 nor 100 where it is not quite that."""
    if 0 < chance < 1:
        return "<1"
    if 99 < chance < 100:
        return ">99"
    return f"{chance:.0f}"


# In words


def _told(draws: Mapping[Any, Any], placed_by: str, rows: Sequence[_Row]) -> Iterator[str]:
    """What the chances rest on, and how likely the whole plan holds."""
    count = draws["planned_draws" if placed_by == "plan" else "lapsed_draws"]
    error = max((row.error for row in rows), default=0.0)
    yield (
        f"Per cent of {counted(int(count), 'draw')} (seed {draws['seed']}), {HOW[placed_by]}; right to "
        f"{error:.1f} percentage points or better, with 95 % certainty."
    )
    if not pd.isna(draws["holds_percent"]):
        between = f"{draws['holds_low_percent']:.1f} to {draws['holds_high_percent']:.1f}"
        yield f"All decisions make the cut-offs of the plan in {draws['holds_percent']:.1f} % of draws ({between})."
    if placed_by == "plan" and draws["planless_draws"]:
        yield f"In {counted(int(draws['planless_draws']), 'draw')} no plan exists, or none was found."
    if len(rows) > MOST_ROWS:
        yield f"Shown are the {MOST_ROWS} of {len(rows):,} modifications that are least likely to keep their release."


def _description(title: str, told: Sequence[str], rows: Sequence[_Row], columns: Sequence[_Column]) -> str:
    titles = {one.release: one.title if one.release else "left out" for one in columns}
    return "\n".join([f"{one_line(title)}.", *told, *(_said(row, titles) for row in rows), *_sure(rows)])


def _said(row: _Row, titles: Mapping[str, str]) -> str:
    """ "MP090: June 2021 SEC Release 61 % (as planned, its target), November 2021 SEC Release 39 %."."""
    means = {"as planned": row.planned, "its target": row.target or None}
    parts = []
    for release, called in titles.items():
        marks = [word for word, one in means.items() if one == release]
        if row.chances[release] or marks:
            parts.append(f"{called} {percent(row.chances[release])} %{f' ({listed(marks)})' if marks else ''}")
    return f"{row.name}: {', '.join(parts)}."


def _sure(rows: Sequence[_Row]) -> Iterator[str]:
    sure = sorted(row.name for row in rows if row.why_sure)
    if sure:
        yield f"The decision dates of these do not spread: {listed(sure)}."


def _entries() -> list[Entry]:
    size = (MARK_WIDTH, MARK_HEIGHT)

    def ramp(picture: Picture, x: float, y: float) -> None:
        for number, chance in enumerate((0, 25, 50, 75, 100)):
            look = Look(shade(chance), RULE, thick=0.3)
            box(picture, (x + number * MARK_WIDTH / 5, y), (MARK_WIDTH / 5, MARK_HEIGHT), look)

    def planned(picture: Picture, x: float, y: float) -> None:
        _frame(picture, (x, y), size)

    def target(picture: Picture, x: float, y: float) -> None:
        box(picture, (x, y), size, Look(PAPER, RULE, thick=0.4))
        _flag(picture, (x, y), 0)

    return [
        Entry("never to always; an empty cell is never", ramp),
        Entry("where the plan has it", planned),
        Entry("its target", target),
    ]
