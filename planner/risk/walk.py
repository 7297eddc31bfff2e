"""The way to a decision in every draw at once; step by step what ``planner.forecast`` does for one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from models import Modification, Scenario
from models.governance import WEEKDAYS, Step
from planner.facts import working_days
from planner.risk.days import Days, DayTable, Meetings
from planner.risk.draws import Dice, Drawn
from planner.risk.durations import Distribution, spreads

Amounts = Callable[[str, Drawn], Days]
"""What is made of the durations of a step before they are walked."""


def as_drawn(_step: str, drawn: Drawn) -> Days:
    """Nothing."""
    return drawn.amounts


@dataclass(frozen=True)
class Ways:
    """The ways of a scenario's modifications, over the draws of one seed."""

    scenario: Scenario
    dice: Dice
    _drawn: dict[tuple[str, str], Drawn] = field(default_factory=dict)

    @cached_property
    def table(self) -> DayTable:
        """The days of the scenario's calendar."""
        return DayTable(working_days(self.scenario))

    @cached_property
    def spreads(self) -> Mapping[str, Distribution]:
        """How the durations of steps spread."""
        return dict(spreads(self.scenario.governance.steps))

    @cached_property
    def today(self) -> int:
        """The number of the day on which the scenario is what is known."""
        return self.table.number(self.scenario.as_of)

    def left(self, modification: Modification) -> tuple[str, ...]:
        """The steps that are still to come."""
        return self._path(modification)[1]

    def decisions(self, modification: Modification, amounts: Amounts = as_drawn) -> Days:
        """The day of its decision in every draw."""
        *_, (_, days) = self.steps(modification, amounts)
        return days

    def steps(self, modification: Modification, amounts: Amounts = as_drawn) -> list[tuple[str, Days]]:
        """Every step that is still to come, and the day on which it is done in every draw."""
        start, left = self._path(modification)
        here = np.full(self.dice.count, start, dtype=np.int64)
        found = []
        for name in left:
            here = self._after(modification, name, here, amounts)
            found.append((name, here))
        return found

    def drawn(self, modification: Modification, name: str) -> Drawn | None:
        """The durations of a step that is still to come; None where it takes none."""
        if name not in self.spreads:
            return None
        key = (modification.id, name)
        if key not in self._drawn:
            least = self._least(modification, name)
            self._drawn[key] = self.dice.drawn(*key, self.spreads[name], least)
        return self._drawn[key]

    def _path(self, modification: Modification) -> tuple[int, tuple[str, ...]]:
        """The day on which the last step that is done was, or today, and the steps after it."""
        path = self.scenario.governance.pathways[modification.path]
        last = max((index for index, step in enumerate(path) if step in modification.progress), default=-1)
        on = modification.progress.get(path[last]) if last >= 0 else None
        return self.table.number(on) if isinstance(on, date) else self.today, path[last + 1 :]

    def _after(self, modification: Modification, name: str, here: Days, amounts: Amounts) -> Days:
        step = self.scenario.governance.steps[name]
        if step.at is not None:
            return self._meetings[step.at].after(here)
        if (drawn := self.drawn(modification, name)) is not None:
            return self._taking(step, name, here, amounts(name, drawn))
        return np.maximum(here, self.today)

    def _taking(self, step: Step, name: str, here: Days, amounts: Days) -> Days:
        return np.maximum(self._ends(step, self.spreads[name], here, amounts), self.today)

    def _ends(self, step: Step, spread: Distribution, here: Days, amounts: Days) -> Days:
        """The days on which it ends, whatever today is."""
        if step.starts is not None:
            here = self.table.first_after(here, WEEKDAYS.index(step.starts))
            here = np.where(here < self.table.beyond, here - 1, here)  # the day on which it starts counts
        return self.table.after(here, amounts, spread.unit)

    @cached_property
    def _meetings(self) -> Mapping[str, Meetings]:
        governance = self.scenario.governance
        return {name: Meetings(self.table, body, self.scenario.as_of) for name, body in governance.bodies.items()}

    def _least(self, modification: Modification, name: str) -> int:
        """Of a step that is under way, the least that it can still take, as it has not ended before today."""
        start, left = self._path(modification)
        if name != left[0] or start >= self.today:
            return 0
        step, spread = self.scenario.governance.steps[name], self.spreads[name]
        amounts = np.array(spread.amounts, dtype=np.int64)
        ends = self._ends(step, spread, np.full(len(amounts), start, dtype=np.int64), amounts)
        in_time = np.flatnonzero(ends >= self.today)
        return int(amounts[in_time[0]]) if len(in_time) else 0
