"""The release board: releases as columns in time, modifications as cards, lapses as arrows from their target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import pandas as pd

from planner.calendar import format_date
from planner.explain.words import counted, listed
from planner.report.pictures.card import Card
from planner.report.pictures.columns import BAND_GAP, CARD_GAP, GUTTER, Band, Column, bands
from planner.report.pictures.drawing import Point, arrow, box, line, shape, write_lines
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry, Legend
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.style import (
    BODY_BOLD,
    INK,
    MARGIN,
    PAGE_LONG,
    PAGE_SHORT,
    PAPER,
    QUIET,
    SHADE,
    SMALL,
    STRONG,
    Look,
)
from planner.report.pictures.words import told, wrapped

LEFT_OUT, NOT_PLANNED = "left out", "not planned"
LANE = 1.6
"""From one arrow's way under the headers to the next."""
LEAST_WIDTH = 150.0


@house_style()
def board(
    placements: pd.DataFrame, releases: pd.DataFrame, loads: pd.DataFrame, *, title: str, says: Sequence[str] = ()
) -> Picture:
    """Draw which modification goes in which release.

    Parameters
    ----------
    placements, releases, loads
        As ``placements_frame``, ``releases_frame`` and ``loads_frame`` give them.
    says
        Sentences under the title.
    """
    cards, heads, entries = _cards(placements, releases), _heads(releases, loads), _entries(placements)
    around = Heading(title, says, LEAST_WIDTH).bottom + Legend(entries, LEAST_WIDTH).height + MARGIN
    pages = [(wide - 2 * MARGIN, high - around) for wide, high in ((PAGE_LONG, PAGE_SHORT), (PAGE_SHORT, PAGE_LONG))]
    moves = _moves(placements)
    shared = [_Band(one, heads, moves) for one in bands(cards, pages, lambda one: _Band(one, heads, moves).height)]
    width = max([LEAST_WIDTH, *(2 * MARGIN + one.width for one in shared)])
    heading, legend = Heading(title, says, width), Legend(entries, width - 2 * MARGIN)
    height = heading.bottom + sum(one.height for one in shared) + legend.height + MARGIN
    picture = Picture(width, height, title=title, description=_described(placements, releases, loads, title, says))
    heading.draw(picture)
    top = heading.bottom
    for one in shared:
        one.draw(picture, top)
        top += one.height
    legend.draw(picture, MARGIN, top)
    return picture


@dataclass(frozen=True)
class _Head:
    """What stands over a column."""

    title: str
    says: tuple[str, ...]
    is_release: bool

    def lines(self, width: float) -> tuple[list[str], list[str]]:
        """Title and sentences, wrapped."""
        inside = width - 3
        return wrapped(self.title, BODY_BOLD, inside, 4), wrapped(" \N{MIDDLE DOT} ".join(self.says), SMALL, inside)

    def height(self, width: float) -> float:
        """In millimetres."""
        titles, told = self.lines(width)
        return len(titles) * BODY_BOLD.line + len(told) * SMALL.line + 3.5

    def draw(self, picture: Picture, at: Point, width: float) -> None:
        """Draw it with this left upper corner."""
        height = self.height(width)
        titles, told = self.lines(width)
        (x, y), dark = at, len(titles) * BODY_BOLD.line + 1.6
        box(picture, at, (width, height), Look(SHADE, STRONG if self.is_release else QUIET))
        if self.is_release:
            box(picture, at, (width, dark), Look(STRONG, STRONG))
        write_lines(picture, (x + 1.5, y + 0.7), titles, BODY_BOLD, colour=PAPER if self.is_release else INK)
        write_lines(picture, (x + 1.5, y + dark + 0.6), told, SMALL)


@dataclass(frozen=True)
class _Move:
    """Cards that lapsed from the same release into the same column."""

    start: str
    end: str
    names: frozenset[str]


