"""Which part of a graph is shown where the whole is too much for a page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from planner.explain.words import counted
from planner.graph import grouped, reach
from planner.report.pictures.graph.network import Network

MOST_NODES = 60
"""More on a page cannot be read."""


@dataclass(frozen=True)
class View:
    """What is asked for of a graph; the whole, if nothing is said."""

    around: str | None = None
    """A modification: what is linked with it, directly or through others."""
    distance: int | None = None
    """At most so many links away from it; where it is left out, as far as there are no more than 60."""
    layout: Literal["own", "dot"] = "own"
    """``own`` makes the same picture on any machine; with ``dot``, graphviz puts what is in a release in order."""


WHOLE = View()


@dataclass(frozen=True)
class Chosen:
    """What is shown, and what is to be said of the rest."""

    network: Network
    says: tuple[str, ...] = ()


def chosen(network: Network, view: View = WHOLE) -> Chosen:
    """The whole graph; where it has more than 60 modifications, those with links; where these are more, some groups.

    A group is what is linked directly or through others. The largest groups are taken as long as they are 60 together;
    if the largest alone is more, what is around the modification with the most links.

    Raises
    ------
    ValueError
        If there is no such modification.
    """
    if view.around is not None:
        return _around(network, view.around, view.distance)
    if len(network.nodes) <= MOST_NODES:
        return Chosen(network)
    linked = network.only(network.linked)
    without = counted(len(network.nodes) - len(linked.nodes), "modification")
    if len(linked.nodes) <= MOST_NODES:
        return Chosen(linked, (f"Not drawn: {without} without links.",))
    groups = grouped(_ends(network))
    if len(groups[0]) > MOST_NODES:
        return _around_the_most_linked(linked)
    sizes = accumulate(len(group) for group in groups)
    largest = groups[: sum(size <= MOST_NODES for size in sizes)]
    drawn = linked.only(set().union(*largest))
    rest = len(linked.nodes) - len(drawn.nodes)
    others = counted(rest, "modification")
    smaller = counted(len(groups) - len(largest), "smaller group")
    says = f"Drawn are the {counted(len(largest), 'largest group')} of linked modifications."
    return Chosen(drawn, (f"{says} Not drawn: {others} in {smaller}, {without} without links.",))


def _around_the_most_linked(linked: Network) -> Chosen:
    ends = Counter(name for link in _ends(linked) for name in link)
    centre = min(ends, key=lambda name: (-ends[name], name))
    return _around(linked, centre, None, f", which has the most links of {counted(len(linked.nodes), 'modification')}")


def _around(network: Network, centre: str, distance: int | None, why: str = "") -> Chosen:
    if centre not in {node.name for node in network.nodes}:
        raise ValueError(f"there is no modification {centre}")
    away = reach(_ends(network), centre)
    if distance is None:
        distance = max(1, _as_far_as_can_be_read(list(away.values())))
    near = network.only({name for name, far in away.items() if far <= distance}).trimmed()
    beyond = len(away) - len(near.nodes)
    says = f"Drawn is what is linked with {centre}{why}"
    if beyond:
        further = "1 more is" if beyond == 1 else f"{beyond} more are"
        says += f", through at most {counted(distance, 'link')}; {further} further away"
    return Chosen(near, (f"{says}.",))


def _as_far_as_can_be_read(distances: Sequence[int]) -> int:
    return max(far for far in distances if not far or sum(one <= far for one in distances) <= MOST_NODES)


def _ends(network: Network) -> list[tuple[str, str]]:
    return [(link.first, link.then) for link in network.links]
