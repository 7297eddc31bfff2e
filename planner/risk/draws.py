"""Durations drawn: a uniform whole number for each step of each modification, some of them from the shared cause.

The numbers are the raw ones of PCG64, whose stream is the same on any machine and with any version of numpy; what is
made of them is whole numbers. Each modification and step has a stream of its own, so that its draws stay what they are
whatever else the scenario holds, and however many are drawn: scenarios are compared under common random numbers.
"""

from dataclasses import dataclass
from hashlib import sha256
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from models.governance import SharedCause
from planner.risk.days import Days
from planner.risk.durations import SCALE, Distribution

CAUSE = "shared cause"


@dataclass(frozen=True)
class Drawn:
    """The duration of one step in every draw."""

    amounts: Days
    by_cause: NDArray[np.bool_]
    """Where the shared cause has set it."""


@dataclass(frozen=True)
class Dice:
    """The random numbers of one seed."""

    seed: int
    count: int
    cause: SharedCause

    def drawn(self, modification: str, step: str, distribution: Distribution, least: int = 0) -> Drawn:
        """The durations of a step, of those that are no shorter than ``least`` where it can have such.

        A step that is under way has not ended yet: what is left of its durations is drawn from.
        """
        numbers = self._numbers(modification, step)
        by_cause = np.zeros(self.count, dtype=bool)
        if step in self.cause.steps:
            coins = self._numbers(modification, step, "coin")
            by_cause = coins < following(self.cause.correlation)
            numbers = np.where(by_cause, self._numbers(CAUSE), numbers)
        amounts = np.array(distribution.amounts, dtype=np.int64)
        below = np.array(distribution.below, dtype=np.int64)
        gone = int(np.searchsorted(amounts, least))
        if 0 < gone < len(amounts):
            passed = int(below[gone - 1])
            numbers = passed + ((numbers * (SCALE - passed)) >> 31)
        return Drawn(amounts[np.searchsorted(below, numbers, side="right")], by_cause)

    def _numbers(self, *names: str) -> Days:
        """Uniform numbers from 0 to below ``SCALE``."""
        said = sha256("\n".join(names).encode()).digest()
        words = [int.from_bytes(said[place : place + 4], "little") for place in range(0, 16, 4)]
        raw = np.random.PCG64(np.random.SeedSequence([self.seed, *words])).random_raw(self.count)
        return (raw >> np.uint64(33)).astype(np.int64)


def following(correlation: float) -> int:
    """Of ``SCALE`` times, how often a step takes the number of the shared cause for its own.

    The square root of the correlation: two steps then take it both, and so correlate, as often as the correlation says.
    """
    return isqrt(round(correlation * 10**9) * SCALE * SCALE // 10**9)