@dataclass(frozen=True)
class _Band:
    """Columns side by side, with their arrows."""

    columns: Band
    heads: dict[str, _Head]
    moves: Sequence[_Move]

    @property
    def width(self) -> float:
        """In millimetres."""
        return sum(column.width for column in self.columns)

    @property
    def height(self) -> float:
        """With the space below it."""
        return self._cards_top + max((column.height for column in self.columns), default=0) + BAND_GAP

    @cached_property
    def _head_height(self) -> float:
        return max(self.heads[one.key].height(one.head_width) for one in self.columns)

    @property
    def _cards_top(self) -> float:
        return self._head_height + LANE * (len(self._lanes) + 1) + 0.4

    @cached_property
    def _moves(self) -> list[_Move]:
        """The moves that end here, by column, and of one column the nearest first."""
        order = [column.key for column in self.columns]
        inside = [move for move in self.moves if move.end in order]
        return sorted(inside, key=lambda move: (order.index(move.end), move.start not in order, move.start))

    @cached_property
    def _lanes(self) -> list[_Move]:
        """Those that begin here too, and so have a way under the headers."""
        inside = {column.key for column in self.columns}
        return [move for move in self._moves if move.start in inside]

    def _lefts(self) -> dict[str, float]:
        lefts, x = {}, MARGIN
        for column in self.columns:
            lefts[column.key] = x
            x += column.width
        return lefts

    def draw(self, picture: Picture, top: float) -> None:
        """Draw it from there on."""
        lefts = self._lefts()
        for column in self.columns:
            left = lefts[column.key]
            self.heads[column.key].draw(picture, (left + GUTTER / 2, top), column.head_width)
            for number, pile in enumerate(column.piles):
                y = top + self._cards_top
                for card in pile:
                    card.draw(picture, left + number * (GUTTER + column.card_width) + GUTTER, y)
                    y += card.height + CARD_GAP
        self._draw_moves(picture, top, lefts)

    def _draw_moves(self, picture: Picture, top: float, lefts: dict[str, float]) -> None:
        column_of = {column.key: column for column in self.columns}
        lanes, begun, ended = self._lanes, dict.fromkeys(lefts, 0), dict.fromkeys(lefts, 0)
        for move in self._moves:
            ends = list(_ends(column_of[move.end], lefts[move.end], move.names, top + self._cards_top))
            gutter = 2.6 - 0.8 * min(2, ended[move.end])
            ended[move.end] += 1
            if move not in lanes:
                for x, y in ends:
                    arrow(picture, [(x - gutter, y), (x, y)], head=4)
                continue
            start = lefts[move.start] + GUTTER / 2 + 2 + 2 * begun[move.start]
            begun[move.start] += 1
            lane = top + self._head_height + LANE * (lanes.index(move) + 1)
            head = self.heads[move.start].height(column_of[move.start].head_width)
            _draw_move(picture, (start, top + head), lane, [(x, y, x - gutter) for x, y in ends])


def _draw_move(picture: Picture, start: Point, lane: float, ends: Sequence[tuple[float, float, float]]) -> None:
    """Down from a header, along a lane, and down a gutter to each card."""
    x, y = start
    shape(picture, [(x - 0.7, y), (x + 0.7, y), (x, y + 1.0)])
    furthest = max((down for _, _, down in ends), key=lambda down: abs(down - x))
    line(picture, [(x, y), (x, lane), (furthest, lane)], colour=INK, thick=0.8)
    for down, group in groupby(sorted(ends, key=lambda end: (end[2], end[1])), key=lambda end: end[2]):
        cards = list(group)
        line(picture, [(down, lane), (down, cards[-1][1])], colour=INK, thick=0.8)
        for card_x, card_y, _ in cards:
            arrow(picture, [(down, card_y), (card_x, card_y)], head=4)


def _ends(column: Column, left: float, names: frozenset[str], top: float) -> Iterator[Point]:
    """Where arrows to these cards end."""
    for number, pile in enumerate(column.piles):
        y = top
        for card in pile:
            if card.name in names:
                yield left + number * (GUTTER + column.card_width) + GUTTER, y + min(3.0, card.height / 2)
            y += card.height + CARD_GAP


