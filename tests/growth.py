"""How work grows with what it is done on: a ratio, as no test may say how fast a machine is."""

import time
from collections.abc import Callable

TIMES = 8
"""How much larger the large one is."""

LINEAR = 24
"""At most so many times as long: three times what linear work takes, and far from the 64 of quadratic work."""


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times as long it takes on what is ``TIMES`` as large."""
    return _seconds(work, TIMES * size) / _seconds(work, size)


def _seconds(work: Callable[[int], object], size: int) -> float:
    """Of this process alone, and the least of three: whatever else runs can only add to it."""
    return min(_once(work, size) for _ in range(3))


def _once(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
