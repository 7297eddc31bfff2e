"""The least that one goal can be, of the plans that do what is asked; no further goal and no order of ties."""

from models import GoalValue, Infeasible, Plan, Undecided
from planner.goals.base import Goal
from planner.problem import Problem
from planner.solver.ladder import NoPlan, climb
from planner.solver.question import Question, built
from planner.solver.run import is_infeasible_for_sure
from planner.solver.settings import Budget


def least(
    problem: Problem, goal: Goal, budget: Budget, question: Question, known: Plan | None = None
) -> tuple[GoalValue, Plan] | Infeasible | Undecided:
    """The least value with a plan that has it; proved or not, as the value says.

    Parameters
    ----------
    known
        A plan that keeps every rule and does what is asked, if one is known.
    """
    model = built(problem, question)
    try:
        climbed = climb(model, [goal], known, budget, question.floors)
    except NoPlan:
        is_sure = is_infeasible_for_sure(model.cp, budget)
        return Infeasible() if is_sure else Undecided("whether a plan exists was not settled", budget.interrupted)
    if climbed.plan is None:
        return Undecided("no plan was found in the time given", budget.interrupted)
    return climbed.goals[0], climbed.plan
