"""A picture: a matplotlib figure with a text alternative, whose bytes are the same for the same input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from textwrap import shorten
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape

import matplotlib
from matplotlib.figure import Figure

from planner.report.pictures.style import MM_PER_INCH, PAPER
from planner.report.pictures.words import one_line

DOTS_PER_INCH = 200

_HOUSE = {
    "font.family": "DejaVu Sans",
    "hatch.linewidth": 0.5,
    "path.simplify": False,
    "svg.fonttype": "path",  # text looks the same where the font is not installed
    "svg.hashsalt": "secplan",  # else ids are drawn by chance
    "text.hinting": "no_hinting",  # so that text is as wide on the screen as it was measured
    "text.parse_math": False,  # a dollar sign is a dollar sign
}


@contextmanager
def house_style() -> Iterator[None]:
    """Settings of the library's own and ours, whatever the user's are: ``@house_style()`` stands over every picture."""
    own: dict[Any, Any] = {name: value for name, value in matplotlib.rcParamsDefault.items() if name not in _NOT_OURS}
    with matplotlib.rc_context(own | _HOUSE):
        yield


_NOT_OURS = {"backend", "backend_fallback", "date.epoch", "interactive", "toolbar"}
"""Settings of how figures are shown, which no picture depends on."""


class Picture(Figure):
    """A figure that is drawn on one sheet, in millimetres from its top left corner.

    Parameters
    ----------
    width, height
        In millimetres.
    title
        What it is called where it is not seen.
    description
        The text alternative: the title on a line, then what it shows, in lines of a sentence or two with names, dates
        and numbers.
    as_text
        The same for other programs, by the ending of a file, such as ``.dot``.
    """

    def __init__(
        self,
        width: float,
        height: float,
        *,
        title: str,
        description: str,
        as_text: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        with house_style():
            super().__init__(figsize=(width / MM_PER_INCH, height / MM_PER_INCH), dpi=100, facecolor=PAPER)
            self.sheet = self.add_axes((0, 0, 1, 1))
            self.sheet.set(xlim=(0, width), ylim=(height, 0))
            self.sheet.set_axis_off()
        self.width, self.height = width, height
        self.title = title
        self.description = description
        self.as_text = as_text

    def __repr__(self) -> str:
        title = shorten(one_line(self.title), 60, placeholder="...")
        return f"<{type(self).__name__}: {title}, {self.width:.0f} x {self.height:.0f} mm>"

    def _repr_png_(self) -> bytes:
        return png_bytes(self)


def svg_bytes(picture: Picture) -> bytes:
    """The picture as SVG, with its title and description for who cannot see it; text as paths."""
    drawn = _file(picture, "svg", {"Date": None, "Creator": None, "Format": None, "Type": None}).decode()
    before, _, after = drawn.partition("<svg ")
    attributes, _, content = after.partition(">")
    told = f"<title>{escape(one_line(picture.title))}</title>\n <desc>{escape(one_line(picture.description))}</desc>"
    return f'{before}<svg role="img" {attributes}>\n {told}{content}'.encode()


def png_bytes(picture: Picture) -> bytes:
    """The picture as PNG, with its title and description in text chunks."""
    told = {"Title": picture.title, "Description": picture.description, "Software": None}
    return _file(picture, "png", told)


def _file(picture: Picture, kind: str, metadata: dict[str, Any]) -> bytes:
    file = BytesIO()
    with house_style():
        picture.savefig(file, format=kind, dpi=DOTS_PER_INCH, metadata=metadata)
    return file.getvalue()
