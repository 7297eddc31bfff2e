"""What confidence costs: the best plan for each chance that decisions come by the days that are forecast."""

from dataclasses import dataclass

from models.answer import Answer
from models.governance import DurationSet


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


@dataclass(frozen=True, slots=True)
class Confidence:
    """The whole answer."""

    plans: tuple[ConfidencePlan, ...]
    """First as the scenario has it, then with chances, the lowest first; empty where no decision is forecast."""
    is_cut_short: bool = False
    """Whether somebody ended it."""
