"""What each release carries: bars, with what it can carry as a line, and the numbers written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import pandas as pd

from planner.calendar import format_date
from planner.explain.words import capital, counted, listed
from planner.report.pictures.drawing import box, line, write, write_lines
from planner.report.pictures.heading import Heading
from planner.report.pictures.heads import Heads
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry, Legend
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.style import (
    BODY_BOLD,
    INK,
    LEAST,
    LIGHT,
    MARGIN,
    PAGE_LONG,
    QUIET,
    RULE,
    SMALL,
    SMALL_BOLD,
    STRONG,
    Look,
)
from planner.report.pictures.words import told, width_of, wrapped

WIDEST_SLOT, NARROWEST_SLOT = 36.0, 12.5
TITLE_LINES = 3
"""Of a long title, for which a release may be wider."""
NAMES = 30.0
BAR_HEIGHT = 18.0
"""Of the highest bar or capacity of a panel."""
PANEL_GAP = 4.0
BRACKET = SMALL.line + 1.6
NUMBER = SMALL_BOLD.line + 0.4

Row = dict[Any, Any]


@house_style()
def load(loads: pd.DataFrame, *, title: str, says: Sequence[str] = ()) -> Picture:
    """Draw what each release carries of each specification, and of what else has a capacity.

    Parameters
    ----------
    loads
        As ``loads_frame`` gives it.
    """
    return _Sheet(loads, title, says).picture()


@dataclass(frozen=True)
class _Sheet:
    """Panels one below the other, a release in the same place in all of them."""

    loads: pd.DataFrame
    title: str
    says: Sequence[str]

    @cached_property
    def panels(self) -> list[tuple[str, list[Row]]]:
        rows: list[Row] = self.loads.to_dict("records")
        return [(thing, list(group)) for thing, group in groupby(rows, key=lambda row: str(row["thing"]))]

    @cached_property
    def releases(self) -> list[Row]:
        return self.panels[0][1] if self.panels else []

    @cached_property
    def slot(self) -> float:
        """How wide a release is."""
        room = (PAGE_LONG - 2 * MARGIN - NAMES) / max(1, len(self.releases))
        longest = max((width_of(one["title"], SMALL_BOLD) for one in self.releases), default=0)
        return max(NARROWEST_SLOT, min(max(WIDEST_SLOT, longest / TITLE_LINES), room))

    @cached_property
    def width(self) -> float:
        return max(150.0, 2 * MARGIN + NAMES + self.slot * len(self.releases))

    @cached_property
    def heading(self) -> Heading:
        return Heading(self.title, self.says, self.width)

    @cached_property
    def legend(self) -> Legend:
        return Legend(list(_entries(self.loads)), self.width - 2 * MARGIN)

    @cached_property
    def heads(self) -> Heads:
        return Heads([(one["title"], format_date(one["go_live"])) for one in self.releases], self.slot)

    @cached_property
    def top(self) -> float:
        """Where the panels begin."""
        return self.heading.bottom + self.heads.height + 1

    def picture(self) -> Picture:
        height = self.top + sum(map(_height, (rows for _, rows in self.panels))) + self.legend.height + MARGIN
        described = _described(self.panels, self.title, self.says)
        picture = Picture(self.width, height, title=self.title, description=described)
        self.heading.draw(picture)
        self.heads.draw(picture, MARGIN + NAMES, self.heading.bottom)
        top = self.top
        for thing, rows in self.panels:
            self._draw_panel(picture, top, thing, rows)
            top += _height(rows)
        self.legend.draw(picture, MARGIN, top)
        return picture

    def _draw_panel(self, picture: Picture, top: float, thing: str, rows: list[Row]) -> None:
        left, right = MARGIN + NAMES, MARGIN + NAMES + self.slot * len(rows)
        foot = top + _height(rows) - PANEL_GAP
        names = wrapped(capital(thing), BODY_BOLD, NAMES - 2, 3)
        below = write_lines(picture, (MARGIN, foot - BAR_HEIGHT - NUMBER), names, BODY_BOLD)
        write_lines(picture, (MARGIN, below), wrapped(_unit(thing), LEAST, NAMES - 2, 3), LEAST, colour=QUIET)
        highest = max([1, *(_number(row["used"]) for row in rows), *(_number(row["capacity"]) for row in rows)])
        for number, row in enumerate(rows):
            self._draw_bar(picture, row, left + number * self.slot, foot, BAR_HEIGHT / highest)
        line(picture, [(left, foot), (right, foot)], colour=INK, thick=0.6)
        if _is_limited(rows):
            self._draw_years(picture, rows, left, top)

    def _draw_bar(self, picture: Picture, row: Row, left: float, foot: float, unit: float) -> None:
        used, is_limited = _number(row["used"]), not pd.isna(row["capacity"])
        middle, half = left + self.slot / 2, min(7.0, self.slot * 0.3)
        if used:
            look = Look(LIGHT, INK, hatch="////") if _is_over(row) else Look(STRONG)
            box(picture, (middle - half, foot - used * unit), (2 * half, used * unit), look)
        if is_limited:
            level = foot - row["capacity"] * unit
            line(picture, [(middle - half - 1.5, level), (middle + half + 1.5, level)], colour=INK, thick=1.4)
        reached = max(used, _number(row["capacity"])) * unit
        words = f"{used:,} of {row['capacity']:,}" if is_limited else f"{used:,}"
        colour = INK if used else QUIET
        write(
            picture,
            (middle, foot - reached - NUMBER),
            words,
            SMALL_BOLD if used else SMALL,
            colour=colour,
            align="center",
        )

    def _draw_years(self, picture: Picture, rows: list[Row], left: float, top: float) -> None:
        """Over the releases of each year, how many of them carry an uplift, and may."""
        for year, numbers in groupby(range(len(rows)), key=lambda number: rows[number]["go_live"].year):
            found = list(numbers)
            start, end = left + found[0] * self.slot + 0.8, left + (found[-1] + 1) * self.slot - 0.8
            line(
                picture,
                [(start, top + BRACKET), (start, top + BRACKET - 1), (end, top + BRACKET - 1), (end, top + BRACKET)],
            )
            words = f"{year}: {_year_words(rows[found[0]])}"
            write(picture, ((start + end) / 2, top), words, LEAST, colour=QUIET, align="center")


def _height(rows: list[Row]) -> float:
    return BAR_HEIGHT + NUMBER + PANEL_GAP + (BRACKET if _is_limited(rows) else 0)


def _is_limited(rows: list[Row]) -> bool:
    return any(not pd.isna(row["uplift_limit_of_year"]) for row in rows)


def _is_over(row: Row) -> bool:
    """Whether it carries more than it can, which only a waiver allows."""
    return _number(row["used"]) > _number(row["capacity"]) and not pd.isna(row["capacity"])


def _number(value: Any) -> int:
    return 0 if pd.isna(value) else int(value)


def _unit(thing: str) -> str:
    return "changes that touch it" if thing in ("DUIS", "GBCS", "CH firmware") else "sum of the loads"


def _year_words(row: Row) -> str:
    if pd.isna(row["uplift_limit_of_year"]):
        return "no limit"
    return f"{row['uplift_releases_in_year']} of {row['uplift_limit_of_year']} uplifts"


def _entries(loads: pd.DataFrame) -> Iterator[Entry]:
    rows: list[Row] = loads.to_dict("records")
    if not rows:
        return
    yield Entry("what the release carries", _draw_carried)
    if any(not pd.isna(row["capacity"]) for row in rows):
        yield Entry("the most that it can carry", _draw_capacity)
    if any(_is_over(row) for row in rows):
        yield Entry("more than it can carry, by a waiver", _draw_over)
    if any(not pd.isna(row["uplift_limit_of_year"]) for row in rows):
        yield Entry("releases of the year with such a change, of those that the policy allows", _draw_year)


def _draw_carried(picture: Picture, x: float, y: float) -> None:
    box(picture, (x, y), (MARK_WIDTH, MARK_HEIGHT), Look(STRONG))


def _draw_over(picture: Picture, x: float, y: float) -> None:
    box(picture, (x, y), (MARK_WIDTH, MARK_HEIGHT), Look(LIGHT, INK, hatch="////"))


def _draw_capacity(picture: Picture, x: float, y: float) -> None:
    line(picture, [(x, y + MARK_HEIGHT / 2), (x + MARK_WIDTH, y + MARK_HEIGHT / 2)], colour=INK, thick=1.4)


def _draw_year(picture: Picture, x: float, y: float) -> None:
    points = [(x, y + 2.2), (x, y + 1.2), (x + MARK_WIDTH, y + 1.2), (x + MARK_WIDTH, y + 2.2)]
    line(picture, points, colour=RULE)


def _described(panels: list[tuple[str, list[Row]]], title: str, says: Sequence[str]) -> str:
    """The bars in words."""
    lines = [f"{title}.", *says]
    for thing, rows in panels:
        lines.append(f"{capital(thing)}: {listed([_told(row) for row in rows])}.")
        if _is_limited(rows):
            years = {row["go_live"].year: _year_words(row) for row in rows}
            said = [f"{words} in {year}" for year, words in years.items()]
            lines.append(f"Releases with a change of {thing}, of those that the policy allows: {listed(said)}.")
    return told(lines)


def _told(row: Row) -> str:
    unit = "change" if row["thing"] in ("DUIS", "GBCS", "CH firmware") else "unit"
    if pd.isna(row["capacity"]):
        return f"{counted(int(row['used']), unit)} in {row['release']}"
    return f"{row['used']:,} of {row['capacity']:,} in {row['release']}"
