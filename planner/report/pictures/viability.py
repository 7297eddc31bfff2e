"""Where each modification could go: chosen, possible, or forbidden and by which rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from string import ascii_letters
from typing import Any

import pandas as pd

from planner.calendar import format_date
from planner.explain.forbidding import in_short, when_broken
from planner.explain.words import listed
from planner.report.pictures.drawing import box, line, shape, write
from planner.report.pictures.heading import Heading
from planner.report.pictures.heads import Heads
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry, Legend, word_entry
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.rows import Labels, fitted
from planner.report.pictures.style import (
    INK,
    LIGHT,
    MARGIN,
    PAPER,
    QUIET,
    RULE,
    SHADE,
    SMALL,
    SMALL_BOLD,
    STRONG,
    Look,
)
from planner.report.pictures.words import shortened, told, width_of

WIDEST_CELL, NARROWEST_CELL = 30.0, 6.5
NAMES_SHARE = 0.32
"""Of the width, what names and titles take."""
LOOKS = {
    "chosen": (Look(STRONG, PAPER), PAPER, SMALL_BOLD),
    "possible": (Look(LIGHT, PAPER), INK, SMALL),
    "no date": (Look(SHADE, QUIET, dashed=True, thick=0.4), INK, SMALL),
    "forbidden": (Look(PAPER), QUIET, SMALL),
}
CELL_EDGES = 3.0
"""Of its width, what is not for words."""
MOST_NOTES = 4
"""On options; with more, the picture tells only that there are some."""
MARKS = {"chosen": "\N{BLACK CIRCLE}", "possible": "\N{WHITE CIRCLE}", "no date": "?"}
"""What stands in a cell that has no room for words."""

Row = dict[Any, Any]


@house_style()
def viability(viable: pd.DataFrame, *, title: str, says: Sequence[str] = ()) -> Picture:
    """Draw where each modification could go, other modifications aside, and where the plan puts it if there is one.

    Parameters
    ----------
    viable
        As ``viability_frame`` gives it.
    """
    about = _About(viable, title, says)
    return fitted(lambda width, lines, air: _Matrix(about, width, lines, air), lambda one: one.height).picture()


@dataclass(frozen=True)
class _About:
    """What a matrix is about."""

    viable: pd.DataFrame
    title: str
    says: Sequence[str]

    @cached_property
    def rows(self) -> list[Row]:
        found: list[Row] = self.viable.to_dict("records")
        return found

    @cached_property
    def codes(self) -> dict[str, str]:
        """What forbids, by rule, in one letter."""
        rules = {rule for row in self.rows if _state(row) == "forbidden" for rule in row["forbidden_by"].split(", ")}
        return dict(zip(sorted(rules), ascii_letters, strict=False))

    @cached_property
    def longest(self) -> float:
        """How wide the longest word is that may stand in a cell, in millimetres."""
        return max((width_of(one, SMALL_BOLD) for row in self.rows for one in _words(row)), default=0)


@dataclass(frozen=True)
class _Matrix:
    """The matrix on a page of some width."""

    about: _About
    page: float
    title_lines: int
    air: float

    @cached_property
    def releases(self) -> list[Row]:
        columns = self.about.viable[["release", "release_title", "go_live"]].drop_duplicates()
        return columns.to_dict("records")

    @cached_property
    def cells(self) -> dict[tuple[str, str], Row]:
        return {(row["modification"], row["release"]): row for row in self.about.rows}

    @cached_property
    def labels(self) -> Labels:
        named = self.about.viable[["modification", "title"]].drop_duplicates()
        names, titles = list(named["modification"]), list(named["title"])
        return Labels(names, titles, NAMES_SHARE * self.page, self.title_lines, self.air)

    @cached_property
    def cell(self) -> float:
        """How wide one is."""
        room = (self.page - 2 * MARGIN - self.labels.width) / max(1, len(self.releases))
        return max(NARROWEST_CELL, min(WIDEST_CELL, room))

    @cached_property
    def is_in_letters(self) -> bool:
        """Whether words would not fit in cells."""
        return self.about.longest > self.cell - CELL_EDGES

    @cached_property
    def width(self) -> float:
        return max(150.0, 2 * MARGIN + self.labels.width + self.cell * len(self.releases))

    @cached_property
    def heading(self) -> Heading:
        return Heading(self.about.title, self.about.says, self.width)

    @cached_property
    def legend(self) -> Legend:
        return Legend(list(_entries(self.about, in_letters=self.is_in_letters)), self.width - 2 * MARGIN)

    @cached_property
    def heads(self) -> Heads:
        return Heads([(one["release_title"], format_date(one["go_live"])) for one in self.releases], self.cell)

    @cached_property
    def top(self) -> float:
        """Where the rows begin."""
        return self.heading.bottom + self.heads.height

    @cached_property
    def height(self) -> float:
        return self.top + sum(self.labels.heights) + 3 + self.legend.height + MARGIN

    def picture(self) -> Picture:
        picture = Picture(self.width, self.height, title=self.about.title, description=_described(self.about))
        self.heading.draw(picture)
        left, top = MARGIN + self.labels.width, self.top
        self.heads.draw(picture, left, self.heading.bottom)
        for number, height in enumerate(self.labels.heights):
            line(picture, [(MARGIN, top), (left + self.cell * len(self.releases), top)], thick=0.4)
            self.labels.draw(picture, number, MARGIN, top)
            for column, release in enumerate(self.releases):
                cell = self.cells[self.labels.names[number], release["release"]]
                self._draw_cell(picture, cell, (left + column * self.cell, top), height)
            top += height
        self.legend.draw(picture, MARGIN, top + 3)
        return picture

    def _draw_cell(self, picture: Picture, cell: Row, at: tuple[float, float], height: float) -> None:
        (x, y), (look, colour, font) = at, LOOKS[_state(cell)]
        box(picture, (x + 0.3, y + 0.3), (self.cell - 0.6, height - 0.6), look)
        if cell["is_target"]:
            shape(picture, [(x + 0.3, y + 0.3), (x + 2.1, y + 0.3), (x + 0.3, y + 2.1)], fill=INK, edge=PAPER)
        words = _letters(cell, self.about.codes) if self.is_in_letters else " ".join(_words(cell))
        middle = (x + self.cell / 2 + 0.3, y + (height - SMALL.line) / 2)
        write(picture, middle, shortened(words, font, self.cell - CELL_EDGES), font, colour=colour, align="center")


def _state(cell: Row) -> str:
    return "chosen" if cell["chosen"] else str(cell["state"])


def _words(cell: Row) -> list[str]:
    """What stands in a cell: its state, or the first rule that forbids it; an asterisk is for some options only."""
    star = "*" if cell["only_options"] else ""
    if _state(cell) != "forbidden":
        return [f"{_state(cell)}{star}"]
    first, *others = _forbidders(cell)
    return [f"{first}{'+' if others else ''}"]


def _letters(cell: Row, codes: dict[str, str]) -> str:
    """The same where there is no room: a letter for each rule that forbids it."""
    star = "*" if cell["only_options"] else ""
    if _state(cell) == "forbidden":
        return " ".join(codes.get(rule, "+") for rule in cell["forbidden_by"].split(", "))
    return MARKS[_state(cell)] + star


def _forbidders(cell: Row) -> list[str]:
    return [in_short(rule) for rule in cell["forbidden_by"].split(", ")]


def _entries(about: _About, *, in_letters: bool) -> Iterator[Entry]:
    states = {_state(row) for row in about.rows}
    told = {
        "chosen": "where the plan puts it",
        "possible": "possible, other modifications aside",
        "no date": "its decision has no date yet; nothing else forbids it",
    }
    marks = MARKS if in_letters else dict.fromkeys(told, "")
    yield from (Entry(says, _sample(state, marks[state])) for state, says in told.items() if state in states)
    if any(row["is_target"] for row in about.rows):
        yield Entry("the release that it is aimed at", _draw_target)
    for rule, letter in about.codes.items():
        yield word_entry(letter if in_letters else in_short(rule), f"forbidden: {when_broken(rule)}")
    if not in_letters and any("," in row["forbidden_by"] for row in about.rows):
        yield word_entry("+", "other rules forbid it too")
    options = _option_words(about.rows)
    if len(options) > MOST_NOTES:
        options = ["only with one of its options, not with others"]
    yield from (word_entry("*", words) for words in options)


def _option_words(rows: list[Row]) -> list[str]:
    """Which options are possible where others are not, said once for each modification and set of options."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row["only_options"]:
            found.setdefault((row["modification"], row["only_options"]), []).append(row["release_title"])
    return [f"{name} only with {options} in the {listed(where)}" for (name, options), where in sorted(found.items())]


