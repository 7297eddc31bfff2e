"""The graph of links as its pictures and texts take it from the frames."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

import pandas as pd

from planner.calendar import format_date

WAITS = ("needs", "after")
"""Links with a direction: what comes first, and what waits for it."""

NO_RELEASE = "In no release"


@dataclass(frozen=True)
class Node:
    """A modification, and why it goes in no release if that is so."""

    name: str
    title: str
    release: str
    why_none: str

    @property
    def lines(self) -> tuple[str, str, str]:
        """What a text of the graph writes in its box; some may be empty."""
        return self.name, self.title, f"({self.why_none})" if self.why_none else ""


@dataclass(frozen=True)
class Link:
    """What joins two modifications; where it is of a kind that waits, the first is the prerequisite."""

    first: str
    then: str
    kind: str
    gap: str = ""
    points_left: bool = False
    """What waits goes live before its prerequisite."""
    found: str = ""
    granted_by: str = ""

    @property
    def waits(self) -> bool:
        """Whether one waits for the other."""
        return self.kind in WAITS

    @property
    def says(self) -> str:
        """ "MP902 needs MP901"."""
        match self.kind:
            case "needs":
                return f"{self.then} needs {self.first}"
            case "after":
                gap = f"at least {self.gap} " if self.gap else ""
                return f"{self.then} goes live {gap}after {self.first}"
            case "together":
                return f"{self.first} goes live together with {self.then}"
            case "apart":
                return f"{self.first} goes live apart from {self.then}"
            case _:
                return f"{self.first} and {self.then} exclude each other"


@dataclass(frozen=True)
class Column:
    """A release, or no release: the last column."""

    release: str
    title: str
    go_live: date | None

    @property
    def name(self) -> str:
        """Its title."""
        return self.title or NO_RELEASE

    @property
    def day(self) -> str:
        """Its go-live in words; empty for no release."""
        return format_date(self.go_live) if self.go_live else ""


@dataclass(frozen=True)
class Network:
    """Columns in time, with nodes in them, and links between these."""

    columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    @cached_property
    def linked(self) -> frozenset[str]:
        """The modifications that have a link."""
        return frozenset(name for link in self.links for name in (link.first, link.then))

    @cached_property
    def leftward(self) -> frozenset[Link]:
        """The arrows that are drawn to the left: those that point left, and some between releases of the same day."""
        place_of = {column.release: place for place, column in enumerate(self.columns)}
        column_of = {node.name: place_of[node.release] for node in self.nodes}
        return frozenset(link for link in self.links if link.waits and column_of[link.then] < column_of[link.first])

    def nodes_in(self, column: Column) -> list[Node]:
        """The modifications of a column, by id."""
        return [node for node in self.nodes if node.release == column.release]

    def only(self, names: Collection[str]) -> "Network":
        """These modifications, and the links among them."""
        links = (link for link in self.links if link.first in names and link.then in names)
        return replace(self, nodes=tuple(node for node in self.nodes if node.name in names), links=tuple(links))

    def trimmed(self) -> "Network":
        """Without the columns before the first modification and after the last."""
        used = [number for number, column in enumerate(self.columns) if self.nodes_in(column)]
        return replace(self, columns=self.columns[used[0] : used[-1] + 1] if used else ())


def network_of(placements: pd.DataFrame, links: pd.DataFrame, releases: pd.DataFrame) -> Network:
    """The graph from its frames; a column for no release where some modification goes in none."""
    columns = [Column(one["release"], one["title"], one["go_live"].date()) for one in releases.to_dict("records")]
    if (placements["release"] == "").any():
        columns.append(Column("", "", None))
    network = Network(
        columns=tuple(columns),
        nodes=tuple(
            Node(one["modification"], one["title"], one["release"], _why_none(one["state"], one["why"]))
            for one in placements.to_dict("records")
        ),
        links=tuple(
            Link(
                first=one["from_modification"],
                then=one["to_modification"],
                kind=one["kind"],
                gap=one["gap"],
                points_left=one["points_left"],
                found=one["found"],
                granted_by=one["granted_by"],
            )
            for one in links.to_dict("records")
        ),
    )
    return replace(network, columns=tuple(_in_order(network)))


def _in_order(network: Network) -> Iterator[Column]:
    """The columns in time; of those of the same day, next the one that waits least for the others."""
    release_of = {node.name: node.release for node in network.nodes}
    ends = [(release_of[link.first], release_of[link.then]) for link in network.links if link.waits]
    for _, same_day in groupby(network.columns, key=lambda column: column.go_live):
        left = list(same_day)
        while left:
            following = min(left, key=lambda column: _waits(column, left, ends))
            left.remove(following)
            yield following


def _waits(column: Column, others: Sequence[Column], ends: Sequence[tuple[str, str]]) -> int:
    """How many arrows come to a column from the others."""
    releases = {one.release for one in others} - {column.release}
    return sum(first in releases and then == column.release for first, then in ends)


def _why_none(state: str, why: str) -> str:
    return {"placed": "", "not planned": why}.get(state, state)
