"""Marks on a picture's sheet: text, boxes, lines and arrows, in millimetres from the top left corner."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Patch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from planner.report.pictures.picture import Picture
from planner.report.pictures.style import INK, RULE, SHADE, Font, Look
from planner.report.pictures.words import shown

Align = Literal["left", "center", "right"]
Point = tuple[float, float]


def write(picture: Picture, at: Point, text: str, font: Font, *, colour: str = INK, align: Align = "left") -> None:
    """Write one line of text, whose top is there."""
    x, top = at
    picture.sheet.text(
        x,
        top + font.rise,
        shown(text, font),
        fontproperties=font.properties,
        color=colour,
        ha=align,
        va="baseline",
        parse_math=False,
        zorder=5,
    )


def write_upright(picture: Picture, at: Point, text: str, font: Font, *, colour: str = INK) -> None:
    """Write one line of text from the bottom up, whose left lower corner on the page is there."""
    x, bottom = at
    picture.sheet.text(
        x + font.rise,
        bottom,
        shown(text, font),
        fontproperties=font.properties,
        color=colour,
        rotation=90,
        ha="right",
        va="bottom",
        parse_math=False,
        zorder=5,
    )


def write_lines(
    picture: Picture, at: Point, lines: Iterable[str], font: Font, *, colour: str = INK, align: Align = "left"
) -> float:
    """Write lines one below the other; where the next would begin."""
    x, top = at
    for line in lines:
        write(picture, (x, top), line, font, colour=colour, align=align)
        top += font.line
    return top


def box(picture: Picture, at: Point, size: tuple[float, float], look: Look) -> None:
    """Draw a box with this left upper corner, so wide and high."""
    (x, y), (width, height) = at, size
    drawn: Patch
    if look.rounded:
        shape = f"round,pad=0,rounding_size={look.rounded}"
        drawn = FancyBboxPatch((x, y), width, height, boxstyle=shape)
    else:
        drawn = Rectangle((x, y), width, height)
    drawn.set(facecolor=look.fill, edgecolor=look.edge or "none", linewidth=look.thick if look.edge else 0)
    drawn.set(hatch=look.hatch, linestyle=(0, (3, 2)) if look.dashed else "-", zorder=2)
    picture.sheet.add_patch(drawn)


def line(
    picture: Picture, points: Sequence[Point], *, colour: str = RULE, thick: float = 0.6, dashes: Sequence[float] = ()
) -> None:
    """Draw a line through points; ``thick`` and ``dashes`` in points. It lies over boxes, and a grey one under them."""
    xs, ys = zip(*points, strict=True)
    order = 1 if colour in (RULE, SHADE) else 3
    drawn = Line2D(xs, ys, color=colour, linewidth=thick, zorder=order, solid_capstyle="butt")
    if dashes:
        drawn.set_linestyle((0, tuple(dashes)))
    picture.sheet.add_line(drawn)


def shape(
    picture: Picture, points: Sequence[Point], *, fill: str = INK, edge: str | None = None, thick: float = 0.6
) -> None:
    """Draw a closed shape."""
    drawn = Polygon(points, closed=True, facecolor=fill, edgecolor=edge or "none", linewidth=thick, zorder=4)
    picture.sheet.add_patch(drawn)


def arrow(
    picture: Picture,
    points: Sequence[Point],
    *,
    colour: str = INK,
    thick: float = 0.8,
    dashes: Sequence[float] = (),
    head: float = 5,
) -> None:
    """Draw an arrow: through two or more points in straight lines, or as a curve with 4 points (start, two pulls, end).

    Parameters
    ----------
    thick, head
        In points: the line, and the length of the head.
    """
    codes = [Path.MOVETO, *([Path.CURVE4] * 3 if len(points) == 4 else [Path.LINETO] * (len(points) - 1))]
    drawn = FancyArrowPatch(
        path=Path(points, codes),
        arrowstyle=f"-|>,head_length={head / 10},head_width={head / 25}",
        mutation_scale=10,
        color=colour,
        linewidth=thick,
        linestyle=(0, tuple(dashes)) if dashes else "-",
        zorder=4,
    )
    picture.sheet.add_patch(drawn)


def curve(
    picture: Picture, points: Sequence[Point], *, colour: str = INK, thick: float = 0.8, dashes: Sequence[float] = ()
) -> None:
    """Draw a smooth line that sets off and arrives level; through three points, a bow that touches the middle one.

    Parameters
    ----------
    thick, dashes
        In points.
    """
    vertices, codes = [points[0]], [Path.MOVETO]
    if len(points) == 3:
        (x, y), (out, _), (end, height) = points
        pull = x + (out - x) * 4 / 3
        vertices += [(pull, y), (pull, height), (end, height)]
        codes += [Path.CURVE4] * 3
    else:
        for (x, y), (next_x, next_y) in pairwise(points):
            middle = (x + next_x) / 2
            vertices += [(middle, y), (middle, next_y), (next_x, next_y)]
            codes += [Path.CURVE4] * 3
    drawn = PathPatch(Path(vertices, codes), fill=False, edgecolor=colour, linewidth=thick, zorder=3)
    drawn.set(linestyle=(0, tuple(dashes)) if dashes else "-", capstyle="butt")
    picture.sheet.add_patch(drawn)
