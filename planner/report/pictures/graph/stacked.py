"""The graph in layers: releases from left to right, and within one more layers for what waits in it."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.report.pictures.graph.layered.layers import Layers, depths, layers_of
from planner.report.pictures.graph.network import Link, Network

Untangle = Callable[[Layers], Layers]
"""Puts the stops of layers in an order in which few links cross."""


@dataclass(frozen=True)
class Stacked:
    """Layers, and how many of them each column has."""

    layers: Layers
    widths: tuple[int, ...]
    """By column, its layers: at least one, as links may pass."""


def stacked(network: Network, untangle: Untangle, *, deep: bool = True) -> Stacked:
    """The layers of a graph.

    Parameters
    ----------
    deep
        A layer more in a release for what waits for something in it, so that every arrow that is not broken goes from
        left to right; else one layer for each release, which takes less room.
    """
    layer_of: dict[str, int] = {}
    widths: list[int] = []
    for column in network.columns:
        names = [node.name for node in network.nodes_in(column) if node.name in network.linked]
        depth_of = depths(names, _within(network.links, names) if deep else [])
        layer_of |= {name: sum(widths) + depth for name, depth in depth_of.items()}
        widths.append(max(depth_of.values(), default=0) + 1)
    ends = [(link.first, link.then) for link in network.links]
    layers = layers_of(layer_of, ends, sum(widths))
    return Stacked(untangle(layers), tuple(widths))


def _within(links: tuple[Link, ...], names: list[str]) -> list[tuple[str, str]]:
    return [(link.first, link.then) for link in links if link.waits and {link.first, link.then} <= set(names)]
