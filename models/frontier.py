"""The answer to "what can be traded for what?": the plans of which none is better in one goal without being worse in
another.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from models.answer import GoalValue, Infeasible, Planned, Undecided
from models.outcome import Outcome
from models.shown import Shown, counted


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


@dataclass(frozen=True, slots=True, repr=False)
class Frontier(Shown):
    """The whole answer."""

    outcome: Outcome = field(compare=False)
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
    """Why it is not complete, or the one plan of a trade-off was not settled."""

    @property
    def complete(self) -> bool:
        """Proved: there is no other trade-off."""
        return not self.gaps

    @property
    def knee(self) -> TradeOff | None:
        """The trade-off that is nearest to the best of every goal at once, if it is nearer than each end.

        Each goal is counted in shares of the way from the best value found to the worst, and the shares are added up:
        with two goals, it is the point farthest below the line through both ends (Das, Structural Optimization 18(2-3),
        1999). Of several, the first in the order of values.
        """
        if not self.points:
            return None
        shares = self._shares
        nearest = min(self.points, key=lambda point: (shares[point.values], point.values))
        ends = [
            min(self.points, key=lambda point: (point.values[goal], point.values)) for goal in range(len(self.goals))
        ]
        is_nearer = all(shares[nearest.values] < shares[end.values] for end in ends)
        return nearest if is_nearer else None

    @property
    def _shares(self) -> dict[tuple[int, ...], Fraction]:
        """By the values of a point, how far it is from the best of all goals at once."""
        columns = list(zip(*(point.values for point in self.points), strict=True))
        spans = [(min(column), max(column) - min(column) or 1) for column in columns]
        return {
            point.values: sum(
                (Fraction(value - best, span) for value, (best, span) in zip(point.values, spans, strict=True)),
                start=Fraction(0),
            )
            for point in self.points
        }

    @property
    def in_short(self) -> str:
        """How many trade-offs, between what."""
        found = f"{counted(len(self.points), 'trade-off')} between {', '.join(self.goals)}"
        return f"{self.outcome.scenario.name}, {found}{'' if self.complete else ', not all'}"


@dataclass(frozen=True, slots=True)
class FrontierStep:
    """What can be had with one value of a number."""

    word: str
    """The value as it stands in the change."""
    answer: Frontier | Infeasible | Undecided | None
    """None where there was no time for it."""


@dataclass(frozen=True, slots=True, repr=False)
class FrontierOver(Shown):
    """The whole answer over a number of the policy."""

    outcome: Outcome = field(compare=False)
    """The plan of the scenario as it is."""
    pattern: str
    """The change, with its braces."""
    goals: tuple[str, ...]
    steps: tuple[FrontierStep, ...]
    stopped: Literal["time", "interrupt"] | None = None

    @property
    def in_short(self) -> str:
        """Over which number, of what."""
        return f"{self.outcome.scenario.name}, {self.pattern}"