def _rows(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.to_dict("records")


def _column_of(row: dict[Any, Any]) -> str:
    return str(row["release"] if row["state"] == "placed" else row["state"])


def _cards(placements: pd.DataFrame, releases: pd.DataFrame) -> dict[str, list[Card]]:
    """By column, in time, then what goes in no release."""
    rows = _rows(placements)
    keys = [*releases["release"], *(one for one in (LEFT_OUT, NOT_PLANNED) if one in set(placements["state"]))]
    return {key: [_card(row) for row in rows if _column_of(row) == key] for key in keys}


def _card(row: dict[Any, Any]) -> Card:
    return Card(
        name=row["modification"],
        title=row["title"],
        touches=row["touches"].split(", "),
        notes=list(_notes(row)),
        spare=list(_spare(row)),
        is_marked=row["lapsed"],
    )


def _notes(row: dict[Any, Any]) -> Iterator[str]:
    if row["lapsed"]:
        yield f"lapsed from {row['target']}"
    if row["option"]:
        yield f"option {row['option']}"
    if row["state"] == NOT_PLANNED:
        yield row["why"]
    if row["fixed"]:
        yield row["fixed"]


def _spare(row: dict[Any, Any]) -> Iterator[str]:
    if not pd.isna(row["cut_off_slack_days"]):
        yield f"{counted(int(row['cut_off_slack_days']), 'day')} in hand"


def _heads(releases: pd.DataFrame, loads: pd.DataFrame) -> dict[str, _Head]:
    carried = {key: list(_carried(group)) for key, group in loads.groupby("release", sort=False)}
    heads = {
        row["release"]: _Head(row["title"], (*_dates(row), *carried.get(row["release"], [])), is_release=True)
        for row in _rows(releases)
    }
    return heads | {
        LEFT_OUT: _Head("Left out", ("no release is left",), is_release=False),
        NOT_PLANNED: _Head("Not planned", ("no date yet, or ended",), is_release=False),
    }


def _dates(row: dict[Any, Any]) -> Iterator[str]:
    yield format_date(row["go_live"])
    if not pd.isna(row["scheduled"]):
        yield f"moved from {format_date(row['scheduled'])}"


def _carried(group: pd.DataFrame) -> Iterator[str]:
    """Uplifts of a release, and what it uses of its capacities."""
    rows = _rows(group)
    if uplifts := [row["thing"] for row in rows if row["is_uplift"]]:
        yield f"{listed(uplifts)} {'uplift' if len(uplifts) == 1 else 'uplifts'}"
    for row in rows:
        if not pd.isna(row["capacity"]):
            yield f"{row['thing']}: {row['used']:,} of {row['capacity']:,}"
        elif row["used"] and row["thing"] == "GBCS":
            yield counted(int(row["used"]), "GBCS change")


def _moves(placements: pd.DataFrame) -> list[_Move]:
    """The lapses, by column and target."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in _rows(placements):
        if row["lapsed"]:
            found.setdefault((_column_of(row), row["target"]), set()).add(row["modification"])
    return [_Move(target, end, frozenset(names)) for (end, target), names in found.items()]


def _entries(placements: pd.DataFrame) -> list[Entry]:
    entries = []
    if any("?" in one for one in placements["touches"]):
        entries.append(Entry("not known yet, and counted as the policy says", _draw_unknown))
    if placements["lapsed"].any():
        entries.append(Entry("lapsed, from the release that it was aimed at", _draw_lapse))
    return entries


def _draw_unknown(picture: Picture, x: float, y: float) -> None:
    box(picture, (x, y), (MARK_WIDTH, MARK_HEIGHT), Look(PAPER, INK, dashed=True))
    write_lines(picture, (x + 2.8, y), ["?"], SMALL)


def _draw_lapse(picture: Picture, x: float, y: float) -> None:
    arrow(picture, [(x, y + MARK_HEIGHT / 2), (x + MARK_WIDTH, y + MARK_HEIGHT / 2)], head=4)


def _described(
    placements: pd.DataFrame, releases: pd.DataFrame, loads: pd.DataFrame, title: str, says: Sequence[str]
) -> str:
    """The board in words."""
    rows = _rows(placements)
    carried = {key: list(_carried(group)) for key, group in loads.groupby("release", sort=False)}
    lines = [f"{title}.", *says]
    for release in _rows(releases):
        inside = [_told(row) for row in rows if _column_of(row) == release["release"]]
        about = "; ".join([f"go-live {format_date(release['go_live'])}", *carried.get(release["release"], [])])
        lines.append(f"{release['title']} ({about}): {listed(inside) if inside else 'nothing goes in'}.")
    for state, words in ((LEFT_OUT, "Left out"), (NOT_PLANNED, "Not planned")):
        if inside := [_told(row) for row in rows if row["state"] == state]:
            lines.append(f"{words}: {listed(inside)}.")
    lapsed = [row for row in rows if row["lapsed"]]
    lines += [f"{row['modification']} lapses from {row['target']}: {row['why']}." for row in lapsed]
    if rows and not lapsed:
        lines.append("Nothing lapses.")
    return told(lines)


def _told(row: dict[Any, Any]) -> str:
    notes = [row["touches"], *_notes(row), *_spare(row)]
    return f"{row['modification']} ({'; '.join(notes)})"
