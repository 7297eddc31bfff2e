"""The dependency graph: cycles, an order in which prerequisites come first, what a change carries along."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import networkx as nx

from models import Scenario

Edge = tuple[str, str]
"""A prerequisite, and the change that waits for it."""


def dependency_graph(scenario: Scenario) -> "nx.DiGraph[str]":
    """An edge from each prerequisite (`needs`, `after`) to the change that waits for it.

    Raises
    ------
    ValueError
        If changes wait for each other in a circle; the loader has told of it before, with its place in the file.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted(scenario.modification_of))
    for modification in scenario.modifications:
        graph.add_edges_from((other, modification.id) for other in modification.needs)
        graph.add_edges_from((other.id, modification.id) for other in modification.after)
    if circle := next(cycles(graph.edges), None):
        raise ValueError(f"these modifications wait for each other in a circle: {', '.join(circle)}")
    return graph


def cycles(edges: Iterable[Edge]) -> Iterator[list[str]]:
    """One short cycle of every knot in the graph: each change waits for the one before, the first for the last."""
    graph = nx.DiGraph(list(edges))
    for knot in sorted(nx.strongly_connected_components(graph), key=min):
        start = min(knot)
        if graph.has_edge(start, start):
            yield [start]
        elif len(knot) > 1:
            ways_back = nx.single_target_shortest_path(graph.subgraph(knot), start)
            yield [start, *min((ways_back[after][:-1] for after in sorted(graph[start]) if after in knot), key=len)]


def carried_along(graph: "nx.DiGraph[str]", change: str) -> set[str]:
    """Every change that waits for this one, directly or through others."""
    return nx.descendants(graph, change)


def groups_in_order(
    graph: "nx.DiGraph[str]", together: Iterable[Edge], first: Callable[[frozenset[str]], Any]
) -> list[frozenset[str]]:
    """Changes that go live together, as groups, prerequisites before what waits for them.

    Where the graph leaves a choice, the group with the smallest ``first`` comes first. Changes that wait for each
    other through a group (A with B, C after A, B after C) make one group: no order could serve them.
    """
    bound = graph.copy()
    for one, other in together:
        bound.add_edge(one, other)
        bound.add_edge(other, one)
    condensed = nx.condensation(bound)
    members: dict[int, frozenset[str]] = {node: frozenset(condensed.nodes[node]["members"]) for node in condensed}
    order = nx.lexicographical_topological_sort(condensed, key=lambda node: first(members[node]))
    return [members[node] for node in order]


def reach(links: Iterable[Edge], centre: str) -> dict[str, int]:
    """Everything that is linked with this change, in any direction: how many links away; itself 0."""
    graph = nx.Graph(list(links))
    graph.add_node(centre)
    return dict(sorted(nx.single_source_shortest_path_length(graph, centre).items()))


def grouped(links: Iterable[Edge]) -> list[list[str]]:
    """What is linked, directly or through others, as groups: the largest first, of equally large ones by id."""
    groups = [sorted(group) for group in nx.connected_components(nx.Graph(list(links)))]
    return sorted(groups, key=lambda group: (-len(group), group))
