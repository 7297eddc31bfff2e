"""How a board shares its page: columns of cards in piles side by side, in bands one below the other if need be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from planner.report.pictures.board.card import Card

GUTTER = 3.6
"""Left of each pile of cards, for arrows."""
NARROW = 22.0
"""A column in which nothing goes."""
CARD_GAP = 1.3
BAND_GAP = 2.5
WIDTHS = (58.0, 50.0, 44.0, 38.0, 33.0, 29.0, 25.0, 22.0)
"""Of cards, the widest first."""
DENSITIES = ((3, True), (2, True), (2, False), (1, False), (0, False))
"""How many lines a title may have, and whether what can be spared is told."""
SHARES = (0.9, 0.75, 0.6, 0.5, 0.42, 0.36, 0.3, 0.26, 0.22, 0.19, 0.16, 0.14, 0.12, 0.1, 0.08)
"""Of the height of a page, what piles may be high: the lower they are, the more bands there are."""

Cards = Mapping[str, Sequence[Card]]
"""By column, the cards in it, at any width."""
Page = tuple[float, float]
"""Width and height."""


@dataclass(frozen=True)
class Column:
    """A release, or what goes in none: its cards in piles side by side."""

    key: str
    piles: tuple[tuple[Card, ...], ...]
    card_width: float

    @property
    def width(self) -> float:
        """With its gutters."""
        return len(self.piles) * (GUTTER + self.card_width) if self.piles else NARROW

    @property
    def head_width(self) -> float:
        """Of its header."""
        return self.width - GUTTER / 2

    @property
    def height(self) -> float:
        """Of its highest pile."""
        return max((sum(card.height + CARD_GAP for card in pile) for pile in self.piles), default=0)


Band = tuple[Column, ...]
HeightOf = Callable[[Band], float]
"""How high a band is, with its headers and all."""


def bands(cards: Cards, pages: Sequence[Page], height_of: HeightOf) -> list[Band]:
    """The columns in bands that fit on a page with the widest cards; where nothing fits, as small as can be.

    Parameters
    ----------
    pages
        Width and height that there is for them, in millimetres: the first that they fit on is taken.
    """
    smallest: tuple[float, list[Band]] = (float("inf"), [])
    for (lines, is_full), width in product(DENSITIES, WIDTHS):
        sized = {key: [_sized(card, width, lines, is_full=is_full) for card in pile] for key, pile in cards.items()}
        for page, share in product(pages, SHARES):
            found = list(_bands(sized, width, page, page[1] * share))
            size = sum(height_of(band) for band in found) / page[1]
            if size <= 1:
                return found
            smallest = min(smallest, (size, found), key=lambda one: one[0])
    return smallest[1]


def _sized(card: Card, width: float, lines: int, *, is_full: bool) -> Card:
    return replace(card, width=width, title_lines=lines, spare=card.spare if is_full else ())


def _bands(cards: Cards, width: float, page: Page, room: float) -> Iterator[Band]:
    """Columns whose piles are no higher than that, if they can be, in bands as wide as the page."""
    band: list[Column] = []
    for key, pile in cards.items():
        column = _column(key, pile, width, page, room)
        if band and sum(one.width for one in band) + column.width > page[0]:
            yield tuple(band)
            band = []
        band.append(column)
    if band:
        yield tuple(band)


def _column(key: str, pile: Sequence[Card], width: float, page: Page, room: float) -> Column:
    """Its piles as high as there is room, or higher where they would be wider than the page."""
    room = max(room, sum(card.height + CARD_GAP for card in pile) / (page[0] // (width + GUTTER)))
    column = Column(key, tuple(_piled(pile, room)), width)
    while column.width > page[0]:
        room *= 1.1
        column = Column(key, tuple(_piled(pile, room)), width)
    return column


def _piled(cards: Sequence[Card], room: float) -> Iterator[tuple[Card, ...]]:
    """The cards in piles, in their order."""
    pile: list[Card] = []
    height = 0.0
    for card in cards:
        if pile and height + card.height + CARD_GAP > room:
            yield tuple(pile)
            pile, height = [], 0.0
        pile.append(card)
        height += card.height + CARD_GAP
    if pile:
        yield tuple(pile)
