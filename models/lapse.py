"""What rolling the targets forward gives: who lapses, from where to where, and the chain of causes."""

from dataclasses import dataclass, field

from models.clause import Violation
from models.plan import Plan
from models.scenario import Scenario
from models.shown import Shown


@dataclass(frozen=True, slots=True)
class Refusal:
    """A release that a modification could not go in, and the clauses that it would break there."""

    release: str
    because: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one modification."""

    modification: str
    target: str | None
    release: str | None
    """None where no release of the horizon is viable."""
    option: str | None
    refusals: tuple[Refusal, ...]
    """The releases it was tried in and refused, from its target on, in order of go-live."""
    carried_by: tuple[str, ...]
    """The modifications whose own lapse carried this one along."""
    lapsed: bool


@dataclass(frozen=True, slots=True, repr=False)
class RolledForward(Shown):
    """The targets rolled forward under the decisions known."""

    scenario: Scenario = field(compare=False)
    plan: Plan
    steps: tuple[Step, ...]
    """One for each modification that takes part, in the order in which they were placed."""
    violations: tuple[Violation, ...]
    """Clauses that the result breaks: what is committed or pinned stays, even where it cannot be in time."""

    @property
    def in_short(self) -> str:
        """How many lapse."""
        lapsed = sum(step.lapsed for step in self.steps)
        return f"{self.scenario.name}, {lapsed} of {len(self.steps)} lapse"
