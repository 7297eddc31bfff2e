"""Where along a line the plan changes: which points are still to be looked at, and what those seen say."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.swept import SweptPoint

Seen = Sequence[tuple[int, SweptPoint]]
"""Points that were planned, with their numbers on the line, in order."""


def halves(seen: Seen) -> Iterator[int]:
    """The number in the middle between two neighbours with different plans."""
    for (here, before), (there, after) in pairwise(seen):
        if there - here > 1 and _differ(before, after):
            yield (here + there) // 2


def gaps(seen: Seen) -> Iterator[int]:
    """The numbers between two neighbours with the same plan."""
    for (here, before), (there, after) in pairwise(seen):
        if before.settled and after.settled and not _differ(before, after):
            yield from range(here + 1, there)


def breaks(seen: Seen) -> Iterator[tuple[SweptPoint, SweptPoint]]:
    """Neighbours with different plans and nothing between them."""
    for (here, before), (there, after) in pairwise(seen):
        if there - here == 1 and _differ(before, after):
            yield before, after


def unseen(seen: Seen) -> Iterator[tuple[int, int]]:
    """Neighbours of which nobody can say what is between them, or whether their plans differ."""
    for (here, before), (there, after) in pairwise(seen):
        if there - here > 1 or not (before.settled and after.settled):
            yield here, there


def _differ(before: SweptPoint, after: SweptPoint) -> bool:
    """Whether two plans are proved to be the best, and differ."""
    return before.settled and after.settled and before.plan != after.plan
