"""Answers to "what is the best plan?": planned, infeasible or undecided; matched, never probed."""

from dataclasses import dataclass
from typing import Literal

from models.clause import Clause, Violation
from models.plan import Plan


@dataclass(frozen=True, slots=True)
class GoalValue:
    """What a plan achieves of one goal, and the least that any plan could, as far as is proved."""

    goal: str
    value: int
    bound: int
    unit: str
    proven: bool
    """No plan that is as good in all goals before it is better in this one."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The best plan found, with what is proved about it."""

    plan: Plan
    goals: tuple[GoalValue, ...]
    unique: bool
    """The tie order is settled too, so that this is the one plan for the scenario, on any machine."""
    stopped: Literal["time", "interrupt"] | None = None
    """Why the search ended early, if it did."""

    @property
    def proven(self) -> bool:
        """No plan is better in any goal without being worse in one before it."""
        return all(goal.proven for goal in self.goals)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an argument: a clause, and what it leaves of the releases of those that it is about."""

    clause: Clause
    leaves: tuple[tuple[str, tuple[str | None, ...]], ...] = ()
    """By modification, the releases where it can still go once this line and all before it hold; None: left out."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Clauses that cannot all hold, in the order of an argument: the last is the one that then fails."""

    lines: tuple[Line, ...]
    minimal: bool
    """Proved: with any one of them given up, the rest can hold."""
    fails: str = ""
    """How a plan that keeps all lines but the last breaks that one; empty where it was not worked out."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """What its lines say."""
        return tuple(line.clause for line in self.lines)


@dataclass(frozen=True, slots=True)
class Repair:
    """A way out: what has to be given up, and the best plan that then keeps all the rest."""

    given_up: tuple[Violation, ...]
    """Of smallest sets that would do, the cheapest come first: choices before the policy, facts last."""
    planned: Planned
    cheapest: bool
    """Proved: nothing cheaper is left, of what is not listed before it."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """Ways out, the cheapest first."""

    found: tuple[Repair, ...] = ()
    complete: bool = False
    """Proved: there is no other smallest set of clauses to give up."""


@dataclass(frozen=True, slots=True)
class Infeasible:
    """No plan exists."""

    conflicts: tuple[Conflict, ...] = ()
    """Conflicts that have no clause in common; none where it was not asked why."""
    repairs: Repairs = Repairs()

    @property
    def conflict(self) -> Conflict:
        """The first conflict."""
        return self.conflicts[0]


@dataclass(frozen=True, slots=True)
class Undecided:
    """Neither a plan nor a proof that there is none was found in the time given."""

    reason: str
    interrupted: bool = False


Answer = Planned | Infeasible | Undecided


def is_final(answer: Answer) -> bool:
    """Whether no more time would change it: it is proved to be the one plan, or that there is none."""
    return isinstance(answer, Infeasible) or (isinstance(answer, Planned) and answer.unique)
