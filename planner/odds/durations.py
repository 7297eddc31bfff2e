"""How the duration of a step spreads: a table of whole amounts with whole weights, so that any machine draws alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate, pairwise
from math import isqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from models.duration import MAX_AMOUNT, Unit
from models.governance import Step, Takes
from planner.odds.days import Days

Weights = NDArray[np.float64]

SCALE = 2**31
"""What a uniform number is drawn below: its square still fits in 64 bits."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """The amounts that a duration can have, from the least on, and how likely each is."""

    unit: Unit
    amounts: tuple[int, ...]
    below: tuple[int, ...]
    """For each amount, how many of ``SCALE`` uniform numbers give it or one before it; the last is all of them."""
    how: Literal["past", "quantiles", "assumed", "none"]
    why: str

    @property
    def is_sure(self) -> bool:
        """Whether it can have one amount only."""
        return len(self.amounts) == 1

    def at(self, numbers: Days) -> Days:
        """The amounts that uniform numbers from 0 to below ``SCALE`` give."""
        below = np.array(self.below, dtype=np.int64)
        return np.array(self.amounts, dtype=np.int64)[np.searchsorted(below, numbers, side="right")]

    @property
    def weights(self) -> Weights:
        """How likely each amount is; they add up to one."""
        return np.diff(np.array((0, *self.below), dtype=np.float64)) / SCALE

    def no_less_than(self, least: int) -> "Distribution":
        """What is left of it if it takes no less, each as likely as it was beside the others; all, if nothing is."""
        gone = sum(amount < least for amount in self.amounts)
        if gone in (0, len(self.amounts)):
            return self
        passed = self.below[gone - 1]
        below = tuple(-(-(upto - passed) * SCALE // (SCALE - passed)) for upto in self.below[gone:])
        return replace(self, amounts=self.amounts[gone:], below=below)

    @property
    def mean(self) -> float:
        """The amount on average."""
        weights = (now - before for before, now in pairwise((0, *self.below)))
        return sum(amount * weight for amount, weight in zip(self.amounts, weights, strict=True)) / SCALE


def spread_of(step: Step) -> Distribution | None:
    """How the duration of a step spreads; None where it takes none."""
    takes = step.takes
    if takes is None:
        return None
    if takes.past:
        return _past(takes)
    if takes.quantiles:
        return _quantiles(takes)
    return _assumed(takes)


def _past(takes: Takes) -> Distribution:
    amounts = sorted(one.amount for one in takes.past)
    weights = {amount: Fraction(amounts.count(amount)) for amount in amounts}
    return _table(takes, weights, "past", f"one of the {len(amounts)} past durations, each as likely")


def _quantiles(takes: Takes) -> Distribution:
    points = sorted((int(percent), duration.amount) for percent, duration in takes.quantiles.items())
    said = ", ".join(f"{percent} % {takes.quantiles[str(percent)]}" for percent, _ in points)
    why = f"the quantiles given ({said}), with straight lines between them and on from them to 0 % and 100 %"
    return _table(takes, _between(_with_ends(points)), "quantiles", why)


def _with_ends(points: Sequence[tuple[int, int]]) -> list[tuple[Fraction, Fraction]]:
    """With 0 % and 100 %, where the first and the last line lead to."""
    found = [(Fraction(percent), Fraction(amount)) for percent, amount in points]
    if found[0][0] > 0:
        found.insert(0, (Fraction(0), _on_line(found[0], found[1], Fraction(0))))
    if found[-1][0] < 100:
        end = min(_on_line(found[-2], found[-1], Fraction(100)), Fraction(MAX_AMOUNT))
        found.append((Fraction(100), max(end, found[-1][1])))
    return found


def _on_line(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction], at: Fraction) -> Fraction:
    return one[1] + (other[1] - one[1]) * (at - one[0]) / (other[0] - one[0])


def _between(points: Sequence[tuple[Fraction, Fraction]]) -> dict[int, Fraction]:
    """The weight of each whole amount: the share of the lines that is nearer to it than to another."""
    least, most = (int(points[end][1] + Fraction(1, 2)) for end in (0, -1))
    upto = [_share_below(points, amount + Fraction(1, 2)) for amount in range(least, most + 1)]
    return {least + index: now - before for index, (before, now) in enumerate(pairwise((Fraction(0), *upto)))}


def _share_below(points: Sequence[tuple[Fraction, Fraction]], amount: Fraction) -> Fraction:
    """How many of a hundred are below an amount."""
    if amount >= points[-1][1]:
        return Fraction(100)
    share = Fraction(0)
    for (percent, low), (next_percent, high) in pairwise(points):
        if high <= amount:
            share = next_percent
        elif low < amount:
            share = percent + (next_percent - percent) * (amount - low) / (high - low)
    return share


def _assumed(takes: Takes) -> Distribution:
    """From target and average alone, which say no more than where it begins and where its middle is."""
    target, observed = takes.target, takes.observed
    if observed is None or observed == target:
        return _table(takes, {target.amount: Fraction(1)}, "none", f"{target}, as no other duration is given")
    if observed.unit != target.unit:
        why = f"{target}, as its average of {observed} is in another unit"
        return _table(takes, {target.amount: Fraction(1)}, "none", why)
    if observed.amount > target.amount:
        most = min(3 * (observed.amount - target.amount), MAX_AMOUNT - target.amount)
        weights = {target.amount + more: Fraction(most + 1 - more) for more in range(most + 1)}
        shape = "the longer, the less likely"
    else:
        half = min(observed.amount, target.amount - observed.amount)
        weights = {amount: Fraction(1) for amount in range(observed.amount - half, observed.amount + half + 1)}
        shape = "each as likely"
    least, most = min(weights), max(weights)
    why = f"from {least} to {most} {target.unit}, {shape}, so that it is {observed} on average"
    return _table(takes, weights, "assumed", why)


def _table(
    takes: Takes, weights: Mapping[int, Fraction], how: Literal["past", "quantiles", "assumed", "none"], why: str
) -> Distribution:
    kept = {amount: weight for amount, weight in sorted(weights.items()) if weight}
    total = sum(kept.values())
    below = [int(upto * SCALE / total) for upto in accumulate(kept.values())]
    return Distribution(takes.target.unit, tuple(kept), tuple(below), how, why)


def spreads(steps: Mapping[str, Step]) -> Iterator[tuple[str, Distribution]]:
    """The steps that take their time, with how their durations spread."""
    for name, step in steps.items():
        if (found := spread_of(step)) is not None:
            yield name, found


def following(correlation: float) -> int:
    """Of ``SCALE`` times, how often a step takes the number of the shared cause for its own.

    The square root of the correlation: two steps then take it both, and so correlate, as often as the correlation says.
    """
    return isqrt(round(correlation * 10**9) * SCALE * SCALE // 10**9)
