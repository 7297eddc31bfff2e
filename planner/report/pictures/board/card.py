"""A modification as a card: what it is, what it touches, and what is to be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.report.pictures.drawing import box, write, write_lines
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import (
    BODY_BOLD,
    INK,
    LEAST,
    LIGHT,
    PAPER,
    QUIET,
    SHADE,
    SMALL,
    STRONG,
    Look,
)
from planner.report.pictures.words import shortened, width_of, wrapped

PAD = 1.0
TAG_HEIGHT = LEAST.line + 0.5
TAG_GAP = 0.8
ROW = BODY_BOLD.line + 0.2
"""From one row of tags to the next; the name stands in one too."""
TAG_LOOKS = {
    "DUIS": (Look(STRONG, STRONG), PAPER),
    "CH firmware": (Look(LIGHT, INK), INK),
    "GBCS": (Look(PAPER, INK), INK),
}
OTHER_TAG = (Look(SHADE, QUIET), INK)


@dataclass(frozen=True)
class Card:
    """What stands on a card of some width."""

    name: str
    title: str
    touches: Sequence[str]
    notes: Sequence[str]
    """Said of it below."""
    spare: Sequence[str] = ()
    """The same, where there is room."""
    is_marked: bool = False
    """Whether it is to be seen at once, by a bar on its left and a thick edge."""
    width: float = 40
    title_lines: int = 3

    @cached_property
    def height(self) -> float:
        """In millimetres."""
        return self._notes_top + len(self._notes) * SMALL.line + PAD

    def draw(self, picture: Picture, left: float, top: float) -> None:
        """Draw it with this left upper corner."""
        box(picture, (left, top), (self.width, self.height), Look(PAPER, INK, thick=1.0 if self.is_marked else 0.5))
        if self.is_marked:
            box(picture, (left, top), (0.8, self.height), Look(INK))
        x = left + PAD + 0.4
        write_lines(picture, (x, top + PAD), self._names, BODY_BOLD)
        for tag, row, offset in self._tags:
            draw_tag(picture, tag, (x + offset, top + PAD + row * ROW + 0.1), self._inside)
        write_lines(picture, (x, top + self._title_top), self._titles, SMALL)
        colour = INK if self.is_marked else QUIET
        write_lines(picture, (x, top + self._notes_top), self._notes, SMALL, colour=colour)

    @property
    def _inside(self) -> float:
        return self.width - 2 * PAD - 0.8

    @cached_property
    def _names(self) -> list[str]:
        return wrapped(self.name, BODY_BOLD, self._inside)

    @cached_property
    def _titles(self) -> list[str]:
        return wrapped(self.title, SMALL, self._inside, self.title_lines) if self.title_lines else []

    @cached_property
    def _notes(self) -> list[str]:
        return wrapped(" \N{MIDDLE DOT} ".join([*self.notes, *self.spare]), SMALL, self._inside, 6)

    @cached_property
    def _tags(self) -> list[tuple[str, int, float]]:
        """Each tag with its row and where it begins: right of the name as long as there is room."""
        found, row = [], len(self._names) - 1
        here = width_of(self._names[-1], BODY_BOLD) + 2
        for tag in self.touches:
            width = tag_width(tag, self._inside)
            if here and here + width > self._inside:
                row, here = row + 1, 0.0
            found.append((tag, row, here))
            here += width + TAG_GAP
        return found

    @cached_property
    def _title_top(self) -> float:
        rows = max([len(self._names) - 1, *(row for _, row, _ in self._tags)]) + 1
        return PAD + rows * ROW + 0.2

    @cached_property
    def _notes_top(self) -> float:
        return self._title_top + len(self._titles) * SMALL.line


def tag_width(tag: str, most: float) -> float:
    """How wide a tag is, in millimetres."""
    return min(most, width_of(tag, LEAST) + 1.6)


def draw_tag(picture: Picture, tag: str, at: tuple[float, float], most: float) -> None:
    """Draw what a modification touches; with a dashed edge, and white, what is not known."""
    look, colour = TAG_LOOKS.get(tag, OTHER_TAG)
    if tag.endswith("?"):
        look, colour = Look(PAPER, INK, dashed=True), INK
    x, y = at
    box(picture, at, (tag_width(tag, most), TAG_HEIGHT), look)
    write(picture, (x + 0.8, y + 0.25), shortened(tag, LEAST, most - 1.6), LEAST, colour=colour)
