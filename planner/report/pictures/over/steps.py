"""What was found with each value of a number, as its picture takes it from the frames."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from planner.explain.words import worth

MOST_LINES = 32
"""More on a page cannot be read."""

WHY_NONE = {
    "infeasible": "no plan exists",
    "undecided": "undecided in the time given",
    "not planned": "not planned in the time given",
}
"""What stands in place of a plan, by the answer."""


@dataclass(frozen=True)
class Worth:
    """What a goal is worth."""

    value: int
    proven: bool
    unit: str = ""

    @property
    def says(self) -> str:
        """With a question mark where there may be a better one."""
        return f"{worth(self.value, self.unit)}{'' if self.proven else '?'}"


@dataclass(frozen=True)
class Point:
    """A trade-off: what each goal is worth."""

    goals: tuple[Worth, ...]
    is_knee: bool


@dataclass(frozen=True)
class Step:
    """One value of the number."""

    value: str
    answer: str
    same_as: str
    complete: bool
    held: tuple[Worth, ...]
    points: tuple[Point, ...]

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return max(1, len(self.points))

    @property
    def is_proved(self) -> bool:
        """There is nothing better with this value."""
        return self.complete and all(one.proven for one in (*self.held, *(w for p in self.points for w in p.goals)))


@dataclass(frozen=True)
class Steps:
    """Every value, with the goals that come first and those that are traded: each goal in words, and its unit."""

    steps: tuple[Step, ...]
    held: tuple[tuple[str, str], ...]
    goals: tuple[tuple[str, str], ...]

    @cached_property
    def costly(self) -> frozenset[str]:
        """The values with which the goals that come first are worse than with another."""
        held_with = {step.value: tuple(goal.value for goal in step.held) for step in self.steps if step.points}
        return frozenset(value for value, held in held_with.items() if held > min(held_with.values()))

    @property
    def lines(self) -> int:
        """How many lines all take."""
        return sum(step.lines for step in self.steps)

    def most(self, place: int) -> int:
        """The largest value of a goal that is traded."""
        return max((point.goals[place].value for step in self.steps for point in step.points), default=0)

    def drawn(self) -> "Steps":
        """What there is room for: values with plans of their own before those that make no difference to others."""
        if self.lines <= MOST_LINES:
            return self
        own = [step for step in self.steps if not step.same_as]
        others = [step for step in self.steps if step.same_as]
        kept = {step.value for step in _even(own, MOST_LINES)}
        kept |= {step.value for step in _even(others, MOST_LINES - len(kept))}
        each = max(1, MOST_LINES // len(kept))
        steps = (step for step in self.steps if step.value in kept)
        return replace(self, steps=tuple(replace(step, points=_even(step.points, each)) for step in steps))


def _even(found: Sequence[Any], most: int) -> tuple[Any, ...]:
    """So many at most, in even steps from the first to the last."""
    if len(found) <= most:
        return tuple(found)
    places = {number * (len(found) - 1) // max(1, most - 1) for number in range(most)}
    return tuple(found[place] for place in sorted(places))


def steps_of(points: pd.DataFrame, values: pd.DataFrame, held: pd.DataFrame) -> Steps:
    """The values from their frames."""
    return Steps(
        steps=tuple(_step(row, points, held) for row in values.to_dict("records")),
        held=_goals(held),
        goals=_goals(points),
    )


def _goals(frame: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(zip(frame["goal"], frame["unit"], strict=True)))


def _step(row: dict[Any, Any], points: pd.DataFrame, held: pd.DataFrame) -> Step:
    found = points[(points["value"] == row["value"]) & points["point"].notna()]
    return Step(
        value=row["value"],
        answer=row["answer"],
        same_as=row["same_as"],
        complete=row["complete"],
        held=_worth(held[held["value"] == row["value"]]),
        points=tuple(Point(_worth(one), bool(one["is_knee"].any())) for _, one in found.groupby("point", sort=True)),
    )


def _worth(rows: pd.DataFrame) -> tuple[Worth, ...]:
    return tuple(Worth(int(one["goal_value"]), bool(one["proven"]), one["unit"]) for one in rows.to_dict("records"))
