"""Durations drawn: a uniform whole number for each step of each modification, some of them from the shared cause.

The numbers are the raw ones of PCG64, whose stream is the same on any machine and with any version of numpy; what is
made of them is whole numbers. Each modification and step has a stream of its own, so that its draws stay what they are
whatever else the scenario holds, and however many are drawn: scenarios are compared under common random numbers.
"""

from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from models.governance import SharedCause
from planner.odds.days import Days
from planner.odds.durations import Distribution, following

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

    def drawn(self, modification: str, step: str, distribution: Distribution) -> Drawn:
        """The durations of a step."""
        numbers = self._numbers(modification, step)
        by_cause = np.zeros(self.count, dtype=bool)
        if step in self.cause.steps:
            coins = self._numbers(modification, step, "coin")
            by_cause = coins < following(self.cause.correlation)
            numbers = np.where(by_cause, self._numbers(CAUSE), numbers)
        return Drawn(distribution.at(numbers), by_cause)

    def _numbers(self, *names: str) -> Days:
        """Uniform numbers from 0 to below ``SCALE``."""
        said = sha256("\n".join(names).encode()).digest()
        words = [int.from_bytes(said[place : place + 4], "little") for place in range(0, 16, 4)]
        raw = np.random.PCG64(np.random.SeedSequence([self.seed, *words])).random_raw(self.count)
        return (raw >> np.uint64(33)).astype(np.int64)
