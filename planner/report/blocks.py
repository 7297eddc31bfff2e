"""What a page is made of, whatever it is shown on: headings, paragraphs, lists and tables."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, one line when piped."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, an item a line."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; columns of numbers stand to the right."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[str] = frozenset()


Block = Heading | Paragraph | Bullets | Table
Page = list[Block]


def section(heading: str, items: Sequence[str]) -> Page:
    """A heading with a list under it; nothing where the list is empty."""
    return [Heading(heading), Bullets(items)] if items else []


def one_line(text: str) -> str:
    """Text without line breaks, and without codes that a terminal would obey: a title may hold any character."""
    return "".join(char if char.isprintable() else " " for char in text)
