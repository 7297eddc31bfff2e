"""Until when a decision is in time for each release, from the earliest that is still to be had."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from models.answer import Planned
from models.clause import Clause
from models.outcome import Outcome
from models.shown import Shown

Ending = Literal["no release", "no last date", "no plan", "not established"]
"""What a decision after the last date leads to; "no last date": it is never too late for the last release."""


class Move(NamedTuple):
    """Another modification that goes elsewhere than in the plan; None: in no release."""

    modification: str
    before: str | None
    after: str | None
    goes_with_it: bool
    """It waits for the one that is late, or goes live with it; otherwise it moves to make room."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a modification is in a release for as long as the cut-off of one of its options has not passed."""

    option: str | None
    until: date | None
    """The last date on which a decision is in time with that option; None where there is none."""
    moves: tuple[Move, ...]
    planned: Planned
    """The whole plan: the one that the question starts from, or the one that differs least from it."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The release that follows from a decision in some stretch of time."""

    release: str | None
    """None: no release of the horizon."""
    go_live: date | None
    ways: tuple[Way, ...]
    """One, or several where an option with a later cut-off takes over from another; in order of time."""

    @property
    def until(self) -> date | None:
        """The last date on which a decision is in time; None where there is none."""
        return self.ways[-1].until

    def has_passed(self, day: date) -> bool:
        """Whether its last date is before a day."""
        return self.until is not None and self.until < day

    @property
    def is_waived(self) -> bool:
        """Whether it is a release without a last date, as its cut-off is waived."""
        return self.release is not None and self.until is None


@dataclass(frozen=True, slots=True)
class Chain:
    """The releases of one modification, each with the last date for its decision."""

    modification: str
    expected: date | None
    """The date on which its decision is expected; None where it waits for one."""
    rungs: tuple[Rung, ...]
    """From what a decision on the scenario's day leads to; from the release in the plan, where that day is too late."""
    conflict: tuple[Clause, ...] | None
    """Clauses that cannot all hold if the decision comes after the last date; None where some plan exists."""
    complete: bool
    """Whether it was established what follows after the last date; if not, that date may be later than is said."""
    earlier_known: bool = True
    """Whether it was established what a decision before the expected date leads to; if not, the plan's comes first."""

    @property
    def ending(self) -> Ending:
        """What a decision after the last date leads to."""
        if not self.complete:
            return "not established"
        if self.conflict is not None:
            return "no plan"
        return "no release" if self.rungs[-1].release is None else "no last date"

    def open_on(self, day: date) -> tuple[Rung, ...]:
        """The rungs whose last date has not passed."""
        return tuple(rung for rung in self.rungs if not rung.has_passed(day))

    def ahead(self, day: date) -> tuple[Rung, ...]:
        """The rungs that the decision leads to when it comes as expected, or later; what has passed is left out."""
        return self.open_on(max(day, self.expected or day))

    @property
    def sooner(self) -> tuple[Rung, ...]:
        """The rungs that only a decision before the expected one leads to."""
        return tuple(rung for rung in self.rungs if self.expected and rung.has_passed(self.expected))

    def deadline(self, day: date) -> date | None:
        """The last date for the release that the expected decision leads to; None where there is none."""
        return next((rung.until for rung in self.ahead(day)), None)


@dataclass(frozen=True, slots=True, repr=False)
class Fallbacks(Shown):
    """Every pending modification's releases and last dates; the nearest deadline comes first."""

    outcome: Outcome = field(compare=False)
    """The plan that is asked about."""
    base: Planned
    """The plan that they start from."""
    chains: tuple[Chain, ...]
    interrupted: bool = False
    """Whether somebody stopped it."""

    @property
    def in_short(self) -> str:
        """How many decisions are pending."""
        return f"{len(self.chains)} pending of {self.outcome.scenario.name}"
