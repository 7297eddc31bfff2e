"""The answer to "what is the best plan?", with all that was found on the way."""

from dataclasses import dataclass

from models.answer import Answer, Infeasible, Planned, Undecided
from models.clause import Violation
from models.lapse import RolledForward
from models.scenario import Scenario, Waiver
from models.shown import Shown


@dataclass(frozen=True, slots=True)
class Verified:
    """What is true of a plan, found without the solver."""

    violations: tuple[Violation, ...]
    """The clauses it breaks; none where it is a plan that may be shown."""
    waived: tuple[tuple[Violation, Waiver], ...]
    """The clauses it breaks with somebody's leave."""
    goals: dict[str, int]
    """The value of every goal of the ladder."""


@dataclass(frozen=True, slots=True, repr=False)
class Outcome(Shown):
    """An answer, checked, beside what the lapse rule alone would give."""

    scenario: Scenario
    answer: Answer
    rolled: RolledForward
    """The targets rolled forward by the lapse rule, which the plan is compared with."""
    verified: Verified | None
    """What the independent check found; none where there is no plan."""
    seconds: float

    @property
    def in_short(self) -> str:
        """Which scenario, and what was found."""
        return f"{self.scenario.name}, {_answer_words(self.answer)}"


def _answer_words(answer: Answer) -> str:
    match answer:
        case Planned():
            proof = "proved best" if answer.proven else "best so far"
            return f"{proof}, {len(answer.plan.placements)} placed"
        case Infeasible():
            return "no plan exists"
        case Undecided(reason=reason):
            return f"undecided: {reason}"
