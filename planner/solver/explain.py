"""Why what is asked is impossible, and the ways out of it, each with its best plan."""

from collections.abc import Iterator
from dataclasses import replace

from models import Conflict, Infeasible, Planned, Repair, Repairs
from planner.problem import Problem
from planner.solver.argument import argued
from planner.solver.conflict import conflicts
from planner.solver.guarded import Guarded
from planner.solver.question import Question
from planner.solver.repairs import WayOut, ways_out
from planner.solver.search import search
from planner.solver.settings import Budget
from planner.verify import proved

MOST_WAYS = 5
MOST_CONFLICTS = 5


def explained(problem: Problem, question: Question, budget: Budget) -> Infeasible:
    """The ways out first, since they are found sooner and help more; then the conflicts."""
    repairs = repaired(problem, question, budget)
    return Infeasible(tuple(argued_conflicts(problem, question, budget)), repairs)


def argued_conflicts(problem: Problem, question: Question, budget: Budget) -> Iterator[Conflict]:
    """Conflicts that have no clause in common, each as an argument."""
    guarded = Guarded(problem, question, budget)
    for _, found in zip(range(MOST_CONFLICTS), conflicts(guarded), strict=False):
        yield argued(guarded, found)


def repaired(problem: Problem, question: Question, budget: Budget, most: int = MOST_WAYS) -> Repairs:
    """The cheapest ways out, each with the best plan that it allows."""
    ways = ways_out(Guarded(problem, question, budget), most)
    found = [_repair(problem, question, budget, way) for way in ways.found]
    return Repairs(tuple(one for one in found if one is not None), ways.complete and None not in found)


def _repair(problem: Problem, question: Question, budget: Budget, way: WayOut) -> Repair | None:
    asked = replace(question, given_up=frozenset(way.given_up), floors={})
    answer = search(problem, budget, asked, known=way.plan)
    if not isinstance(answer, Planned):
        return None
    return Repair(proved(problem.scenario, answer, way.given_up).violations, answer, way.cheapest)