def _sample(state: str, mark: str) -> Any:
    look, colour, font = LOOKS[state]

    def draw(picture: Picture, x: float, y: float) -> None:
        box(picture, (x, y), (MARK_WIDTH, MARK_HEIGHT), look)
        write(picture, (x + MARK_WIDTH / 2, y), mark, font, colour=colour, align="center")

    return draw


def _draw_target(picture: Picture, x: float, y: float) -> None:
    box(picture, (x, y), (MARK_WIDTH, MARK_HEIGHT), Look(PAPER, RULE))
    shape(picture, [(x, y), (x + 1.8, y), (x, y + 1.8)], fill=INK)


def _described(about: _About) -> str:
    """The matrix in words."""
    lines = [f"{about.title}.", *about.says]
    if any(row["chosen"] for row in about.rows):
        lines.append("Chosen is where the plan puts a modification.")
    if about.rows:
        lines.append("Possible is where a modification could go, other modifications aside.")
    for name, group in groupby(about.rows, key=lambda row: str(row["modification"])):
        rows = list(group)
        parts = [_part(rows, state) for state in ("chosen", "possible", "no date", "forbidden")]
        lines.append(f"{name}: {'; '.join(part for part in parts if part)}.")
    return told(lines)


def _part(rows: list[Row], state: str) -> str:
    inside = [row for row in rows if _state(row) == state]
    if not inside:
        return ""
    words = {"no date": "possible once its decision has a date"}.get(state, state)
    return f"{words} in {listed([_release_words(row, state) for row in inside])}"


def _release_words(row: Row, state: str) -> str:
    if state == "forbidden":
        return f"{row['release']} ({listed(_forbidders(row))})"
    return f"{row['release']} (only with {row['only_options']})" if row["only_options"] else str(row["release"])
