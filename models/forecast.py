"""When a decision is to be expected, step by step, and why each step is when it is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Reason = Literal["done", "duration", "meeting", "today"]
"""It is done; it takes so long; it waits for a meeting; nobody has said, and today is the earliest."""


@dataclass(frozen=True, slots=True)
class ForecastStep:
    """A step on the way to a decision."""

    step: str
    """Its id."""
    on: date | None
    """The day on which it is done; None where it is done and nobody recorded the day."""
    reason: Reason
    starts: date | None = None
    """The first Working Day of a step that begins on a certain weekday, or after it where that is a holiday."""
    papers: date | None = None
    """The day on which the papers of its meeting are due."""
    due: date | None = None
    """The day on which it should have been done by its duration, where that has passed."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The way to a decision."""

    modification: str
    steps: tuple[ForecastStep, ...]

    @property
    def decision(self) -> date:
        """The day of the decision, which is the last step."""
        on = self.steps[-1].on
        assert on is not None, "a decision that is forecast is to come"
        return on


@dataclass(frozen=True, slots=True)
class LastDate:
    """The last Working Day on which a step can be done so that a release is still made."""

    step: str
    on: date
    starts: date | None = None
    """The last Working Day on which a step can begin that begins on a certain weekday, or after it on a holiday."""
    papers: date | None = None
    """The day on which the papers of that meeting are due."""
