"""What stands below a picture: its marks, each with what it means."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planner.report.pictures.drawing import write
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import SMALL, SMALL_BOLD
from planner.report.pictures.words import width_of, wrapped

MARK_WIDTH = 8.0
MARK_HEIGHT = SMALL.line
ROW = SMALL.line + 1
GAP = 5.0
"""Between two entries."""


@dataclass(frozen=True)
class Entry:
    """A mark, and what it means."""

    says: str
    draw: Callable[[Picture, float, float], None]
    """Draws the mark into a box with this left upper corner, ``MARK_HEIGHT`` high."""
    width: float = MARK_WIDTH
    """Of the mark."""


def word_entry(word: str, says: str) -> Entry:
    """A word that stands in the picture, and what it means."""

    def draw(picture: Picture, x: float, y: float) -> None:
        write(picture, (x, y), word, SMALL_BOLD)

    return Entry(says, draw, width_of(word, SMALL_BOLD))


@dataclass(frozen=True)
class Legend:
    """Entries in rows that are as wide as a picture has room."""

    entries: Sequence[Entry]
    width: float

    @property
    def height(self) -> float:
        """In millimetres."""
        return max((top + ROW * len(lines) for _, lines, _, top in self._places()), default=0)

    def draw(self, picture: Picture, left: float, top: float) -> None:
        """Draw it with this left upper corner."""
        for entry, lines, x, y in self._places():
            entry.draw(picture, left + x, top + y)
            for number, one in enumerate(lines):
                write(picture, (left + x + entry.width + 1.5, top + y + ROW * number), one, SMALL)

    def _places(self) -> Iterator[tuple[Entry, list[str], float, float]]:
        """Each entry with its lines and place."""
        x, y, rows = 0.0, 0.0, 1
        for entry in self.entries:
            lines = wrapped(entry.says, SMALL, self.width - entry.width - 1.5)
            needed = entry.width + 1.5 + max(width_of(one, SMALL) for one in lines)
            if x and x + needed > self.width:
                x, y, rows = 0.0, y + ROW * rows, 1
            yield entry, lines, x, y
            x, rows = x + needed + GAP, max(rows, len(lines))
