"""A chance as a cell, and what its marks mean."""

from planner.report.pictures.drawing import Point, box, line, shape, write
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import INK, PAPER, RULE, SMALL, STRONG, Font, Look

DARK_FROM_PERCENT = 72
"""Numbers in cells that are darker than this are white, so that they stand out by 4 to 1 or more."""


def centred(top: float, high: float, font: Font) -> float:
    return top + (high - font.line) / 2


def draw_cell(picture: Picture, corner: Point, size: tuple[float, float], chance: float) -> None:
    """A cell that is the darker the likelier it is, with the number in it."""
    (x, y), (wide, high) = corner, size
    box(picture, corner, size, Look(shade(chance), RULE, thick=0.4))
    if chance:
        colour = PAPER if chance > DARK_FROM_PERCENT else INK
        write(picture, (x + wide / 2, centred(y, high, SMALL)), percent(chance), SMALL, colour=colour, align="center")


def draw_frame(picture: Picture, corner: Point, size: tuple[float, float]) -> None:
    """Where the plan has it."""
    (x, y), (wide, high) = corner, size
    inset = 0.35
    corners = [(x + inset, y + inset), (x + wide - inset, y + inset), (x + wide - inset, y + high - inset)]
    line(picture, [*corners, (x + inset, y + high - inset), (x + inset, y)], colour=INK, thick=1.6)


def draw_flag(picture: Picture, corner: Point, chance: float) -> None:
    """What it is aimed at: a corner of the cell."""
    x, y, size = corner[0] + 0.65, corner[1] + 0.65, 1.8
    edge = PAPER if chance > DARK_FROM_PERCENT else INK
    shape(picture, [(x, y), (x + size, y), (x, y + size)], fill=INK, edge=edge, thick=0.5)


def shade(chance: float) -> str:
    """From paper to the accent, as a chance goes from 0 to 100 per cent."""
    ends = [[int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in (PAPER, STRONG)]
    mixed = [round(light + (dark - light) * chance / 100) for light, dark in zip(*ends, strict=True)]
    return "#" + "".join(f"{one:02x}" for one in mixed)


def percent(chance: float) -> str:
    """A chance as a whole number, but neither 0 nor 100 where it is not quite that."""
    if 0 < chance < 1:
        return "<1"
    if 99 < chance < 100:
        return ">99"
    return f"{chance:.0f}"


def entries() -> list[Entry]:
    size = (MARK_WIDTH, MARK_HEIGHT)

    def ramp(picture: Picture, x: float, y: float) -> None:
        for number, chance in enumerate((0, 25, 50, 75, 100)):
            look = Look(shade(chance), RULE, thick=0.3)
            box(picture, (x + number * MARK_WIDTH / 5, y), (MARK_WIDTH / 5, MARK_HEIGHT), look)

    def planned(picture: Picture, x: float, y: float) -> None:
        draw_frame(picture, (x, y), size)

    def target(picture: Picture, x: float, y: float) -> None:
        box(picture, (x, y), size, Look(PAPER, RULE, thick=0.4))
        draw_flag(picture, (x, y), 0)

    return [
        Entry("never to always; an empty cell is never", ramp),
        Entry("where the plan has it", planned),
        Entry("its target", target),
    ]
