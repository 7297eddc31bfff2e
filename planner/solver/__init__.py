"""The best plan for a problem, proved; or why there is none."""

from models import Answer, Infeasible, Plan, Planned, Undecided
from planner.goals import ladder_of
from planner.problem import Problem
from planner.rules import RULES
from planner.solver.conflict import find_conflict
from planner.solver.ladder import Climbed, NoPlan, climb
from planner.solver.model import CpPlanModel
from planner.solver.run import is_infeasible_for_sure
from planner.solver.settings import Budget, Observer, Progress, Settings
from planner.solver.ties import settle

__all__ = ["Observer", "Progress", "Settings", "solve"]


def solve(problem: Problem, settings: Settings | None = None, known: Plan | None = None) -> Answer:
    """Find the best plan.

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
    model = CpPlanModel(problem)
    for rule in RULES:
        rule.apply(model)
    try:
        climbed = climb(model, ladder_of(problem.scenario), known, budget)
    except NoPlan:
        return _no_plan(model, problem, budget)
    if climbed.plan is None:
        return Undecided(f"no plan, and no proof that there is none, was found in {budget.spent:.0f} seconds")
    return _planned(model, climbed, climbed.plan, budget)


def _planned(model: CpPlanModel, climbed: Climbed, plan: Plan, budget: Budget) -> Planned:
    unique = False
    if climbed.proven:
        plan, unique = settle(model, plan, budget)
    if unique:
        return Planned(plan, climbed.goals, unique)
    return Planned(plan, climbed.goals, unique, stopped="interrupt" if budget.interrupted else "time")


def _no_plan(model: CpPlanModel, problem: Problem, budget: Budget) -> Answer:
    """Told only after a second setting agrees: false reports of infeasibility have been seen upstream."""
    if not is_infeasible_for_sure(model.cp, budget):
        return Undecided("whether a plan exists could not be settled: two ways of searching did not agree in time")
    return Infeasible(find_conflict(problem, budget))
