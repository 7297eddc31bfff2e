"""The way to a decision in every draw at once; step by step what ``planner.forecast`` does for one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from models import Modification, Scenario
from planner.odds.days import Days, DayTable
from planner.odds.durations import Distribution
from planner.odds.steps import Steps
from planner.risk.draws import Dice, Drawn

Amounts = Callable[[str, Drawn], Days]
"""What is made of the durations of a step before they are walked."""


Done = Callable[[str, Days, Days], Days]
"""What is made of the days on which a step is done, with those of the step before it."""


def as_walked(_step: str, _before: Days, days: Days) -> Days:
    """Nothing."""
    return days


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
    def _steps(self) -> Steps:
        return Steps(self.scenario, self.scenario.as_of)

    @property
    def table(self) -> DayTable:
        """The days of the scenario's calendar."""
        return self._steps.table

    @property
    def spreads(self) -> Mapping[str, Distribution]:
        """How the durations of steps spread."""
        return self._steps.spreads

    @property
    def today(self) -> int:
        """The number of the day on which the scenario is what is known."""
        return self._steps.first

    def left(self, modification: Modification) -> tuple[str, ...]:
        """The steps that are still to come."""
        return self._steps.way(modification)[1]

    def first_unsure(self, modification: Modification) -> str | None:
        """The first step still to come whose duration spreads."""
        return next((name for name in self.left(modification) if self._is_unsure(name)), None)

    def _is_unsure(self, name: str) -> bool:
        return name in self.spreads and not self.spreads[name].is_sure

    def decisions(self, modification: Modification, amounts: Amounts = as_drawn, done: Done = as_walked) -> Days:
        """The day of its decision in every draw."""
        *_, (_, days) = self.steps(modification, amounts, done)
        return days

    def steps(
        self, modification: Modification, amounts: Amounts = as_drawn, done: Done = as_walked
    ) -> list[tuple[str, Days]]:
        """Every step that is still to come, and the day on which it is done in every draw."""
        start, left = self._steps.way(modification)
        here = np.full(self.dice.count, start, dtype=np.int64)
        found = []
        for name in left:
            drawn = self.drawn(modification, name)
            here = done(name, here, self._steps.after(name, here, amounts(name, drawn) if drawn else None))
            found.append((name, here))
        return found

    def drawn(self, modification: Modification, name: str) -> Drawn | None:
        """The durations of a step that is still to come; None where it takes none."""
        key = (modification.id, name)
        if key not in self._drawn:
            if (spread := self._steps.spread(modification, name)) is None:
                return None
            self._drawn[key] = self.dice.drawn(*key, spread)
        return self._drawn[key]
