"""How likely it is that a decision has come by a day: worked out, not drawn, so that there is no sampling error.

Where the shared cause may hold up several steps of one way, their durations go together. So all is worked out for each
stretch of the cause's number within which no duration that follows it changes, and added up over the stretches.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models import Modification, Scenario
from planner.odds.days import Days
from planner.odds.durations import SCALE, Distribution, following
from planner.odds.steps import Steps

TOLERANCE = 1e-6
"""Weights are rounded: that four of five past durations are enough for 80 % must not hang on their last digit."""

DAYS_BEFORE = 366
"""So far before today are last days looked for first."""

Chances = NDArray[np.float64]
"""By stretch of the shared cause and by day."""


@dataclass(frozen=True)
class Odds:
    """The ways to the decisions of a scenario."""

    scenario: Scenario

    @cached_property
    def steps(self) -> Steps:
        """Its steps, from today on."""
        return Steps(self.scenario, self.scenario.as_of)

    def days_by(self, modification: Modification, percent: int) -> Iterator[tuple[str, date | None]]:
        """Each step that is still to come, and the day by which it is done in so many of a hundred cases.

        None stands for a day beyond the tables of bank holidays.
        """
        for name, days, chances in self.walked(modification):
            place = int(np.searchsorted(np.cumsum(chances), percent / 100 - TOLERANCE))
            yield name, self.steps.table.day(int(days[min(place, len(days) - 1)]))

    def walked(self, modification: Modification) -> Iterator[tuple[str, Days, NDArray[np.float64]]]:
        """Each step that is still to come, the days on which it may be done, in order, and how likely each is."""
        spreads = self._spreads(modification)
        stretches = _Stretches.of(self.scenario, spreads, fewest=2)  # by itself, one step is as if it followed nothing
        for name, days, chances in self._walked(modification, spreads, stretches):
            yield name, days, stretches.weights @ chances

    def all_in_time(self, last_days: Mapping[str, date]) -> float:
        """How likely it is that each of these modifications is decided by its day; from 0 to 1.

        Given the number of the shared cause, they have nothing more to do with each other.
        """
        found = [self._in_time(self.scenario.modification_of[name], day) for name, day in last_days.items()]
        edges = np.unique(np.concatenate([[0, SCALE], *(begins for begins, _ in found)]))
        together = np.ones(len(edges) - 1)
        for begins, chances in found:
            together *= chances[np.searchsorted(begins, edges[:-1], side="right") - 1]
        return round(float(together @ np.diff(edges)) / SCALE, 9)  # what is certain is 1, and not nearly

    def _in_time(self, modification: Modification, last_day: date) -> tuple[Days, NDArray[np.float64]]:
        """Stretches of the cause's number by their beginnings, and in each the chance of a decision by a day."""
        spreads = self._spreads(modification)
        stretches = _Stretches.of(self.scenario, spreads, fewest=1)
        *_, (_, days, chances) = self._walked(modification, spreads, stretches)
        return stretches.begins, chances[:, days <= self.steps.table.number(last_day)].sum(axis=1)

    def _spreads(self, modification: Modification) -> dict[str, Distribution | None]:
        _, left = self.steps.way(modification)
        return {name: self.steps.spread(modification, name) for name in left}

    def _walked(
        self, modification: Modification, spreads: Mapping[str, Distribution | None], stretches: "_Stretches"
    ) -> Iterator[tuple[str, Days, Chances]]:
        """Step by step the days, and in each stretch how likely each is there."""
        start, _ = self.steps.way(modification)
        days, chances = np.array([start], dtype=np.int64), np.ones((len(stretches.begins), 1))
        for name, spread in spreads.items():
            step = _Moved(self.steps, name, spread, days)
            days, chances = step.days, stretches.mixed(name, step, chances)
            yield name, days, chances

    def last_days(self, modification: Modification, latest: date, percent: int) -> list[tuple[str, date | None]]:
        """Each step that is still to come, and the last day from which the decision is in time in so many of 100 cases.

        In time is a decision by the day ``latest``. None stands for a day before the tables of bank holidays.
        """
        steps = Steps(self.scenario, self.steps.table.calendar.first)
        first = max(0, min(steps.table.number(latest), self.steps.first) - DAYS_BEFORE)
        found = self._last_days(steps, modification, latest, percent, first)
        if first and None in [day for _, day in found]:
            found = self._last_days(steps, modification, latest, percent, 0)
        return found

    def _last_days(
        self, steps: Steps, modification: Modification, latest: date, percent: int, first: int
    ) -> list[tuple[str, date | None]]:
        """The last step first, each from the chances of the one after it, by the day on which it is done."""
        _, left = steps.way(modification)
        spreads = {name: steps.spreads.get(name) for name in left}
        stretches = _Stretches.of(self.scenario, spreads, fewest=2)
        days = np.arange(first, steps.table.number(latest) + 1)
        in_time = np.ones((len(stretches.weights), len(days)))
        found: list[tuple[str, date | None]] = []
        for name in reversed(left):
            enough = np.flatnonzero(stretches.weights @ in_time >= percent / 100 - TOLERANCE)
            found.append((name, steps.table.day(int(days[enough[-1]])) if len(enough) else None))
            step = _Moved(steps, name, spreads[name], days)
            in_time = stretches.foreseen(name, step, _from_then_on(step.days, days, in_time))
        return found[::-1]


