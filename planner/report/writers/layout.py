"""How tables stand on sheets of paper: how wide each column is, and which tables are too wide for an upright sheet."""

import re
from collections.abc import Sequence
from math import ceil

from planner.report.blocks import Block, Bullets, Figure, Heading, Notice, Paragraph, Table, one_line

LONGEST_WORD = 24
"""Characters; a longer one is broken where a line ends, and others never are."""

COMFORTABLE = 16
"""Characters of running text in a column, in lines that are read without effort."""

LONGEST_LINE = 80
"""Characters of running text that a column asks for at most."""

MOST_TEXT = 3 * LONGEST_LINE
"""Characters by which a column's share grows at most: one cell that is very long does not take the room of all."""

UPRIGHT = 120
"""Characters in small print across an upright A4 sheet."""

BOLD = 1.3
"""How much more room a word takes in the head of a table."""

PADDING = 2
"""Characters that the white space in a cell takes."""


def within(table: Table, most: int) -> list[float]:
    """What they get of so many characters: each the longest of its words, and running text by how much of it there is.

    So that the fullest cells of all columns stand on about as many lines, and on as few as the room allows.
    """
    columns = [(_word(texts), min(_longest(texts), MOST_TEXT)) for texts in _columns(table)]

    def asked(lines: int) -> list[float]:
        return [max(word, min(ceil(text / lines), LONGEST_LINE)) + PADDING for word, text in columns]

    tried = map(asked, range(1, MOST_TEXT))
    return next((widths for widths in tried if sum(widths) <= most), asked(MOST_TEXT))


def filling(table: Table, room: float) -> list[float]:
    """The whole room, in whatever unit, shared out in these proportions."""
    shares = within(table, UPRIGHT)
    return [room * one / sum(shares) for one in shares]


def is_wide(table: Table) -> bool:
    """Whether it needs a sheet that lies across; the words of a head may stand one below another."""
    asked = (max(_word(texts), min(_longest(texts[1:]), COMFORTABLE)) + PADDING for texts in _columns(table))
    return sum(asked) > UPRIGHT


def across(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks stand on sheets that lie across: wide tables, each with the heading and the words right above it."""
    found: list[bool] = []
    goes_along = False
    below: Block | None = None
    for block in reversed(blocks):
        match block:
            case Table():
                goes_along = is_wide(block)
            case Bullets() | Figure():
                goes_along = False
            case Paragraph() | Notice():
                goes_along = goes_along and not isinstance(below, Heading)
            case Heading():
                pass
        found.append(goes_along)
        below = block
    return found[::-1]


def _columns(table: Table) -> list[list[str]]:
    return [[one_line(text) for text in texts] for texts in zip(table.columns, *table.texts, strict=True)]


def _longest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0)


def _word(texts: Sequence[str]) -> int:
    """The longest that a line does not break, of a column with its head; lines break after hyphens too."""
    head, *others = (max(map(len, re.split(r"[\s-]", text))) for text in texts)
    return min(max(1, ceil(BOLD * head), *others), LONGEST_WORD)
