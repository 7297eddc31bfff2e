"""The best plan for a question, proved; or that there is none."""

from models import GoalValue, Infeasible, Plan, Planned, Undecided
from planner.problem import Problem
from planner.solver.ladder import Climbed, NoPlan, climb
from planner.solver.model import CpPlanModel
from planner.solver.question import Question, built, goals_of
from planner.solver.run import is_infeasible_for_sure
from planner.solver.settings import Budget
from planner.solver.ties import settle

PLAIN = Question()


def search(
    problem: Problem, budget: Budget, question: Question = PLAIN, known: Plan | None = None
) -> Planned | Infeasible | Undecided:
    """Find the best plan; where there is none, nothing is said of why.

    Parameters
    ----------
    known
        A plan that keeps every rule and does what is asked, if one is known: where to start, and the answer of last
        resort.
    """
    model = built(problem, question)
    try:
        climbed = climb(model, goals_of(model, question), known, budget, question.floors)
    except NoPlan:
        return _no_plan(model, budget)
    if climbed.plan is None:
        return Undecided(
            f"no plan, and no proof that there is none, was found in {budget.spent:.0f} seconds", budget.interrupted
        )
    return _planned(model, climbed, climbed.plan, budget)


def _planned(model: CpPlanModel, climbed: Climbed, plan: Plan, budget: Budget) -> Planned:
    unique = False
    if climbed.proven:
        plan, unique = settle(model, plan, budget)
    goals = _of_the_ladder(model.problem, climbed)
    if unique:
        return Planned(plan, goals, unique)
    return Planned(plan, goals, unique, stopped="interrupt" if budget.interrupted else "time")


def _of_the_ladder(problem: Problem, climbed: Climbed) -> tuple[GoalValue, ...]:
    """The scenario's own goals in their order, without those that only the question has."""
    reached = {goal.goal: goal for goal in climbed.goals}
    return tuple(reached[name] for name in problem.scenario.goals if name in reached)


def _no_plan(model: CpPlanModel, budget: Budget) -> Infeasible | Undecided:
    """Told only after a second setting agrees: false reports of infeasibility have been seen upstream."""
    if not is_infeasible_for_sure(model.cp, budget):
        return Undecided("whether a plan exists could not be settled: two ways of searching did not agree in time")
    return Infeasible()
