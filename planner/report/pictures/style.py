"""What all pictures look like: sizes in millimetres, fonts, and colours that can be told apart in grey."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties

PAGE_LONG, PAGE_SHORT = 277.0, 190.0
"""An A4 page less margins of 10 millimetres."""

MARGIN = 3.0
"""Free on each side of a picture."""

MM_PER_POINT = 25.4 / 72
MM_PER_INCH = 25.4

LEAST_POINTS = 6.0
"""Nothing is printed smaller on an A4 page."""

INK = "#1a1a1a"
QUIET = "#595959"
RULE = "#bdbdbd"
SHADE = "#f1f1f1"
PAPER = "#ffffff"

STRONG = "#1f4e79"
"""The accent: dark enough to be told from all others in grey, with white text on it."""
MIDDLE = "#e69f00"
"""The second accent, of middle lightness, for marks that have a shape of their own."""
LIGHT = "#c6dcef"
"""A light accent, with dark text on it."""


@dataclass(frozen=True)
class Font:
    """The font that matplotlib brings along, at a size; so that a picture is the same on every machine."""

    points: float
    bold: bool = False

    @property
    def line(self) -> float:
        """From one line to the next, in millimetres."""
        return self.points * MM_PER_POINT * 1.25

    @property
    def rise(self) -> float:
        """From the top of a line to the feet of its letters, in millimetres."""
        return self.points * MM_PER_POINT * 0.98

    @cached_property
    def properties(self) -> FontProperties:
        """As matplotlib takes it: by its file, since a font of that name may be another one elsewhere."""
        return FontProperties(fname=self.file, size=self.points)

    @property
    def file(self) -> Path:
        """Where it is."""
        return Path(matplotlib.get_data_path(), "fonts", "ttf", f"DejaVuSans{'-Bold' if self.bold else ''}.ttf")


TITLE = Font(12, bold=True)
HEADING = Font(8.5, bold=True)
BODY = Font(7.5)
BODY_BOLD = Font(7.5, bold=True)
SMALL = Font(6.5)
SMALL_BOLD = Font(6.5, bold=True)
LEAST = Font(LEAST_POINTS)
LEAST_BOLD = Font(LEAST_POINTS, bold=True)
"""The smallest."""


@dataclass(frozen=True)
class Look:
    """How a box looks; its hatch has the colour of its edge."""

    fill: str = PAPER
    edge: str | None = None
    hatch: str | None = None
    thick: float = 0.6
    """The edge, in points."""
    dashed: bool = False
    rounded: float = 0
    """The radius of its corners, in millimetres."""
