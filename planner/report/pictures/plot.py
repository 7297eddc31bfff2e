"""A plot of whole numbers against whole numbers: two axes, and where a pair of numbers is on the sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from planner.explain.words import worth
from planner.report.pictures.drawing import Point, box, line, shape, write, write_lines, write_upright
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import INK, LEAST, PAPER, QUIET, RULE, SMALL, STRONG, Look
from planner.report.pictures.words import shortened, width_of

FREE = 0.08
"""Beyond the lowest and the highest value, of what is between them."""
ROUND = ((1.0, 0.0), (0.924, 0.383), (0.707, 0.707), (0.383, 0.924), (0.0, 1.0))


@dataclass(frozen=True)
class Axis:
    """Values from the lowest to the highest, and what they are."""

    low: float
    high: float
    says: str
    unit: str = ""

    @classmethod
    def over(cls, values: Iterable[float], says: str, unit: str = "") -> "Axis":
        """With all these values on it, and some room on either side."""
        known = sorted(values) or [0.0]
        room = max((known[-1] - known[0]) * FREE, 0.5)
        return cls(known[0] - room, known[-1] + room, says, unit)

    def share(self, value: float) -> float:
        """How far along the axis a value is, from 0 to 1."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def words(self, tick: int) -> str:
        """A round value, as it stands at the axis."""
        return worth(tick, self.unit)

    def ticks(self, most: int) -> list[int]:
        """Round values on it, about so many at most."""
        found = MaxNLocator(nbins=max(1, most), integer=True).tick_values(self.low, self.high)
        return [round(one) for one in found if self.low <= one <= self.high and one >= 0 and one == round(one)]


@dataclass(frozen=True)
class Plot:
    """Two axes on a sheet: a frame with this left upper corner, and the names of the axes outside of it."""

    across: Axis
    up: Axis
    corner: Point
    size: tuple[float, float]

    def at(self, across: float, up: float) -> Point:
        """Where a pair of values is; at the edge, where it is beyond."""
        (x, y), (wide, high) = self.corner, self.size
        return x + wide * self.across.share(across), y + high * (1 - self.up.share(up))

    def draw_axes(self, picture: Picture) -> None:
        """Draw the frame, the ticks with their values, and what the axes are."""
        (x, y), (wide, high) = self.corner, self.size
        box(picture, self.corner, self.size, Look(PAPER, RULE, thick=0.5))
        widest = max(
            (width_of(self.across.words(one), LEAST) for one in (round(self.across.low), round(self.across.high))),
            default=1,
        )
        for tick in self.across.ticks(min(8, int(wide / (widest + 5)))):
            place, _ = self.at(tick, self.up.low)
            line(picture, [(place, y + high), (place, y + high + 1)], colour=INK, thick=0.5)
            write(picture, (place, y + high + 1.2), self.across.words(tick), LEAST, align="center")
        for tick in self.up.ticks(min(8, int(high / 7))):
            _, place = self.at(self.across.low, tick)
            line(picture, [(x - 1, place), (x, place)], colour=INK, thick=0.5)
            write(picture, (x - 1.4, place - LEAST.line / 2), self.up.words(tick), LEAST, align="right")
        below = y + high + 1.4 + LEAST.line
        write_lines(picture, (x + wide / 2, below), [shortened(self.across.says, SMALL, wide)], SMALL, align="center")
        says = shortened(self.up.says, SMALL, high)
        write_upright(picture, (x - self.left_room + 0.5, y + (high + width_of(says, SMALL)) / 2), says, SMALL)

    @property
    def left_room(self) -> float:
        """What the axis that goes up needs on its left."""
        ticks = [self.up.words(one) for one in self.up.ticks(min(8, int(self.size[1] / 7)))]
        return max((width_of(one, LEAST) for one in ticks), default=0) + SMALL.line + 2.8


BELOW = LEAST.line + SMALL.line + 2.2
"""What the axis that goes across needs below."""


def dot(picture: Picture, at: Point, radius: float, *, fill: str = INK, edge: str = INK) -> None:
    """Draw a round mark."""
    x, y = at
    quarter = [(a * radius, b * radius) for a, b in ROUND]
    ring = [*quarter, *((-a, b) for a, b in reversed(quarter)), *((-a, -b) for a, b in quarter)]
    ring += [(a, -b) for a, b in reversed(quarter)]
    shape(picture, [(x + a, y + b) for a, b in ring], fill=fill, edge=edge, thick=0.8)


def diamond(picture: Picture, at: Point, radius: float, *, fill: str = STRONG, edge: str = INK) -> None:
    """Draw a mark that stands on its corner."""
    x, y = at
    corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    shape(picture, corners, fill=fill, edge=edge, thick=0.8)


def ring(picture: Picture, at: Point, radius: float) -> None:
    """Draw a square around a mark."""
    x, y = at
    corners = [(x - radius, y - radius), (x + radius, y - radius), (x + radius, y + radius), (x - radius, y + radius)]
    line(picture, [*corners, corners[0], corners[1]], colour=QUIET, thick=1.1)
