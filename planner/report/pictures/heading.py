"""What stands above every picture: its title, and what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.report.pictures.drawing import write_lines
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import BODY, MARGIN, QUIET, TITLE
from planner.report.pictures.words import wrapped

GAP = 1.5
"""Between its parts, in millimetres."""


@dataclass(frozen=True)
class Heading:
    """A title over sentences, wrapped to the width of a picture."""

    title: str
    says: Sequence[str]
    width: float
    """Of the picture."""

    @property
    def bottom(self) -> float:
        """Where it ends, from the top of the picture."""
        titles, others = self._lines()
        return MARGIN + len(titles) * TITLE.line + GAP + len(others) * BODY.line + GAP

    def draw(self, picture: Picture) -> None:
        """Write it."""
        titles, others = self._lines()
        top = write_lines(picture, (MARGIN, MARGIN), titles, TITLE) + GAP
        write_lines(picture, (MARGIN, top), others, BODY, colour=QUIET)

    def _lines(self) -> tuple[list[str], list[str]]:
        inside = self.width - 2 * MARGIN
        return wrapped(self.title, TITLE, inside, 3), [line for one in self.says for line in wrapped(one, BODY, inside)]
