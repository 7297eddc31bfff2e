"""How high each stop stands: in the order of its layer, and so that links are short and straight."""

from collections.abc import Callable, Mapping, Sequence
from math import inf

from planner.report.pictures.graph.layered.layers import Layers, Stop, Way

ROUNDS = 24
"""After these, no stop of a picture of 60 things moves by a tenth of a millimetre any more."""

STRAIGHTENINGS = 4
"""Each makes room for the next."""

STRAIGHT = {0: 1.0, 1: 2.0, 2: 8.0}
"""How much it matters that a piece of a link is level, by how many of its two ends are bends (as in graphviz)."""

Room = Callable[[Stop], float]


def heights(layers: Layers, room: Room) -> dict[Stop, float]:
    """The distance of each stop's middle from the top of the picture, the smallest of all being half its room.

    Layer by layer each stop goes to the weighted mean height of its neighbours, as near as the order and the room of
    the stops allow: that is a regression under an order, which pooling neighbours that collide solves exactly (Ayer
    and others, 1955). Sweeps to the right and back let the layers settle. Then the bends of a link go to one height.

    Parameters
    ----------
    room
        The height that a stop needs for itself, distances to its neighbours included.
    """
    neighbours: dict[Stop, list[tuple[Stop, float]]] = {stop: [] for stop in layers.layer_of}
    for one, other in layers.joined():
        weight = STRAIGHT[one.is_bend + other.is_bend]
        neighbours[one].append((other, weight))
        neighbours[other].append((one, weight))
    found = {stop: height for order in layers.orders for stop, height in _stacked(order, room).items()}
    for sweep in range(ROUNDS):
        for order in layers.orders if sweep % 2 == 0 else reversed(layers.orders):
            found |= _placed(order, room, _wanted(order, neighbours, found))
    for _ in range(STRAIGHTENINGS):
        for way in layers.ways:
            found |= _straightened(way[1:-1], layers, room, found)
    top = min((height - room(stop) / 2 for stop, height in found.items()), default=0.0)
    return {stop: round(height - top, 3) for stop, height in found.items()}


def _straightened(bends: Way, layers: Layers, room: Room, found: Mapping[Stop, float]) -> dict[Stop, float]:
    """All bends of a link at one height, where what is above and below them leaves room for that."""
    highest, lowest = -inf, inf
    for bend in bends:
        order = layers.orders[bend.layer]
        place = order.index(bend)
        if place:
            highest = max(highest, found[order[place - 1]] + (room(order[place - 1]) + room(bend)) / 2)
        if place + 1 < len(order):
            lowest = min(lowest, found[order[place + 1]] - (room(order[place + 1]) + room(bend)) / 2)
    if not bends or highest > lowest:
        return {}
    mean = sum(found[bend] for bend in bends) / len(bends)
    return dict.fromkeys(bends, min(max(mean, highest), lowest))


def _stacked(order: Sequence[Stop], room: Room) -> dict[Stop, float]:
    """One right below the other."""
    found, bottom = {}, 0.0
    for stop in order:
        found[stop] = bottom + room(stop) / 2
        bottom += room(stop)
    return found


def _wanted(
    order: Sequence[Stop], neighbours: Mapping[Stop, list[tuple[Stop, float]]], found: Mapping[Stop, float]
) -> dict[Stop, tuple[float, float]]:
    """The height that each would like best, and how much; where it has no neighbours it would rather stay."""
    wanted = {}
    for stop in order:
        weight = sum(weight for _, weight in neighbours[stop])
        mean = sum(found[other] * weight for other, weight in neighbours[stop]) / weight if weight else found[stop]
        wanted[stop] = (mean, weight or 0.01)
    return wanted


def _placed(order: Sequence[Stop], room: Room, wanted: Mapping[Stop, tuple[float, float]]) -> dict[Stop, float]:
    """As near to what is wanted as order and room allow, by the sum of weighted squares."""
    offset = _stacked(order, room)
    pools: list[tuple[float, float, list[Stop]]] = []
    for stop in order:
        height, weight = wanted[stop]
        pool = (height - offset[stop], weight, [stop])
        while pools and pools[-1][0] > pool[0]:
            pool = _pooled(pools.pop(), pool)
        pools.append(pool)
    return {stop: base + offset[stop] for base, _, stops in pools for stop in stops}


def _pooled(
    upper: tuple[float, float, list[Stop]], lower: tuple[float, float, list[Stop]]
) -> tuple[float, float, list[Stop]]:
    """Stops that collide stand as one, at their common mean."""
    weight = upper[1] + lower[1]
    return (upper[0] * upper[1] + lower[0] * lower[1]) / weight, weight, [*upper[2], *lower[2]]