def _from_then_on(days: Days, known: Days, in_time: Chances) -> Chances:
    """The chances of days some of which are too late, by those of the days that are not."""
    places = np.minimum(days - known[0], len(known))
    return np.pad(in_time, ((0, 0), (0, 1)))[:, places]


class _Moved:
    """One step taken from each of some days, with each of its durations."""

    def __init__(self, steps: Steps, name: str, spread: Distribution | None, days: Days) -> None:
        self.spread = spread
        amounts = None if spread is None else np.array(spread.amounts, dtype=np.int64)[None, :]
        ends = steps.after(name, days[:, None], amounts)
        self.days, places = np.unique(ends, return_inverse=True)
        self.places = places.reshape(ends.shape)
        """By day and duration, where the day is found on which the step is then done."""

    @cached_property
    def matrix(self) -> NDArray[np.float64]:
        """By day before and day after, how likely the step leads from the one to the other."""
        found = np.zeros((len(self.places), len(self.days)))
        weights = np.ones(1) if self.spread is None else self.spread.weights
        np.add.at(found, (np.arange(len(self.places))[:, None], self.places), weights)
        return found


@dataclass(frozen=True)
class _Stretches:
    """Stretches of the shared cause's number; one for all of it where too few steps follow it."""

    begins: Days
    weights: NDArray[np.float64]
    share: float
    """How often a step takes the cause's number for its own."""
    steps: frozenset[str]

    @classmethod
    def of(cls, scenario: Scenario, spreads: Mapping[str, Distribution | None], fewest: int) -> "_Stretches":
        """Those for the steps of one way, if so many of them follow the cause."""
        cause = scenario.governance.shared_cause
        unsure = {name: one for name, one in spreads.items() if one and not one.is_sure and name in cause.steps}
        share = following(cause.correlation) / SCALE
        edges = [0, SCALE]
        if len(unsure) >= fewest and share:
            edges = sorted({0, *(below for one in unsure.values() for below in one.below)})
        begins = np.array(edges[:-1], dtype=np.int64)
        together = frozenset(unsure) if len(begins) > 1 else frozenset[str]()
        return cls(begins, np.diff(np.array(edges, dtype=np.float64)) / SCALE, share, together)

    def mixed(self, name: str, step: _Moved, chances: Chances) -> Chances:
        """The chances of the days after a step, from those of the days before it."""
        alone: Chances = chances @ step.matrix
        if name not in self.steps:
            return alone
        alike = np.zeros_like(alone)
        np.add.at(alike, (np.arange(len(self.begins))[:, None], self._places(step)), chances)
        return self.share * alike + (1 - self.share) * alone

    def foreseen(self, name: str, step: _Moved, in_time: Chances) -> Chances:
        """By day before a step, the chance to be in time; from that by day after it."""
        alone: Chances = in_time @ step.matrix.T
        if name not in self.steps:
            return alone
        alike = np.take_along_axis(in_time, self._places(step), axis=1)
        return self.share * alike + (1 - self.share) * alone

    def _places(self, step: _Moved) -> NDArray[np.int64]:
        """By stretch and day, where the day after the step is found that has the duration of the stretch."""
        assert step.spread is not None, "what follows the cause takes its time"
        durations = np.searchsorted(np.array(step.spread.below), self.begins, side="right")
        return step.places[:, durations].T
