"""The grid of a sweep: a point for every combination of the values in the braces of its patterns."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import prod

from planner.changes import Change, Mistake, read_all
from planner.changes.patterns import Braces, Pattern, Span

Point = tuple[str, ...]
"""A word for each axis."""

MOST_POINTS = 100_000


@dataclass(frozen=True)
class Axis:
    """One pair of braces: what stands around it, and its values."""

    name: str
    braces: Braces

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Where each value stands that is asked for."""
        return {word: index for index, word in enumerate(self.braces.words)}

    def rank(self, word: str) -> int:
        """Where a value stands, also one between those that are asked for."""
        return self.braces.number(word) if isinstance(self.braces, Span) else self.ranks[word]


@dataclass(frozen=True, slots=True)
class GridLine:
    """The points that differ in one span only."""

    axis: int
    span: Span
    through: Point
    """One of them."""

    def point(self, number: int) -> Point:
        """The point of the line with that number, which need not be asked for."""
        return (*self.through[: self.axis], self.span.word(number), *self.through[self.axis + 1 :])


@dataclass(frozen=True)
class Grid:
    """The patterns of a sweep, made at once."""

    patterns: tuple[Pattern, ...]

    @cached_property
    def axes(self) -> tuple[Axis, ...]:
        """Every pair of braces, in the order in which they stand."""
        return tuple(
            Axis(pattern.name(index), braces)
            for pattern in self.patterns
            for index, braces in enumerate(pattern.braces)
        )

    @property
    def size(self) -> int:
        """How many points there are."""
        return prod(len(axis.braces.words) for axis in self.axes)

    @property
    def points(self) -> Iterator[Point]:
        """Every point, the last axis changing fastest."""
        return product(*(axis.braces.words for axis in self.axes))

    @cached_property
    def lines(self) -> tuple[GridLine, ...]:
        """The lines along which there is something between two points: one for each other value of the other axes."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[GridLine]:
        for index, axis in enumerate(self.axes):
            if isinstance(axis.braces, Span):
                words = [one.braces.words for one in self.axes]
                words[index] = words[index][:1]
                yield from (GridLine(index, axis.braces, point) for point in product(*words))

    def lines_of(self, point: Point) -> Iterator[tuple[GridLine, int]]:
        """The lines that a point would be on, with its number there."""
        for index, axis in enumerate(self.axes):
            if isinstance(axis.braces, Span):
                line = GridLine(index, axis.braces, point)
                yield replace(line, through=line.point(axis.braces.first)), axis.braces.number(point[index])

    def asks_for(self, point: Point) -> bool:
        """Whether a point is of the grid, and not between two of its points."""
        return all(word in axis.ranks for axis, word in zip(self.axes, point, strict=True))

    def order(self, point: Point) -> tuple[int, ...]:
        """Where a point stands among others, those between the points of the grid too."""
        return tuple(axis.rank(word) for axis, word in zip(self.axes, point, strict=True))

    def texts(self, point: Point) -> tuple[str, ...]:
        """The changes of a point in words."""
        return tuple(self._texts(point))

    def changes(self, point: Point) -> tuple[Change, ...]:
        """The changes of a point."""
        return read_all(self.texts(point))

    def _texts(self, point: Point) -> Iterator[str]:
        left = iter(point)
        for pattern in self.patterns:
            yield pattern.filled([next(left) for _ in pattern.braces])


class BadPoint(ValueError):
    """A point whose changes cannot be made."""

    def __init__(self, texts: tuple[str, ...], mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("; ".join(one.says for one in mistakes))
        self.texts = texts
        """The changes in words."""
        self.mistakes = mistakes
        """What is wrong, by position among them."""
