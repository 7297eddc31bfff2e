"""Why a modification is where the best plan has it, and what keeps it from elsewhere."""

from dataclasses import dataclass, field
from typing import Literal

from models.answer import Conflict, Planned, Repairs
from models.clause import Violation
from models.outcome import Outcome
from models.plan import Plan
from models.shown import Shown
from models.unknowns import Unknowns

Standing = Literal["forced", "free", "tie", "unproved"]
"""In the same release in every best plan; as good elsewhere with nothing else moved; as good elsewhere where others
move too, so that the order of ties decides; or not established."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A modification in a release where the plan does not have it: what that would cost, or why it is impossible."""

    release: str | None
    """None stands for left out."""
    possible: bool | None
    """None where it was not established in time."""
    alone: tuple[Violation, ...]
    """What would break if it went there and nothing else moved."""
    planned: Planned | None = None
    """The best plan that has it there, with the fewest other moves."""
    conflicts: tuple[Conflict, ...] = ()
    """Why it is impossible: clauses that cannot all hold if it goes there."""


@dataclass(frozen=True, slots=True, repr=False)
class Why(Shown):
    """Where a modification is, and why."""

    outcome: Outcome = field(compare=False)
    """The plan that is asked about."""
    modification: str
    plan: Plan
    standing: Standing
    settled_by: str | None
    """The goal that keeps it from the last release that the goals before leave it; none where the rules do, or ties."""
    elsewhere: tuple[Elsewhere, ...]
    """Every other release, in order of go-live."""
    waits_for_it: tuple[str, ...]
    """Those that wait for it, directly or through others, or go live with it: what it carries along."""
    unknowns: Unknowns
    """What is open about it, and whether the plan depends on the answers."""
    interrupted: bool
    """Whether somebody stopped it; what is not established then may be easy to establish."""

    @property
    def in_short(self) -> str:
        """Where it is, and how firmly."""
        return f"{self.modification} in {self.plan.release_of(self.modification) or 'no release'}, {self.standing}"


@dataclass(frozen=True, slots=True)
class Alone:
    """The plan with one modification put elsewhere and nothing else moved, whatever that breaks."""

    plan: Plan
    broken: tuple[Violation, ...]
    goals: tuple[int, ...]
    """What it would be worth in each goal of the ladder, if it might break that."""
    as_good: bool
    """Whether it would be no worse than the best plan: then leave to break that would make the place free."""


@dataclass(frozen=True, slots=True, repr=False)
class WhyNot(Shown):
    """What it would cost to have a modification in a release; or why that is impossible, and the ways out."""

    outcome: Outcome = field(compare=False)
    """The plan that is asked about."""
    modification: str
    there: Elsewhere
    ways: Repairs
    """Where it is impossible: what to give up so that it is not."""
    alone: Alone | None
    """Where it costs something because others are in its way: what it would be worth if they were not."""
    interrupted: bool
    """Whether somebody stopped it."""

    @property
    def in_short(self) -> str:
        """Whether it could be there."""
        possible = {True: "possible", False: "impossible", None: "not established"}[self.there.possible]
        return f"{self.modification} in {self.there.release}, {possible}"
