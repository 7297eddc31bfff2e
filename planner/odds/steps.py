"""The steps to a decision, taken from many days at once; each as ``planner.forecast`` takes it from one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from models import Modification, Scenario
from models.governance import WEEKDAYS, Step
from planner.facts import steps_done, working_days
from planner.odds.days import Days, DayTable, Meetings
from planner.odds.durations import Distribution, spreads


@dataclass(frozen=True)
class Steps:
    """The steps of a scenario's governance."""

    scenario: Scenario
    since: date
    """No step that is still to come is done before this day, and no meeting is."""

    @cached_property
    def table(self) -> DayTable:
        """The days of the scenario's calendar."""
        return DayTable(working_days(self.scenario))

    @cached_property
    def spreads(self) -> Mapping[str, Distribution]:
        """How the durations of steps spread."""
        return dict(spreads(self.scenario.governance.steps))

    @cached_property
    def first(self) -> int:
        """The number of the day ``since``."""
        return self.table.number(self.since)

    def way(self, modification: Modification) -> tuple[int, tuple[str, ...]]:
        """The day on which its last step was done, or today, and the steps that are still to come."""
        path = self.scenario.governance.pathways[modification.path]
        done = steps_done(self.scenario, modification)
        on = modification.progress.get(path[done - 1]) if done else None
        return self.table.number(on if isinstance(on, date) else self.scenario.as_of), path[done:]

    def spread(self, modification: Modification, name: str) -> Distribution | None:
        """How the duration of a step spreads that is still to come; None where it takes none.

        One that is under way has not ended yet: only what is still possible of it is left.
        """
        if name not in self.spreads:
            return None
        start, left = self.way(modification)
        spread = self.spreads[name]
        if name != left[0] or start >= self.first:
            return spread
        amounts = np.array(spread.amounts, dtype=np.int64)
        ends = self._ends(name, np.full(len(amounts), start, dtype=np.int64), amounts)
        in_time = np.flatnonzero(ends >= self.first)
        return spread.no_less_than(int(amounts[in_time[0]])) if len(in_time) else spread

    def after(self, name: str, here: Days, amounts: Days | None = None) -> Days:
        """The days on which a step is done, from those on which the one before it was; with its durations, if any."""
        step = self._step(name)
        if step.at is not None:
            return self._meetings[step.at].after(here)
        return np.maximum(here if amounts is None else self._ends(name, here, amounts), self.first)

    def _ends(self, name: str, here: Days, amounts: Days) -> Days:
        """The days on which it would end, if it could end on any."""
        step = self._step(name)
        if step.starts is not None:
            here = self.table.first_after(here, WEEKDAYS.index(step.starts))
            here = np.where(here < self.table.beyond, here - 1, here)  # the day on which it starts counts
        return self.table.after(here, amounts, self.spreads[name].unit)

    def _step(self, name: str) -> Step:
        return self.scenario.governance.steps[name]

    @cached_property
    def _meetings(self) -> Mapping[str, Meetings]:
        bodies = self.scenario.governance.bodies
        return {name: Meetings(self.table, body, self.since) for name, body in bodies.items()}
