"""Worlds: draws that look the same to the planner, since each modification makes the same cut-offs in them.

A decision's date tells the planner no more than which cut-offs it misses. So a draw is a world with, for each
modification, the number of cut-offs missed; where every number is at least as large, everything is at least as late.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models import Decision, Modification, Placement, Plan, Scenario
from planner.draft import Draft
from planner.facts import cut_off, options_of, planned
from planner.forecast import is_forecast
from planner.odds.days import Days, DayTable

NO_LINKS: Mapping[str, tuple[()]] = dict.fromkeys(("needs", "after", "together", "apart", "excludes"), ())
NEVER_TOO_LATE = 2**31


@dataclass(frozen=True)
class Worlds:
    """Draws by world."""

    scenario: Scenario
    table: DayTable
    decisions: Mapping[str, Days]
    """Of each modification whose decision is forecast, by draw."""
    draws: int

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The modifications whose decision dates are drawn, by id."""
        return tuple(sorted(self.decisions))

    @cached_property
    def cut_offs(self) -> Mapping[str, Days]:
        """For each of them, its different cut-offs for releases that it could go in."""
        return {name: _cut_offs(self.scenario, self.scenario.modification_of[name], self.table) for name in self.names}

    @cached_property
    def missed(self) -> NDArray[np.int64]:
        """By draw and modification, the number of cut-offs missed."""
        if not self.names:
            return np.zeros((1, 0), dtype=np.int64)
        columns = [np.searchsorted(self.cut_offs[name], self.decisions[name]) for name in self.names]
        return np.stack(columns, axis=1).astype(np.int64)

    @cached_property
    def _unique(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        if not self.names:
            return self.missed, np.zeros(1, dtype=np.int64), np.zeros(self.draws, dtype=np.int64)
        worlds, first, of = np.unique(self.missed, axis=0, return_index=True, return_inverse=True)
        return worlds, first, of.reshape(-1)

    @property
    def worlds(self) -> NDArray[np.int64]:
        """Each different world, a row each."""
        return self._unique[0]

    @property
    def first_draw(self) -> NDArray[np.int64]:
        """For each world, the first draw that has it."""
        return self._unique[1]

    @property
    def world_of(self) -> NDArray[np.int64]:
        """For each draw, its world."""
        return self._unique[2]

    def dates(self, draw: int) -> tuple[tuple[str, date], ...]:
        """The decision dates of a draw; one beyond the tables of bank holidays is the day after their end."""
        after_all = self.table.calendar.last + timedelta(days=1)
        days = {name: self.table.day(int(self.decisions[name][draw])) for name in self.names}
        return tuple((name, day or after_all) for name, day in days.items())

    def bears(self, plan: Plan) -> NDArray[np.int64]:
        """For each modification, the most cut-offs that it can miss so that a plan still keeps all of them."""
        return np.array([self._most_missed(name, plan.placements.get(name)) for name in self.names], dtype=np.int64)

    def _most_missed(self, name: str, placement: Placement | None) -> int:
        if placement is None:
            return NEVER_TOO_LATE
        modification, release = self.scenario.modification_of[name], self.scenario.release_of[placement.release]
        last_day = cut_off(self.scenario, modification, placement.option, release)
        if last_day is None:
            return NEVER_TOO_LATE
        return int(np.searchsorted(self.cut_offs[name], self.table.number(last_day)))


def drawn_modifications(scenario: Scenario) -> list[Modification]:
    """Those that take part and whose decision is forecast, by id."""
    return [one for one in planned(scenario) if is_forecast(one)]


def decided(scenario: Scenario, dates: Sequence[tuple[str, date]]) -> Scenario:
    """The scenario with decisions expected on these days."""
    day_of = dict(dates)
    return scenario.but(
        modifications=tuple(
            one.model_copy(update={"decision": Decision(expected=day_of[one.id])}) if one.id in day_of else one
            for one in scenario.modifications
        )
    )


def _cut_offs(scenario: Scenario, modification: Modification, table: DayTable) -> Days:
    """Its cut-offs for releases that nothing but its decision and other modifications keep it from."""
    decision = Decision(expected=scenario.as_of)
    alone = modification.model_copy(update={**NO_LINKS, "decision": decision})
    draft = Draft(scenario.restricted_to([modification.id]).but(modifications=(alone,)))
    found = {
        last_day
        for option in options_of(modification)
        for release in scenario.releases
        if (last_day := cut_off(scenario, alone, option, release)) is not None
        and not draft.broken_by({modification.id: Placement(release.id, option)})
    }
    return np.array(sorted(map(table.number, found)), dtype=np.int64)
