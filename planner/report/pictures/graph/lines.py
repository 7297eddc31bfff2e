"""The lines of links: where each runs, and how its kind is told without colour."""

from collections.abc import Sequence

from planner.report.pictures.drawing import Point, curve, line, shape
from planner.report.pictures.graph.layered.layers import Stop, Way
from planner.report.pictures.graph.network import Link
from planner.report.pictures.graph.sheet import Sheet
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import INK, PAPER, STRONG

HEAD = 2.0
"""The length of an arrow's head."""
SPREAD = 2.0
"""Between two lines that end at the same card."""

Ports = dict[tuple[int, Stop], float]
"""By link and stop: the height at which they meet."""

DASHES: dict[str, tuple[float, ...]] = {"after": (5, 2), "apart": (1, 1.6), "excludes": (5, 2, 1, 2)}


def draw_links(picture: Picture, sheet: Sheet, top: float) -> None:
    """Draw every link, those that a plan breaks last."""
    ports = _ports(sheet, top)
    pairs = list(enumerate(zip(sheet.network.links, sheet.stacked.layers.ways, strict=True)))
    for number, (link, way) in sorted(pairs, key=lambda pair: (bool(pair[1][0].found), pair[0])):
        points = _points(sheet, number, ports)
        draw_link(picture, link, points if way[0].name == link.first else points[::-1])


def draw_link(picture: Picture, link: Link, points: Sequence[Point]) -> None:
    """Draw one link along these points, from its first end; heavy where it is broken."""
    colour, thick = (STRONG, 2.2) if link.found else (INK, 0.8)
    if link.waits:
        (x, _), (end, height) = points[-2:]
        back = end - HEAD if end >= x else end + HEAD
        curve(picture, [*points[:-1], (back, height)], colour=colour, thick=thick, dashes=DASHES.get(link.kind, ()))
        half = HEAD * (0.55 if link.found else 0.38)
        shape(picture, [(end, height), (back, height - half), (back, height + half)], fill=colour)
    elif link.kind == "together":
        curve(picture, points, colour=colour, thick=thick + 1.8)
        curve(picture, points, colour=PAPER, thick=thick)
    else:
        curve(picture, points, colour=colour, thick=thick + 0.3, dashes=DASHES[link.kind])
    if link.kind == "excludes":
        _cross(picture, middle(points))
    if link.found:
        _warning(picture, middle(points))


def middle(points: Sequence[Point]) -> Point:
    """Half way along the middle piece of a line; the outermost point of a bow."""
    if len(points) == 3:
        return points[1]
    (x, y), (next_x, next_y) = points[len(points) // 2 - 1], points[len(points) // 2]
    return (x + next_x) / 2, (y + next_y) / 2


def _cross(picture: Picture, at: Point) -> None:
    (x, y), size = at, 1.0
    line(picture, [(x - size, y - size), (x + size, y + size)], colour=INK, thick=1.1)
    line(picture, [(x - size, y + size), (x + size, y - size)], colour=INK, thick=1.1)


def _warning(picture: Picture, at: Point) -> None:
    """A triangle with a bar and a dot in it."""
    x, y = at
    shape(picture, [(x, y - 2.2), (x + 2.2, y + 1.6), (x - 2.2, y + 1.6)], fill=PAPER, edge=STRONG, thick=1.2)
    for top, bottom in ((y - 0.9, y + 0.45), (y + 0.75, y + 1.15)):
        shape(picture, [(x - 0.22, top), (x + 0.22, top), (x + 0.22, bottom), (x - 0.22, bottom)], fill=STRONG)


def _points(sheet: Sheet, number: int, ports: Ports) -> list[Point]:
    """From left to right: through the gaps in curves, and level through the layers between."""
    way = sheet.stacked.layers.ways[number]
    (start, *between, end) = [(sheet.edges[sheet.layer_of[stop]], ports[number, stop]) for stop in way]
    if _is_level(sheet, way):
        return _bow(sheet, number, start[0], (start[1], end[1]))
    points = [(start[0][1], start[1])]
    for (left, right), height in between:
        points += [(left, height), (right, height)]
    return [*points, (end[0][0], end[1])]


def _bow(sheet: Sheet, number: int, edges: tuple[float, float], heights: tuple[float, float]) -> list[Point]:
    """Out of one side of the upper card, round what is between, and into the same side of the other.

    What waits for something does so on the left, so that its arrow points to the right as all do.
    """
    first, last = (sheet.stacked.layers.places[stop] for stop in sheet.stacked.layers.ways[number])
    wide = min(2.2 + 0.6 * abs(first - last), sheet.gap * (0.7 if sheet.network.links[number].waits else 0.4))
    at, out = (edges[0], edges[0] - wide) if sheet.network.links[number].waits else (edges[1], edges[1] + wide)
    return [(at, heights[0]), (out, sum(heights) / 2), (at, heights[1])]


def _is_level(sheet: Sheet, way: Way) -> bool:
    return sheet.layer_of[way[0]] == sheet.layer_of[way[-1]]


def _ports(sheet: Sheet, top: float) -> Ports:
    """The height at which each link meets each of its stops; on a card one below the other, by where they come from."""
    sides: dict[tuple[Stop, bool], list[tuple[float, int]]] = {}
    ways = sheet.stacked.layers.ways
    for number, (way, link) in enumerate(zip(ways, sheet.network.links, strict=True)):
        is_level = _is_level(sheet, way)
        sides.setdefault((way[0], not (is_level and link.waits)), []).append((sheet.height_of[way[1]], number))
        sides.setdefault((way[-1], is_level and not link.waits), []).append((sheet.height_of[way[-2]], number))
    ports: Ports = {(bend.link, bend): top + sheet.height_of[bend] for way in ways for bend in way[1:-1]}
    for (stop, _), links in sides.items():
        step = min(SPREAD, (sheet.card_height(stop.name) - 1.2) / len(links))
        for place, (_, number) in enumerate(sorted(links)):
            ports[number, stop] = top + sheet.height_of[stop] + (place - (len(links) - 1) / 2) * step
    return ports
