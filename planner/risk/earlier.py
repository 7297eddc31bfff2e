"""The value of a day: what changes when one step, or one decision, is earlier, all else being drawn alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.risk import Chance, Earlier
from planner.odds.days import Days
from planner.questions.settling import Means
from planner.risk.causes import Watched
from planner.risk.rolled import Ground, Places, roll_all
from planner.risk.walk import Ways
from planner.risk.worlds import Worlds

WORKING_DAYS = (5, 10, 20)
MOST_LOOKS = 60_000
FEWEST_DRAWS = 200


@dataclass(frozen=True)
class Sooner:
    """One step of one modification done so many Working Days earlier, not before today nor the step before it."""

    name: str
    step: str
    count: int
    days: Days
    """The days on which the decision then is, in all draws."""
    gaining: NDArray[np.int64]
    """Of the draws that are looked at, those in which it makes a cut-off more; the others stay as they are."""


@dataclass(frozen=True)
class Values:
    """Draws that were rolled forward, to compare with the same draws with one decision earlier."""

    ways: Ways
    worlds: Worlds
    ordinals: NDArray[np.int64]
    places: Places

    @property
    def draws(self) -> int:
        """The draws that are looked at: the first so many."""
        looks = MOST_LOOKS // (2 * len(WORKING_DAYS) * max(1, len(self.worlds.names)))
        return min(len(self.places), max(FEWEST_DRAWS, looks))

    def of(self, names: Sequence[str], watched: Mapping[str, Watched], means: Means) -> dict[str, tuple[Earlier, ...]]:
        """What it is worth that the first step of each that spreads is done earlier, or its decision."""
        looks = [
            self._sooner(name, step, count) for name in names for step in self._steps(name) for count in WORKING_DAYS
        ]
        after = self._rolled(looks, means)
        found: dict[str, tuple[Earlier, ...]] = {}
        begin = 0
        for look in looks:
            until = begin + len(look.gaining)
            earlier = self._earlier(look, watched.get(look.name), after[begin:until])
            found[look.name] = (*found.get(look.name, ()), earlier)
            begin = until
        return found

    def _steps(self, name: str) -> Iterator[str]:
        """The step whose duration spreads, where it is not the decision itself; and the decision."""
        one = self.worlds.scenario.modification_of[name]
        *_, decision = self.ways.left(one)
        first = self.ways.first_unsure(one)
        if first is not None and first != decision:
            yield first
        yield decision

    def _sooner(self, name: str, step: str, count: int) -> Sooner:
        def sooner(done: str, before: Days, days: Days) -> Days:
            if done != step:
                return days
            least = np.maximum(before, self.ways.today)
            return np.minimum(days, np.maximum(self.worlds.table.earlier(days, count), least))

        moved = self.ways.decisions(self.worlds.scenario.modification_of[name], done=sooner)
        missed = np.searchsorted(self.worlds.cut_offs[name], moved[: self.draws])
        before = self.worlds.missed[: self.draws, self.worlds.names.index(name)]
        return Sooner(name, step, count, moved, np.flatnonzero(missed < before))

    def _rolled(self, looks: Sequence[Sooner], means: Means) -> Places:
        """Where everything goes, look by look in the draws that gain."""
        rows = np.concatenate([self.ordinals[:0], *map(self._rows, looks)])
        chunks = roll_all(self.worlds, rows, means, "draws rolled forward with an earlier decision")
        return np.concatenate([self.places[:0], *(places for _, places in sorted(chunks, key=lambda one: one[0]))])

    def _rows(self, look: Sooner) -> NDArray[np.int64]:
        rows = self.ordinals[look.gaining].copy()
        first = self.worlds.table.calendar.first.toordinal()
        rows[:, self.worlds.names.index(look.name)] = look.days[look.gaining] + first
        return rows

    def _earlier(self, look: Sooner, watched: Watched | None, after: Places) -> Earlier:
        before = self.places[look.gaining]
        ground = self._ground
        late = int(ground.priority_days(before).sum() - ground.priority_days(after).sum())
        left_out = int(ground.left_out(before).sum() - ground.left_out(after).sum())
        in_time = Chance(int((look.days <= watched.last_day).sum()), len(look.days)) if watched else None
        return Earlier(look.step, look.count, in_time, late / self.draws, left_out / self.draws, self.draws)

    @cached_property
    def _ground(self) -> Ground:
        return Ground(self.worlds.scenario)
