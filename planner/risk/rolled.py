"""Draws rolled forward in chunks, by whoever does the work, and what each placement is worth to the goals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models import Placement, Scenario
from planner.facts import planned, weight
from planner.questions.settling import Means, Standing
from planner.risk.rolling import Recognised, days_of, roller_of
from planner.risk.worlds import Worlds
from planner.spread import heed, spread

CHUNK = 40_000
"""Draws times modifications that are rolled forward at once, but no more than 500 draws."""

SHORT_CELLS = 400_000
"""Draws times modifications that are rolled forward here sooner than other processes start."""

LEFT_OUT = -1

Places = NDArray[np.int16]
"""By draw and modification, the place of its release in time; ``LEFT_OUT`` where it has none."""


@dataclass(frozen=True)
class Ground:
    """What all draws of a scenario go over: modifications by id and releases by time."""

    scenario: Scenario

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The modifications that take part."""
        return tuple(one.id for one in planned(self.scenario))

    @cached_property
    def releases(self) -> tuple[str, ...]:
        """The releases in order of go-live."""
        return tuple(release.id for release in self.scenario.releases_in_order)

    @cached_property
    def _place_of(self) -> Mapping[str, int]:
        return {release: place for place, release in enumerate(self.releases)}

    def places(self, placements: Mapping[str, Placement]) -> list[int]:
        """A plan as places."""
        return [self._place_of[placements[name].release] if name in placements else LEFT_OUT for name in self.names]

    @cached_property
    def lateness(self) -> NDArray[np.int64]:
        """By modification and release, its priority-days; the last is for left out, as late as the last release.

        Else a decision that comes early enough to find a late release would count as harm.
        """
        return np.array([list(self._late(name)) for name in self.names], dtype=np.int64)

    def _late(self, name: str) -> Iterator[int]:
        one = self.scenario.modification_of[name]
        target = self.scenario.release_of.get(one.target or "")
        ordered = self.scenario.releases_in_order
        for release in (*ordered, *ordered[-1:]):
            days = (release.go_live - target.go_live).days if target else 0
            yield weight(self.scenario, one) * max(days, 0)

    @cached_property
    def weights(self) -> NDArray[np.int64]:
        """What each modification weighs."""
        return np.array([weight(self.scenario, self.scenario.modification_of[name]) for name in self.names])

    def priority_days(self, places: Places) -> NDArray[np.int64]:
        """The goal `lateness` of each draw, with what is left out."""
        total: NDArray[np.int64] = self.lateness[np.arange(len(self.names)), places].sum(axis=1)
        return total

    def left_out(self, places: Places) -> NDArray[np.int64]:
        """The weight of what each draw leaves out."""
        total: NDArray[np.int64] = ((places == LEFT_OUT) * self.weights).sum(axis=1)
        return total


@dataclass(frozen=True, slots=True)
class RollTask:
    """Some draws, and all that it takes to roll them forward."""

    begin: int
    scenario: Recognised
    names: tuple[str, ...]
    ordinals: NDArray[np.int64]
    """By draw and modification, the decision date."""


def roll_all(worlds: Worlds, ordinals: NDArray[np.int64], means: Means, doing: str) -> Iterator[tuple[int, Places]]:
    """Chunks of draws rolled forward, as soon as they are known, each with the number of its first draw."""
    size = max(50, min(500, CHUNK // max(1, len(worlds.scenario.modifications))))
    chunks = range(0, len(ordinals), size)
    scenario = Recognised(worlds.scenario.sha256, worlds.scenario)
    tasks = [RollTask(begin, scenario, worlds.names, ordinals[begin : begin + size]) for begin in chunks]
    done = 0

    def tell() -> None:
        means.observer(Standing(doing, done, len(ordinals)))

    is_short = len(ordinals) * len(worlds.scenario.modifications) <= SHORT_CELLS
    executor = None if is_short else means.executor
    for task, places in spread(rolled, tasks, executor, tell):
        done += len(places)
        yield task.begin, places


def rolled(task: RollTask) -> Places:
    """Where the lapse rule puts everything, draw by draw; the same decision dates once."""
    ground, roller = Ground(task.scenario.itself), roller_of(task.scenario)
    base = days_of(task.scenario.itself)
    different, back = np.unique(task.ordinals, axis=0, return_inverse=True) if task.names else (task.ordinals[:1], None)
    found = []
    for row in different:
        heed(None)
        found.append(ground.places(roller.roll(base | _dated(task.names, row))))
    places = np.array(found, dtype=np.int16).reshape(len(found), len(ground.names))
    return places[back.reshape(-1)] if back is not None else np.repeat(places, len(task.ordinals), axis=0)


def _dated(names: Sequence[str], row: NDArray[np.int64]) -> dict[str, int]:
    return dict(zip(names, map(int, row), strict=True))
