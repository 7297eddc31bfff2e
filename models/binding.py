"""What binds: what each rule or number buys if it is loosened by one step, and which rules the plan depends on."""

from dataclasses import dataclass, field
from typing import Literal

from models.answer import Planned
from models.outcome import Outcome
from models.shown import Shown, counted

RuleStanding = Literal["binds", "never binds", "implied", "applies to nothing"]
"""Without it a better plan exists; without it the best plan is as good in every goal; no plan that keeps all others
breaks it; no plan at all could break it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rule or number, loosened by the smallest step that makes sense."""

    rule: str
    about: tuple[str, ...]
    says: str
    """What is then so: "in 2021, at most 2 releases carry a DUIS uplift, instead of 1"."""


@dataclass(frozen=True, slots=True)
class Loosened:
    """A step, and the best plan that it allows."""

    step: Step
    planned: Planned | None
    """None where it buys nothing: proved."""


@dataclass(frozen=True, slots=True)
class RuleFound:
    """What is known of a rule."""

    rule: str
    standing: RuleStanding
    planned: Planned | None = None
    """Where it binds: the best plan without it."""


@dataclass(frozen=True, slots=True, repr=False)
class Binding(Shown):
    """The whole answer."""

    outcome: Outcome = field(compare=False)
    """The plan that is asked about."""
    steps: tuple[Loosened, ...]
    """What buys most comes first, what buys nothing last."""
    rules: tuple[RuleFound, ...]
    """Without those that say what a plan is, which nobody can loosen."""
    unsettled_steps: tuple[Step, ...] = ()
    """Those of which it was not established in time what they buy."""
    unsettled_rules: tuple[str, ...] = ()
    stopped: Literal["time", "interrupt"] | None = None
    """Why something was not established."""

    @property
    def in_short(self) -> str:
        """How many steps buy something."""
        bought = sum(one.planned is not None for one in self.steps)
        buys = "buys" if bought == 1 else "buy"
        return f"{bought} of {counted(len(self.steps), 'step')} {buys} something in {self.outcome.scenario.name}"
