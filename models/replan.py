"""Planning again from a baseline: the plan by the goals, and the plan with the fewest moves."""

from dataclasses import dataclass
from typing import Literal

from models.answer import Planned
from models.outcome import Outcome
from models.shown import Shown


@dataclass(frozen=True, slots=True, repr=False)
class Replan(Shown):
    """The whole answer."""

    by_goals: Outcome
    fewest_moves: Outcome
    """The same where both are one plan."""

    @property
    def plans(self) -> tuple[Planned, Planned]:
        """The plan by the goals, and that with the fewest moves."""
        by_goals, fewest = self.by_goals.answer, self.fewest_moves.answer
        assert isinstance(by_goals, Planned), "only a plan is asked about"
        assert isinstance(fewest, Planned), "the plan by the goals is the answer of last resort"
        return by_goals, fewest

    @property
    def are_one_plan(self) -> bool:
        """Whether both have everything in the same place, built with the same options."""
        by_goals, fewest = self.plans
        return by_goals.plan.placements == fewest.plan.placements

    @property
    def stopped(self) -> Literal["time", "interrupt"] | None:
        """Why the search for one of them ended early, if it did."""
        by_goals, fewest = self.plans
        return by_goals.stopped or fewest.stopped

    @property
    def in_short(self) -> str:
        """Whether both are one plan."""
        return f"{self.by_goals.scenario.name}, {'one plan' if self.are_one_plan else 'two plans'}"
