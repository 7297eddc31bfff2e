"""What was found: the points, gaps and goals of a frontier as rows of their frames."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.explain.words import unit_word, worth
from planner.report.pictures.plot import Axis


@dataclass(frozen=True)
class Found:
    """What was found: points, gaps and goals as rows of their frames."""

    points: list[dict[Any, Any]]
    gaps: list[dict[Any, Any]]
    axes: list[dict[Any, Any]]

    def says(self, column: str) -> str:
        """A goal and its unit, in words."""
        goal, unit = self.name(column), self.unit(column)
        return goal if goal == unit else f"{goal} ({unit_word(unit)})"

    def name(self, column: str) -> str:
        """A goal in words."""
        return str(next(one["goal"] for one in self.axes if one["column"] == column))

    def unit(self, column: str) -> str:
        """What a goal is counted in."""
        return str(next(one["unit"] for one in self.axes if one["column"] == column))

    def worth(self, column: str, value: int) -> str:
        """A value of a goal, as it is told."""
        return worth(int(value), self.unit(column))

    @cached_property
    def columns(self) -> list[str]:
        """The goals' columns: across, up, and the one of the panels."""
        columns = [one["column"] for one in self.axes]
        if len(columns) < 3 or not self.points:
            return columns
        third = min(columns, key=lambda column: len(self.values(column)))
        return [*(column for column in columns if column != third), third]

    def values(self, column: str) -> list[int]:
        """The values of a goal, lowest first."""
        return sorted({int(one[column]) for one in self.points})

    def axis(self, column: str) -> Axis:
        """With all points and gaps on it."""
        ends = [one[f"{column}_{end}"] for one in self.gaps for end in ("least", "below")]
        return Axis.over(
            [*self.values(column), *(int(one) for one in ends if not pd.isna(one))],
            self.says(column),
            self.unit(column),
        )
