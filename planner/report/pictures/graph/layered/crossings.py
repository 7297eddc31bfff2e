"""The order of stops in each layer: counting where links cross, and making it fewer."""

from collections.abc import Iterator
from typing import NamedTuple

from planner.report.pictures.graph.layered.layers import Layers, Stop

SWEEPS = 12
"""Through all layers, to the right and to the left in turn; pictures of 60 things are settled within the first few."""

Order = list[Stop]
Neighbours = dict[Stop, list[Stop]]


class Sides(NamedTuple):
    """Of each stop: those it is joined with in the layer to the left, to the right, and in its own."""

    left: Neighbours
    right: Neighbours
    level: Neighbours


def crossings(layers: Layers) -> int:
    """How often two links cross between neighbouring layers; links within a layer are not counted."""
    places, layer_of = layers.places, layers.layer_of
    gaps: dict[int, list[tuple[int, int]]] = {}
    for left, right in layers.joined():
        gaps.setdefault(layer_of[left], []).append((places[left], places[right]))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for pieces in gaps.values()
        for number, one in enumerate(pieces)
        for other in pieces[:number]
    )


def stops_between(layers: Layers) -> int:
    """How many stops lie between the ends of links that stay in their layer."""
    places = layers.places
    return sum(abs(places[one] - places[other]) - 1 for one, other in layers.level())


def badness(layers: Layers) -> tuple[int, int]:
    """What is to be small: crossings, then what links within a layer have to go round."""
    return crossings(layers), stops_between(layers)


def untangled(layers: Layers) -> Layers:
    """The same graph with fewer crossings, and never more than before.

    Sugiyama's method, from the order given and from its reverse. A sweep takes one layer after the other and puts its
    stops in the order of the mean places of their neighbours in the layer before; then every stop moves to wherever in
    its layer fewest links cross, until none gains by it. The best of all that is seen on the way stays. Of equally good
    places the upper one wins, so that the same graph is always drawn alike.
    """
    sides = _neighbours(layers)
    seen = [layers, *_seen(layers, sides), *_seen(layers.ordered(order[::-1] for order in layers.orders), sides)]
    return min(seen, key=badness)


def _seen(layers: Layers, sides: Sides) -> Iterator[Layers]:
    """What is found after each sweep, until nothing crosses or two sweeps have changed nothing."""
    orders = last = _settled(layers, sides)
    yield orders
    for sweep in range(SWEEPS):
        if badness(orders) == (0, 0):
            return
        last, orders = orders, _settled(_swept(orders, sides, to_the_right=sweep % 2 == 0), sides)
        yield orders
        if sweep % 2 and orders == last:
            return


def _neighbours(layers: Layers) -> Sides:
    stops = layers.layer_of
    sides = Sides(
        left={stop: [] for stop in stops}, right={stop: [] for stop in stops}, level={stop: [] for stop in stops}
    )
    for one, other in layers.joined():
        sides.right[one].append(other)
        sides.left[other].append(one)
    for one, other in layers.level():
        sides.level[one].append(other)
        sides.level[other].append(one)
    return sides


def _swept(layers: Layers, sides: Sides, *, to_the_right: bool) -> Layers:
    """Each layer in the order of the mean places of its stops' neighbours on one side; a stop without any stays put."""
    side = sides.left if to_the_right else sides.right
    orders = [list(order) for order in layers.orders]
    places = dict(layers.places)
    for number in range(len(orders)) if to_the_right else reversed(range(len(orders))):
        means = {
            stop: sum(places[one] for one in side[stop]) / len(side[stop]) if side[stop] else places[stop]
            for stop in orders[number]
        }
        orders[number].sort(key=lambda stop: (means[stop], places[stop]))
        places |= {stop: place for place, stop in enumerate(orders[number])}
    return layers.ordered(orders)


def _settled(layers: Layers, sides: Sides) -> Layers:
    """Stop by stop moved to the best place in its layer, until no move makes the whole better."""
    orders = [list(order) for order in layers.orders]
    places = dict(layers.places)
    is_better = True
    while is_better:
        is_better = False
        for order in orders:
            for stop in sorted(order):
                is_better = _sifted(stop, order, places, sides) or is_better
    return layers.ordered(orders)


def _sifted(stop: Stop, order: Order, places: dict[Stop, int], sides: Sides) -> bool:
    """Move a stop to the best place in its layer; whether that is better than where it was."""
    others = [one for one in order if one != stop]
    cost = sum(_crossed(stop, other, places, sides) for other in others)
    costs = [cost]
    for other in others:
        cost += _crossed(other, stop, places, sides) - _crossed(stop, other, places, sides)
        costs.append(cost)
    before = order.index(stop)
    tried = [(costs[at], _between([*others[:at], stop, *others[at:]], sides.level), at) for at in range(len(order))]
    best = min(tried)
    if best[:2] >= tried[before][:2]:
        return False
    order[:] = [*others[: best[2]], stop, *others[best[2] :]]
    places |= {one: place for place, one in enumerate(order)}
    return True


def _crossed(upper: Stop, lower: Stop, places: dict[Stop, int], sides: Sides) -> int:
    """How often the links of two stops cross if one is above the other."""
    both = (sides.left, sides.right)
    return sum(places[one] > places[other] for side in both for one in side[upper] for other in side[lower])


def _between(order: Order, level: Neighbours) -> int:
    """What links within the layer have to go round, twice."""
    places = {stop: place for place, stop in enumerate(order)}
    return sum(abs(places[stop] - places[other]) for stop in order for other in level[stop])
