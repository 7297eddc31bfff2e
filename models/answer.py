"""Answers to "what is the best plan?": planned, infeasible or undecided; matched, never probed."""

from dataclasses import dataclass
from typing import Literal

from models.clause import Clause
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
class Conflict:
    """Clauses that cannot all hold."""

    clauses: tuple[Clause, ...]
    minimal: bool
    """Proved: with any one of them given up, the rest can hold."""


@dataclass(frozen=True, slots=True)
class Infeasible:
    """No plan exists."""

    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Undecided:
    """Neither a plan nor a proof that there is none was found in the time given."""

    reason: str
    interrupted: bool = False


Answer = Planned | Infeasible | Undecided
