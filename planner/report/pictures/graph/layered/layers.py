"""Layers with stops in them: a thing in its own layer, and a bend of every longer link in each layer between."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

Link = tuple[str, str]
"""Two things that are joined."""


class Stop(NamedTuple):
    """A place in a layer: a thing by its name, or a bend of a link by the link's number and the layer's."""

    name: str
    link: int = -1
    layer: int = -1

    @property
    def is_bend(self) -> bool:
        """Whether a link only passes here."""
        return self.link >= 0


Way = tuple[Stop, ...]
"""The stops of a link, from left to right; the two ends, top or bottom first, where both are in one layer."""


@dataclass(frozen=True, slots=True)
class Layers:
    """A graph whose links go from one layer to the next, or stay in one."""

    orders: tuple[tuple[Stop, ...], ...]
    """By layer, from the left: its stops from the top down."""
    ways: tuple[Way, ...]
    """By link, in the order in which the links were given."""

    @property
    def places(self) -> dict[Stop, int]:
        """How many stops are above each, in its layer."""
        return {stop: place for order in self.orders for place, stop in enumerate(order)}

    @property
    def layer_of(self) -> dict[Stop, int]:
        """The layer of each stop."""
        return {stop: layer for layer, order in enumerate(self.orders) for stop in order}

    def joined(self) -> Iterator[tuple[Stop, Stop]]:
        """The pieces of links between neighbouring layers, left end first."""
        layer_of = self.layer_of
        return (piece for piece in self._pieces() if layer_of[piece[0]] != layer_of[piece[1]])

    def level(self) -> Iterator[tuple[Stop, Stop]]:
        """The links that stay in their layer."""
        layer_of = self.layer_of
        return (piece for piece in self._pieces() if layer_of[piece[0]] == layer_of[piece[1]])

    def _pieces(self) -> Iterator[tuple[Stop, Stop]]:
        return (piece for way in self.ways for piece in pairwise(way))

    def ordered(self, orders: Iterable[Iterable[Stop]]) -> "Layers":
        """The same stops and links in other orders."""
        return replace(self, orders=tuple(tuple(order) for order in orders))


def layers_of(layer_of: Mapping[str, int], links: Sequence[Link], count: int) -> Layers:
    """Everything in its layer, by name, with bends where a link passes through layers; bends are below the things."""
    ways = tuple(_way(number, link, layer_of) for number, link in enumerate(links))
    orders = [[Stop(name) for name in sorted(layer_of) if layer_of[name] == layer] for layer in range(count)]
    for way in ways:
        for bend in way[1:-1]:
            orders[bend.layer].append(bend)
    return Layers(tuple(map(tuple, orders)), ways)


def _way(number: int, link: Link, layer_of: Mapping[str, int]) -> Way:
    left, right = sorted(link, key=lambda name: (layer_of[name], name))
    between = range(layer_of[left] + 1, layer_of[right])
    return (Stop(left), *(Stop("", number, layer) for layer in between), Stop(right))


def depths(names: Iterable[str], waits: Iterable[Link]) -> dict[str, int]:
    """The most things that stand in a row before each: 0 for what waits for none of the others.

    Parameters
    ----------
    waits
        What comes first, and what waits for it; without a circle, and between the names only.
    """
    before: dict[str, list[str]] = {name: [] for name in names}
    for first, then in waits:
        before[then].append(first)
    found: dict[str, int] = {}
    while len(found) < len(before):
        for name in sorted(before.keys() - found.keys()):
            if found.keys() >= set(before[name]):
                found[name] = max((found[one] + 1 for one in before[name]), default=0)
    return found
