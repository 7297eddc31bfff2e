"""Forecasts count with the durations that steps are meant to take, or with those that they took."""

from dataclasses import dataclass

from models import Place, Scenario
from models.governance import DurationSet
from planner.changes.base import Change, forecast_again


@dataclass(frozen=True)
class Durations(Change):
    """Of the whole scenario; decisions that are not forecast stay as they are."""

    verb = "durations"
    words = "DURATIONS"
    example = "durations observed"
    does = "decisions that are forecast are so with the durations that are the target, or were observed"
    rank = 2  # with the progress that other changes tell

    durations: DurationSet

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("governance", "durations"),)

    def apply(self, scenario: Scenario) -> Scenario:
        governance = scenario.governance.model_copy(update={"durations": self.durations})
        return forecast_again(scenario.but(governance=governance))

    def says(self, before: Scenario) -> str:
        return f"decisions are forecast with {self.durations} durations ({before.governance.durations} before)"
