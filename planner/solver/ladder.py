"""The ladder of goals: each is minimised while those before it are kept at their best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models import GoalValue, Plan
from planner.goals.base import Goal
from planner.rules.base import Expression
from planner.solver.contradiction import Contradiction
from planner.solver.model import CpPlanModel
from planner.solver.relaxation import Relaxation, Relaxed
from planner.solver.run import Run, run
from planner.solver.settings import Budget

SHARE = 0.5
"""Of the time that is left: what a goal may use if others come after it, and what its first search may."""


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
        return self.plan is not None and all(goal.proven for goal in self.goals)


def climb(
    model: CpPlanModel, goals: list[Goal], known: Plan | None, budget: Budget, floors: Mapping[str, int] | None = None
) -> Climbed:
    """Minimise goal after goal, starting from a plan that is known to keep every rule, if there is one.

    Parameters
    ----------
    floors
        By goal, a value that no plan can be below that is at the floor of every goal before it.

    Raises
    ------
    NoPlan
        If no plan keeps every rule.
    Contradiction
        If a plan is better than what no plan was to be below, or worth something else than was said.
    """
    costs = [goal.cost(model) for goal in goals]  # all of them first, so that a hint can give every variable
    relaxation = Relaxation(model.cp)
    reached: list[GoalValue] = []
    plan = known
    left = dict(floors or {})
    for goal, cost in zip(goals, costs, strict=True):
        is_last = len(reached) + 1 == len(goals)
        rung = _Rung(model, relaxation, goal, plan, budget)
        rung.start_at(left.get(goal.id))
        rung.minimise(cost, seconds=budget.left if is_last else SHARE * budget.left)
        if rung.plan is None or rung.value is None:
            return Climbed(None, ())
        plan = rung.plan
        is_proven = rung.is_proven and all(before.proven for before in reached)
        reached.append(GoalValue(goal.id, rung.value, rung.bound, goal.unit, is_proven))
        model.hold(cost <= rung.value)
        if rung.value != left.get(goal.id):
            left.clear()
    return Climbed(plan, tuple(reached))


class _Rung:
    """One goal on its way to its best: the best plan so far, what it is worth, and what no plan is below."""

    def __init__(
        self, model: CpPlanModel, relaxation: Relaxation, goal: Goal, plan: Plan | None, budget: Budget
    ) -> None:
        self._model = model
        self._relaxation = relaxation
        self._goal = goal
        self._budget = budget
        self.plan = plan
        self.value = None if plan is None else goal.value(model.problem.scenario, plan)
        self.bound = -(10**18) if goal.least is None else goal.least

    def start_at(self, floor: int | None) -> None:
        """Take over a bound that is known."""
        if floor is not None:
            self._raise_bound(floor)

    @property
    def is_proven(self) -> bool:
        """Whether no plan is better, of those that are as good in the goals before."""
        return self.value == self.bound

    def minimise(self, cost: Expression, seconds: float) -> None:
        """Find the best plan, at first where the relaxation says that plans as good as its bound are.

        Mostly there is one, and the search for it is the smaller the more it leaves out: with it, and with what it
        rules out for the goals that follow, 1,000 changes x 12 releases take a tenth of the time (docs/model.md).
        """
        started = self._budget.spent
        until = started + seconds
        self._model.cp.clear_objective()
        self._model.cp.minimize(cost)
        if self.is_proven:
            return
        relaxed = self._relaxation.relaxed(self._budget, stage=self._goal.title, seconds=SHARE * seconds)
        self._raise_bound(relaxed.bound)
        seconds = min(1 + 4 * (self._budget.spent - started), SHARE * (until - self._budget.spent))
        self._search(relaxed, self.bound, seconds=seconds)
        self._search(relaxed, self.value, seconds=until - self._budget.spent)
        if self.plan is None:
            self._search(relaxed, None, seconds=self._budget.left)
        if self.value is not None:
            self._relaxation.confine(relaxed.within(self.value))

    def _search(self, relaxed: Relaxed, most: int | None, seconds: float) -> None:
        """Look where every plan is that costs at most so much; None for everywhere."""
        if self.is_proven or self._budget.is_over:
            return
        domains = self._relaxation.domains if most is None else relaxed.within(most)
        is_everywhere = domains == self._relaxation.domains
        with self._relaxation.confined(domains):
            if domains is not self._relaxation.domains and relaxed.values:
                hint_values(self._model, relaxed.values)
            else:
                hint(self._model, self.plan)
            known = (self.value, self.bound)
            found = run(self._model.cp, self._budget, stage=self._goal.title, seconds=seconds, known=known)
        if found.is_infeasible and is_everywhere and self.plan is None:
            raise NoPlan
        self._take(found)
        if found.is_infeasible and self.value is not None and (most is None or self.value <= most):
            raise Contradiction(f"{self._goal.title}: no plan is found where one is known that is worth {self.value}")
        elsewhere = None if most is None or is_everywhere else most + 1
        here = elsewhere if found.is_infeasible else found.bound
        if here is not None:
            self._raise_bound(here if elsewhere is None else min(here, elsewhere))

    def _take(self, found: Run) -> None:
        if not found.has_solution:
            return
        plan = self._model.plan(found.values)
        value = self._goal.value(self._model.problem.scenario, plan)
        if found.value is None or value > found.value:
            raise Contradiction(f"{self._goal.title}: a plan is worth {value}, and {found.value} was said")
        if self.value is None or value <= self.value:
            self.plan, self.value = plan, value
        self._require_no_crossing()

    def _raise_bound(self, bound: int) -> None:
        self.bound = max(self.bound, bound)
        self._require_no_crossing()

    def _require_no_crossing(self) -> None:
        if self.value is not None and self.value < self.bound:
            says = f"no plan was to be below {self.bound}, and one is worth {self.value}"
            raise Contradiction(f"{self._goal.title}: {says}")


def hint(model: CpPlanModel, plan: Plan | None) -> None:
    """Start the next run from a plan; every variable has its value."""
    values = {} if plan is None else model.values(plan)
    hint_values(model, [values[index] for index in range(len(values))])


def hint_values(model: CpPlanModel, values: Sequence[int]) -> None:
    """Start the next run near these values, one for each variable, be they a solution or not."""
    model.cp.clear_hints()
    model.cp.proto.solution_hint.vars.extend(range(len(values)))
    model.cp.proto.solution_hint.values.extend(values)
