"""Whether any plan is better than a known one: no further than the first goal that can be improved."""

from models import Plan
from planner.goals.base import Goal
from planner.problem import Problem
from planner.rules.base import Expression
from planner.solver.model import CpPlanModel
from planner.solver.question import Question, built, goals_of
from planner.solver.relaxation import Relaxation
from planner.solver.run import run
from planner.solver.settings import Budget


def can_be_better(problem: Problem, known: Plan, budget: Budget) -> bool | None:
    """Whether some plan is better than a known one; None where that was not settled in time.

    Parameters
    ----------
    known
        A plan that keeps every rule.
    """
    question = Question()
    model = built(problem, question)
    goals = goals_of(model, question)
    costs = [goal.cost(model) for goal in goals]  # before the relaxation, which has to know every variable
    relaxation = Relaxation(model.cp)
    for goal, cost in zip(goals, costs, strict=True):
        value = goal.value(problem.scenario, known)
        is_lower = goal.least != value and _can_be_lower(model, relaxation, goal, cost, value, budget)
        if is_lower is not False:
            return is_lower
        model.hold(cost <= value)
    return False


def _can_be_lower(
    model: CpPlanModel, relaxation: Relaxation, goal: Goal, cost: Expression, value: int, budget: Budget
) -> bool | None:
    """Whether a plan that is as good in the goals before is below this value."""
    model.cp.clear_objective()
    model.cp.minimize(cost)
    relaxed = relaxation.relaxed(budget, stage=goal.title, seconds=budget.left)
    is_lower: bool | None = False
    if relaxed.bound < value:
        with relaxation.confined(relaxed.within(value - 1)):
            is_lower = _exists_below(model, goal, cost, value, budget)
    relaxation.confine(relaxed.within(value))
    return is_lower


def _exists_below(model: CpPlanModel, goal: Goal, cost: Expression, value: int, budget: Budget) -> bool | None:
    if budget.is_over:
        return None
    below = model.cp.clone()
    below.add(cost <= value - 1)
    found = run(below, budget, stage=goal.title, seconds=budget.left, stop_after_first_solution=True)
    return True if found.has_solution else False if found.is_infeasible else None
