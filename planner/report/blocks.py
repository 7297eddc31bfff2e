"""What a page is made of, whatever it is shown on: headings, paragraphs, lists and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from models import Money
from models.shown import Shown
from planner.calendar import format_date


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of a part."""

    text: str
    depth: int = 1
    """1 for a part of the page, 2 for a part of a part; the first heading of a page is its title."""
    starts_sheet: bool = False
    """Whether it begins a new sheet, where it is printed."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, one line when piped."""

    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that nobody should read past."""

    text: str

    @property
    def words(self) -> str:
        """What says that it is one, without any colour."""
        return f"Warning: {self.text}"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, an item a line."""

    items: Sequence[str]


Cell: TypeAlias = str | int | date | Money | None
"""What stands in a table: words; a whole number, a day or money, with which a workbook can count; None for nothing."""


def cell_text(cell: Cell) -> str:
    """A cell in words: 1,250, 24 June 2020 and £1,250.50."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case date():
            return format_date(cell)
        case Money():
            return str(cell)
        case int():
            return f"{cell:,}"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; columns of numbers stand to the right."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    numeric: frozenset[str] = frozenset()

    @property
    def texts(self) -> list[list[str]]:
        """The rows in words."""
        return [[cell_text(cell) for cell in row] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, drawn already, with its words, which stand wherever it cannot be seen."""

    title: str
    says: Sequence[str]
    """What it shows, in sentences."""
    svg: bytes
    png: bytes
    width_mm: float
    height_mm: float

    @property
    def words(self) -> str:
        """The whole text alternative."""
        return " ".join([f"{self.title}.", *self.says])


Block = Heading | Paragraph | Notice | Bullets | Table | Figure
Page = list[Block]


ABOUT = ("About this paper", "Details")
"""The head of what stands around a paper, in forms whose tables must have one."""


@dataclass(frozen=True, slots=True, repr=False)
class Paper(Shown):
    """What SECAS sends to the Panel, before it has a form: a page with what stands around it."""

    name: str
    """What its files are called, without their endings: ``rid-jun-2021``."""
    page: Page
    """Begins with its title as a heading."""
    about: Sequence[tuple[str, str]] = ()
    """What stands at its head, such as ("Action", "For information")."""
    foot: str = ""
    """What stands at the foot of every sheet: what it was made from, the same for the same scenario."""

    @property
    def title(self) -> str:
        """Its first heading."""
        first = self.page[0]
        assert isinstance(first, Heading), "a paper begins with its title"
        return first.text

    @property
    def in_short(self) -> str:
        """Its name and its title."""
        return f"{self.name}, {self.title}"


def section(heading: str, items: Sequence[str]) -> Page:
    """A heading with a list under it; nothing where the list is empty."""
    return [Heading(heading), Bullets(items)] if items else []


def one_line(text: str) -> str:
    """Text without line breaks, and without codes that a terminal would obey: a title may hold any character."""
    return "".join(char if char.isprintable() else " " for char in text)
