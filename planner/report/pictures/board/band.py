"""Columns of a board side by side: their heads, their cards, and the arrows of what lapsed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from planner.report.pictures.board.columns import BAND_GAP, CARD_GAP, GUTTER, Band, Column
from planner.report.pictures.drawing import Point, arrow, box, line, shape, write_lines
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import BODY_BOLD, INK, MARGIN, PAPER, QUIET, SHADE, SMALL, STRONG, Look
from planner.report.pictures.words import wrapped

LANE = 1.6
"""From one arrow's way under the heads to the next."""


@dataclass(frozen=True)
class Head:
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
class Move:
    """Cards that lapsed from the same release into the same column."""

    start: str
    end: str
    names: frozenset[str]


@dataclass(frozen=True)
class PlacedBand:
    """Columns side by side, with their arrows."""

    columns: Band
    heads: dict[str, Head]
    moves: Sequence[Move]

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
    def _moves(self) -> list[Move]:
        """The moves that end here, by column, and of one column the nearest first."""
        order = [column.key for column in self.columns]
        inside = [move for move in self.moves if move.end in order]
        return sorted(inside, key=lambda move: (order.index(move.end), move.start not in order, move.start))

    @cached_property
    def _lanes(self) -> list[Move]:
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
