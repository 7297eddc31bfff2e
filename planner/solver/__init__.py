"""The best plan for a problem, proved; or why there is none, and the ways out."""

from models import Answer, Infeasible, Plan
from planner.problem import Problem
from planner.solver.contradiction import Contradiction
from planner.solver.explain import argued_conflicts, explained, repaired
from planner.solver.least import least
from planner.solver.question import Question
from planner.solver.search import search
from planner.solver.settings import Budget, Observer, Progress, Settings

__all__ = [
    "Budget",
    "Contradiction",
    "Observer",
    "Progress",
    "Question",
    "Settings",
    "argued_conflicts",
    "explained",
    "least",
    "repaired",
    "search",
    "solve",
]


def solve(problem: Problem, settings: Settings | None = None, known: Plan | None = None) -> Answer:
    """Find the best plan; where there is none, say why and name the ways out.

    Parameters
    ----------
    problem
        What to plan.
    settings
        Time, workers and seed; none of them changes a proved plan.
    known
        A plan that keeps every rule, if one is known: where to start, and the answer of last resort.
    """
    budget = Budget(settings or Settings())
    answer = search(problem, budget, known=known)
    return explained(problem, Question(), budget) if isinstance(answer, Infeasible) else answer
