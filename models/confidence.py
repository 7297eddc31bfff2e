"""What confidence costs: the best plan for each chance that decisions come by the days that are forecast."""

from dataclasses import dataclass, field

from models.answer import Answer
from models.governance import DurationSet
from models.outcome import Outcome
from models.shown import Shown


@dataclass(frozen=True, slots=True)
class ConfidencePlan:
    """The best plan with decisions forecast in one way."""

    durations: DurationSet
    answer: Answer | None
    """None where there was no time for it, or decisions cannot be forecast so."""
    holds: float | None
    """How likely every decision that is forecast makes its cut-off for the plan, from 0 to 1; None without a plan."""
    why_none: str = ""
    """Why decisions cannot be forecast so."""


@dataclass(frozen=True, slots=True, repr=False)
class Confidence(Shown):
    """The whole answer."""

    outcome: Outcome = field(compare=False)
    """The plan of the scenario as it is."""
    plans: tuple[ConfidencePlan, ...]
    """First as the scenario has it, then with chances, the lowest first; empty where no decision is forecast."""
    is_cut_short: bool = False
    """Whether somebody ended it."""

    @property
    def in_short(self) -> str:
        """Which confidences."""
        return (
            f"{self.outcome.scenario.name}, {', '.join(one.durations for one in self.plans) or 'nothing is forecast'}"
        )
