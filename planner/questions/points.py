"""One point of a sweep: what its problem is, its best plan, and whether a plan found elsewhere is one here.

Each is a function of what it is given alone, so that any process can do it.
"""

from dataclasses import dataclass

from models import Answer, Outcome, Planned, Scenario
from planner.changes import Change, Mistake, Mistakes, changed
from planner.changes.grid import Point
from planner.lapse import lapse
from planner.problem import Problem
from planner.solver import Budget, Settings, search
from planner.solver.fingerprint import fingerprint
from planner.verify import proved


@dataclass(frozen=True, slots=True)
class PointTask:
    """A point, and all that it takes to work on it."""

    point: Point
    base: Scenario
    changes: tuple[Change, ...]

    @property
    def scenario(self) -> Scenario:
        """The scenario of the point."""
        return changed(self.base, self.changes)


def problem_at(task: PointTask) -> str | tuple[Mistake, ...]:
    """The fingerprint of its problem; or why its changes cannot be made."""
    try:
        return fingerprint(Problem(task.scenario))
    except Mistakes as found:
        return found.mistakes


def answer_at(task: PointTask, settings: Settings) -> Answer:
    """Its best plan, checked independently; where there is none, nothing is said of why."""
    return outcome_at(task.scenario, settings).answer


def outcome_at(scenario: Scenario, settings: Settings) -> Outcome:
    """The same of a scenario, with all that was found on the way."""
    budget = Budget(settings)
    rolled = lapse(scenario)
    known = None if rolled.violations else rolled.plan
    answer = search(Problem(scenario), budget, known=known)
    verified = proved(scenario, answer) if isinstance(answer, Planned) else None
    return Outcome(scenario, answer, rolled, verified, budget.spent)


def check_at(claimed: tuple[PointTask, Planned]) -> None:
    """Check a plan that was found at another point with the same problem.

    Raises
    ------
    Refused
        If it breaks a rule here, or is worth something else.
    """
    task, planned = claimed
    proved(task.scenario, planned)
