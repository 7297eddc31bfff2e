"""Forecasts count with the durations that steps are meant to take, that they took, or with how they spread."""

from dataclasses import dataclass

from models import Place, Scenario
from models.governance import DurationSet
from planner.changes.base import Change, forecast_again
from planner.explain.forecasts import forecast_words


@dataclass(frozen=True)
class Durations(Change):
    """Of the whole scenario; decisions that are not forecast stay as they are."""

    verb = "durations"
    words = "DURATIONS"
    example = "durations observed"
    does = (
        "decisions are forecast with target or observed durations; with `P80`, each for the day by which it comes with "
        "a chance of 80 %"
    )
    rank = 2  # with the progress that other changes tell

    durations: DurationSet

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("governance", "durations"),)

    def apply(self, scenario: Scenario) -> Scenario:
        governance = scenario.governance.model_copy(update={"durations": self.durations})
        return forecast_again(scenario.but(governance=governance))

    def says(self, before: Scenario) -> str:
        now, then = forecast_words(self.durations), forecast_words(before.governance.durations)
        return f"decisions are forecast {now} (before that, {then})"
