"""Where trade-offs may still be: what is left of the space of goal values as plans are found, and proofs that none is.

A *region* holds every vector of values below its upper corner. As long as none of the points that were found is below
the upper corner of any region, and every vector that no point found is as good as is in some region, nothing can be
missed: the upper corners are the *local upper bounds* of the points (Klamroth, Lacour and Vanderpooten, European
Journal of Operational Research 245(3), 2015). Wide regions are halved first, as the balanced box method does with two
goals (Boland, Charkhgard and Savelsbergh, INFORMS Journal on Computing 27(4), 2015).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import prod

Values = tuple[int, ...]
"""What a plan is worth in each goal; less is better."""

Limits = tuple[int | None, ...]
"""A limit for each goal; None for none."""

WIDE = Fraction(1, 8)
"""Of the span of a goal: a region that is wider is halved, so that the points found first are spread."""


@dataclass(frozen=True, slots=True)
class Region:
    """The vectors that are at least ``lower`` and below ``upper`` in every goal."""

    lower: Limits
    upper: Limits
    halved: int | None = None
    """The goal in which it was halved, and nothing was found in the lower half; None if it was not."""
    put_off: int = 0
    """How often it was looked at and not settled in its share of the time."""

    @property
    def is_empty(self) -> bool:
        """Whether no whole numbers are in it."""
        corners = zip(self.lower, self.upper, strict=True)
        return any(least is not None and below is not None and below <= least for least, below in corners)

    @property
    def most(self) -> Limits:
        """The largest values in it."""
        return tuple(None if below is None else below - 1 for below in self.upper)

    def is_above(self, values: Values) -> bool:
        """Whether its upper corner is above a vector in every goal."""
        return all(below is None or value < below for value, below in zip(values, self.upper, strict=True))

    def is_within(self, other: "Region") -> bool:
        """Whether the other's upper corner is nowhere below."""
        corners = zip(self.upper, other.upper, strict=True)
        return all(there is None or (here is not None and here <= there) for here, there in corners)


@dataclass(frozen=True, slots=True)
class Look:
    """What to ask next: of the plans within limits, the best by the goals in some order."""

    region: Region
    at_most: Limits
    order: tuple[int, ...]
    """The goals by their positions, the one to be improved first in front."""

    @property
    def is_of_half(self) -> bool:
        """Whether it is of the lower half of a region."""
        return self.at_most != self.region.most


