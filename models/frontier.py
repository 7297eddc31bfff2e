"""The answer to "what can be traded for what?": the plans of which none is better in one goal without being worse in
another.
"""

from dataclasses import dataclass
from typing import Literal

from models.answer import GoalValue, Infeasible, Planned, Undecided
from models.outcome import Outcome


@dataclass(frozen=True, slots=True)
class TradeOff:
    """A plan that is no worse in all the goals than any other; of those worth the same, the best by the other goals."""

    values: tuple[int, ...]
    """What it is worth in each goal that is traded."""
    planned: Planned
    proven: bool
    """No plan is better in one of these goals without being worse in another."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where there may be trade-offs that were not found: at least ``least``, and below ``below``, in each goal."""

    least: tuple[int | None, ...]
    """None: no bound is known."""
    below: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Frontier:
    """The whole answer."""

    base: Outcome
    """The best plan by the scenario's goals in their order."""
    goals: tuple[str, ...]
    """Those that are traded."""
    held: tuple[GoalValue, ...]
    """The goals that come before all of them, which stay at their best."""
    points: tuple[TradeOff, ...]
    """In the order of their values."""
    gaps: tuple[Gap, ...]
    """The widest first; none where the set is complete."""
    stopped: Literal["time", "interrupt"] | None = None

    @property
    def complete(self) -> bool:
        """Proved: there is no other trade-off."""
        return self.stopped is None


@dataclass(frozen=True, slots=True)
class FrontierStep:
    """What can be had with one value of a number."""

    word: str
    """The value as it stands in the change."""
    answer: Frontier | Infeasible | Undecided | None
    """None where there was no time for it."""


@dataclass(frozen=True, slots=True)
class FrontierOver:
    """The whole answer over a number of the policy."""

    base: Outcome
    """The plan of the scenario as it is."""
    pattern: str
    """The change, with its braces."""
    goals: tuple[str, ...]
    steps: tuple[FrontierStep, ...]
    stopped: Literal["time", "interrupt"] | None = None
