"""Where everything of a graph stands on its sheet, in millimetres."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from planner.report.pictures.graph.layered.heights import heights
from planner.report.pictures.graph.layered.layers import Stop
from planner.report.pictures.graph.network import Column, Network, Node
from planner.report.pictures.graph.stacked import Stacked
from planner.report.pictures.style import LEAST, LEAST_BOLD, MARGIN, SMALL_BOLD, Font
from planner.report.pictures.words import shortened, width_of, wrapped

BEND = 2.4
"""The room that a line needs on its way through a column."""
BETWEEN = 2.6
"""Between two cards, one below the other."""
MOST_GAP = 16.0
"""Between two layers, for the lines."""
CARD_LEAST, CARD_MOST = 24.0, 48.0
"""The width of a card with a title in it."""
NAME_MOST = 34.0
"""The width of an id; a longer one is shortened."""
MOST_SLIM = 26.0
"""The most room for a word of a column with no cards in it; a longer one is broken."""
LEAST_WIDTH = 120.0
"""Of a picture: for its title."""
GUTTER = 1.0
"""Between the shades of two columns."""


@dataclass(frozen=True)
class Density:
    """How much is written, and how much room is between."""

    with_titles: bool
    font: Font
    """Of names."""
    pad: float
    """Between the edge of a card and what is written in it."""
    gap: float
    """Between two layers, at least."""
    slim: float
    """The least width of a column with no cards in it."""
    deep: bool = True
    """Whether a release has more layers for what waits in it."""


DENSITIES = (
    Density(with_titles=True, font=SMALL_BOLD, pad=1.0, gap=6.0, slim=16.5),
    Density(with_titles=False, font=SMALL_BOLD, pad=1.0, gap=5.0, slim=13.0),
    Density(with_titles=False, font=LEAST_BOLD, pad=0.6, gap=4.0, slim=12.0),
    Density(with_titles=False, font=LEAST_BOLD, pad=0.6, gap=4.5, slim=12.0, deep=False),
)
"""The roomiest first."""


@dataclass(frozen=True)
class Sheet:
    """A graph in layers on a sheet that should be no wider than this."""

    network: Network
    stacked: Stacked
    width: float
    density: Density

    @cached_property
    def layer_of(self) -> Mapping[Stop, int]:
        """The layer of each stop."""
        return self.stacked.layers.layer_of

    @cached_property
    def has_cards(self) -> tuple[bool, ...]:
        """By column: whether anything in it is linked; lines only pass through the others."""
        linked = self.network.linked
        return tuple(any(node.name in linked for node in self.network.nodes_in(one)) for one in self.network.columns)

    @cached_property
    def slim(self) -> tuple[float, ...]:
        """By column: how wide it is without cards; 0 where it has some."""
        return tuple(
            0.0 if cards else self._slim(one) for cards, one in zip(self.has_cards, self.network.columns, strict=True)
        )

    def _slim(self, column: Column) -> float:
        """As wide as the longest word in it; with titles, wide enough for these."""
        words = [*column.name.split(), *column.day.split()]
        loose = [node.name for node in self.without_links(column)]
        needed = max((width_of(one, self.density.font) for one in [*words, *loose]), default=0.0)
        needed = min(needed, MOST_SLIM) + 2 * GUTTER + 1.5
        return max(needed, self.density.slim, CARD_MOST if self.density.with_titles and loose else 0.0)

    @cached_property
    def _room(self) -> float:
        """For a layer of cards and the gap beside it."""
        layers = sum(count for count, cards in zip(self.stacked.widths, self.has_cards, strict=True) if cards)
        return (self.width - 2 * MARGIN - sum(self.slim)) / max(layers, 1)

    @cached_property
    def card_width(self) -> float:
        """Of every card."""
        names = (
            max((width_of(node.name, self.density.font) for node in self.network.nodes), default=0)
            + 2 * self.density.pad
        )
        if not self.density.with_titles:
            return max(names, 10.0)
        return max(names, CARD_LEAST, min(CARD_MOST, self._room * 0.72))

    @cached_property
    def gap(self) -> float:
        """Between two layers of cards: what is left of the width."""
        return min(MOST_GAP, max(self.density.gap, self._room - self.card_width))

    @cached_property
    def lines(self) -> Mapping[str, list[str]]:
        """What is written in each card below its name."""
        return {node.name: self._below(node, self.card_width - 2 * self.density.pad) for node in self.network.nodes}

    def _below(self, node: Node, width: float) -> list[str]:
        """The title of a modification, and why it goes in no release."""
        if not self.density.with_titles:
            return []
        reason = wrapped(f"({node.why_none})", LEAST, width, 2) if node.why_none else []
        return [*wrapped(node.title, LEAST, width, 3), *reason]

    def shown(self, name: str) -> str:
        """An id, as much of it as has room in a card."""
        return shortened(name, self.density.font, NAME_MOST)

    def card_height(self, name: str) -> float:
        """As high as what is written in it."""
        return self.density.font.line + LEAST.line * len(self.lines[name]) + 1.4

    @cached_property
    def height_of(self) -> Mapping[Stop, float]:
        """The middle of each stop, from the top of the cards."""
        return heights(
            self.stacked.layers, lambda stop: BEND if stop.is_bend else self.card_height(stop.name) + BETWEEN
        )

    @cached_property
    def depth(self) -> float:
        """Of all cards with links."""
        bottoms = (
            height + (BEND if stop.is_bend else self.card_height(stop.name) + BETWEEN) / 2
            for stop, height in self.height_of.items()
        )
        return max(bottoms, default=0.0)

    @cached_property
    def column_widths(self) -> tuple[float, ...]:
        """As wide as its layers, with half a gap on either side."""
        full = (count * (self.card_width + self.gap) for count in self.stacked.widths)
        return tuple(slim or wide for slim, wide in zip(self.slim, full, strict=True))

    @cached_property
    def lefts(self) -> tuple[float, ...]:
        """The left edge of each column, and the right edge of the last."""
        return tuple(accumulate(self.column_widths, initial=MARGIN))

    @property
    def needed(self) -> float:
        """The width that it really takes."""
        return max(self.lefts[-1] + MARGIN, LEAST_WIDTH)

    @cached_property
    def edges(self) -> tuple[tuple[float, float], ...]:
        """By layer: where its cards begin and end, or where lines pass straight on."""
        found: list[tuple[float, float]] = []
        for left, slim, width, count in zip(
            self.lefts, self.slim, self.column_widths, self.stacked.widths, strict=False
        ):
            if slim:
                found.append((left + GUTTER, left + width - GUTTER))
                continue
            starts = (left + self.gap / 2 + layer * (self.card_width + self.gap) for layer in range(count))
            found += [(start, start + self.card_width) for start in starts]
        return tuple(found)

    def without_links(self, column: Column) -> list[Node]:
        """The modifications of a column that nothing is linked with."""
        return [node for node in self.network.nodes_in(column) if node.name not in self.network.linked]

    def loose_lines(self, node: Node, number: int) -> list[str]:
        """What is written below the name of a modification without links."""
        return self._below(node, self.column_widths[number] - 2 * GUTTER - 1)

    def loose_height(self, number: int) -> float:
        """Of the list of modifications without links in a column."""
        nodes = self.without_links(self.network.columns[number])
        if not self.density.with_titles:
            return self.density.font.line * -(-len(nodes) // self.abreast(number))
        return sum(self.density.font.line + LEAST.line * len(self.loose_lines(node, number)) + 0.8 for node in nodes)

    def abreast(self, number: int) -> int:
        """How many names of modifications without links have room side by side."""
        names = max(width_of(self.shown(node.name), self.density.font) for node in self.network.nodes) + 2
        return max(1, int((self.column_widths[number] - 2 * GUTTER) / names))

    def heading(self, number: int) -> tuple[list[str], list[str]]:
        """The lines of a column's title, and of its day."""
        inside = self.column_widths[number] - 2 * GUTTER
        column = self.network.columns[number]
        day = wrapped(column.day, LEAST, inside)
        return wrapped(column.name, self.density.font, inside, 4), day

    @cached_property
    def heading_height(self) -> float:
        """Of the highest heading."""
        heads = [self.heading(number) for number in range(len(self.network.columns))]
        return max((len(title) * self.density.font.line + len(day) * LEAST.line for title, day in heads), default=0) + 2
