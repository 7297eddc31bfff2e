"""The ladder of goals: each is minimised while those before it are kept at their best."""

from dataclasses import dataclass

from models import GoalValue, Plan
from planner.goals.base import Goal
from planner.rules.base import Expression
from planner.solver.model import CpPlanModel
from planner.solver.run import run
from planner.solver.settings import Budget


class NoPlan(Exception):
    """The rules leave no plan."""


@dataclass(frozen=True, slots=True)
class Climbed:
    """The best plan found, if any, and what is known of each goal."""

    plan: Plan | None
    goals: tuple[GoalValue, ...]

    @property
    def proven(self) -> bool:
        """Whether every goal is at its best."""
        return all(goal.proven for goal in self.goals)


def climb(model: CpPlanModel, goals: list[Goal], known: Plan | None, budget: Budget) -> Climbed:
    """Minimise goal after goal, starting from a plan that is known to keep every rule, if there is one.

    Raises
    ------
    NoPlan
        If no plan keeps every rule.
    """
    costs = [goal.cost(model) for goal in goals]  # all of them first, so that a hint can give every variable
    reached: list[GoalValue] = []
    plan = known
    for rung, (goal, cost) in enumerate(zip(goals, costs, strict=True)):
        seconds = budget.left if rung + 1 == len(goals) else budget.left / 2
        plan, value = _minimise(model, goal, cost, plan, budget, seconds)
        if plan is None or value is None:
            return Climbed(None, ())
        is_proven = value.proven and all(before.proven for before in reached)
        reached.append(GoalValue(value.goal, value.value, value.bound, value.unit, is_proven))
        model.cp.add(cost <= value.value)
    return Climbed(plan, tuple(reached))


def _minimise(
    model: CpPlanModel, goal: Goal, cost: Expression, plan: Plan | None, budget: Budget, seconds: float
) -> tuple[Plan | None, GoalValue | None]:
    """A plan that is at least as good as the given one, and what is known of the goal."""
    value = None if plan is None else goal.value(model.problem.scenario, plan)
    least = goal.least if goal.least is not None else -(10**12)
    if value is not None and (value == goal.least or budget.is_over):
        return plan, _goal_value(goal, value, bound=min(value, least), is_proven=value == goal.least)
    model.cp.clear_objective()
    model.cp.minimize(cost)
    hint(model, plan)
    found = run(model.cp, budget, stage=goal.title, seconds=seconds)
    if found.is_infeasible and plan is None:
        raise NoPlan
    bound = max(least, found.bound)
    if found.has_solution:
        better = model.plan(found.values)
        reached = goal.value(model.problem.scenario, better)
        if value is None or reached <= value:
            plan, value = better, reached
    if plan is None or value is None:
        return None, None
    return plan, _goal_value(goal, value, bound=min(value, bound), is_proven=found.is_optimal)


def _goal_value(goal: Goal, value: int, *, bound: int, is_proven: bool) -> GoalValue:
    return GoalValue(goal.id, value, value if is_proven else bound, goal.unit, is_proven or bound == value)


def hint(model: CpPlanModel, plan: Plan | None) -> None:
    """Start the next run from a plan; every variable has its value."""
    model.cp.clear_hints()
    if plan is None:
        return
    for index, value in model.values(plan).items():
        model.cp.add_hint(model.cp.get_int_var_from_proto_index(index), value)