@dataclass(slots=True)
class Regions:
    """All regions of so many goals, as far as they are known."""

    goals: int
    found: list[Values] = field(default_factory=list)
    left: list[Region] = field(init=False)

    def __post_init__(self) -> None:
        nothing = (None,) * self.goals
        self.left = [Region(nothing, nothing)]

    @property
    def ends(self) -> Iterator[Look]:
        """The looks to begin with: for the best there is in each goal."""
        everywhere = self.left[0]
        return (Look(everywhere, everywhere.most, self._order(goal)) for goal in range(self.goals))

    def widest(self) -> Look | None:
        """What to look at next, in the widest of the regions that were put off least often; None where none is left."""
        if not self.left:
            return None
        region = max(self.left, key=lambda one: (-one.put_off, self.share(one), _sortable(one)))
        goal = region.halved if region.halved is not None else self._longest(region)
        least = region.lower[goal]
        if region.halved is None and least is not None and self._side(region, goal) > WIDE:
            return self._half(region, goal, least)
        return Look(region, region.most, self._order(goal))

    def at(self, values: Values) -> Look:
        """A look for what is as good as a vector."""
        region = Region(values, tuple(value + 1 for value in values))
        return Look(region, region.most, self._order(0))

    def share(self, region: Region) -> Fraction:
        """Of all that lies between the best and the worst values found, how much is in the region."""
        return prod((self._side(region, goal) for goal in range(self.goals)), start=Fraction(1))

    def nothing_in(self, look: Look) -> None:
        """Note that no plan is within the limits."""
        self._note(look, None)
        if look.is_of_half:
            goal = look.order[-1]
            self.left = [replace(one, halved=goal) if one.upper == look.region.upper else one for one in self.left]

    def add(self, look: Look, values: Values) -> None:
        """Note that this is the best within the limits, in the order of the look."""
        if values not in self.found:
            self.found.append(values)
        self.left = list(self._split(values))
        self._note(look, values)

    def put_off(self, look: Look) -> None:
        """Leave a region for later."""
        self.left = [replace(one, put_off=one.put_off + 1) if one == look.region else one for one in self.left]

    def _half(self, region: Region, goal: int, least: int) -> Look:
        most = region.most[goal]
        top = self._top(goal) if most is None else most
        at_most = (*region.most[:goal], (least + top) // 2, *region.most[goal + 1 :])
        others = [other for other in self._order(self._longest(region, besides=goal)) if other != goal]
        return Look(region, at_most, (*others, goal))

    def _order(self, first: int) -> tuple[int, ...]:
        return (first, *(goal for goal in range(self.goals) if goal != first))

    def _longest(self, region: Region, besides: int | None = None) -> int:
        """The goal in which a region is longest."""
        return max((goal for goal in range(self.goals) if goal != besides), key=lambda goal: self._side(region, goal))

    def _side(self, region: Region, goal: int) -> Fraction:
        """How long a region is in a goal, of the span of the values found."""
        least, below = region.lower[goal], region.upper[goal]
        low = self._bottom(goal) if least is None else least
        high = self._top(goal) + 1 if below is None else below
        return Fraction(max(high - low, 0), max(self._top(goal) - self._bottom(goal), 1))

    def _top(self, goal: int) -> int:
        return max((values[goal] for values in self.found), default=0)

    def _bottom(self, goal: int) -> int:
        return min((values[goal] for values in self.found), default=0)

    def _split(self, values: Values) -> Iterator[Region]:
        """The regions without all that a vector is as good as."""
        touched = [region for region in self.left if region.is_above(values)]
        parts = [
            replace(region, upper=(*region.upper[:goal], values[goal], *region.upper[goal + 1 :]), halved=None)
            for region in touched
            for goal in range(self.goals)
        ]
        kept = [region for region in self.left if not region.is_above(values)]
        yield from kept
        for index, part in enumerate(parts):
            others = [*kept, *parts[:index], *(one for one in parts[index + 1 :] if one.upper != part.upper)]
            if not any(part.is_within(other) for other in others):
                yield part

    def _note(self, look: Look, best: Values | None) -> None:
        """Raise the lower corners by what a look has shown, and drop what is empty."""
        raised = (_raised(region, look, best) for region in self.left)
        self.left = [region for region in raised if region is not None and not region.is_empty]


def _raised(region: Region, look: Look, best: Values | None) -> Region | None:
    """A region with what is known of the plans within the limits of a look; None where it holds none.

    Where it goes beyond the limits in several goals, nothing is known of it. Within them, no plan is better in the
    first goal than the best there; and where that is as good in it, none is better in the second. What is better than
    that lies beyond the limits, and if that can only be in one goal, it is so in that.
    """
    beyond = [goal for goal, most in enumerate(look.at_most) if not _is_at_most(region.most[goal], most)]
    if len(beyond) > 1:
        return region
    first, *others = look.order
    if not beyond:
        if best is None:
            return None
        is_ruled_out = bool(others) and _is_at_most(region.upper[others[0]], best[others[0]])
        return _with_lower(region, first, best[first] + is_ruled_out)
    limit = look.at_most[beyond[0]]
    if limit is not None and (best is None or _is_at_most(region.upper[first], best[first])):
        return _with_lower(region, beyond[0], limit + 1)
    return region


def _with_lower(region: Region, goal: int, least: int) -> Region:
    before = region.lower[goal]
    if before is not None and before >= least:
        return region
    return replace(region, lower=(*region.lower[:goal], least, *region.lower[goal + 1 :]))


def _is_at_most(value: int | None, limit: int | None) -> bool:
    return limit is None or (value is not None and value <= limit)


def _sortable(region: Region) -> tuple[float, ...]:
    """Of equally wide regions, the same one is next on any machine."""
    return tuple(float("inf") if below is None else below for below in region.upper)
