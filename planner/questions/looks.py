"""One look for a trade-off: of the plans within limits on the goals that are traded, the best by these in some order.

After them come the scenario's other goals and the order of ties, so that each trade-off has one plan, whatever the way
to it. The goals before all that are traded stay at their best.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models import GoalValue, Infeasible, Plan, Planned, Undecided
from planner.goals import GOAL_OF, ladder_of
from planner.goals.base import Goal
from planner.problem import Problem
from planner.questions.regions import Look, Values
from planner.questions.study import Study
from planner.solver import Question


@dataclass(frozen=True, slots=True)
class Looking:
    """A plan to look from, and what is traded."""

    study: Study
    problem: Problem
    """That of the study, worked out once for all looks."""
    traded: Sequence[Goal]
    held: Sequence[GoalValue]

    def best(self, look: Look, known: Iterable[Plan]) -> Planned | Infeasible | Undecided:
        """The best plan within the limits; infeasible where none is there.

        First comes the least that there is of the first goal, without its own limit: that nothing is within that is
        proved much sooner by a bound on the goal than by the limit as one more rule. With two goals, a plan that is
        beyond it is always known.
        """
        first, limit = self.traded[look.order[0]], look.at_most[look.order[0]]
        wider = tuple(None if goal == look.order[0] else most for goal, most in enumerate(look.at_most))
        plans = list(known)
        least = self.study.least(first, self._question(look, wider), self._nearest(plans, look, wider), self.problem)
        if not isinstance(least, tuple):
            return least
        value, plan = least
        if limit is not None and value.bound > limit:
            return Infeasible()
        if limit is not None and value.value > limit:
            return Undecided("whether a plan is within the limits was not settled", self.study.budget.interrupted)
        question = self._question(look, look.at_most, {first.id: value.bound})
        return self.study.best(question, self._nearest([*plans, plan], look, look.at_most), self.problem)

    def values(self, plan: Plan) -> Values:
        """What a plan is worth in each goal that is traded."""
        return tuple(goal.value(self.study.scenario, plan) for goal in self.traded)

    def is_proven(self, planned: Planned) -> bool:
        """Whether it is proved to be the best in the goals that are traded."""
        traded = {goal.id for goal in self.traded}
        return all(goal.proven for goal in planned.goals if goal.goal in traded)

    def _question(self, look: Look, at_most: Sequence[int | None], floors: dict[str, int] | None = None) -> Question:
        held = [GOAL_OF[goal.goal] for goal in self.held]
        first = [self.traded[goal] for goal in look.order]
        others = [goal for goal in ladder_of(self.study.scenario) if goal not in (*held, *first)]
        limits = [(goal, most) for goal, most in zip(self.traded, at_most, strict=True) if most is not None]
        return Question(
            ladder=(*held, *first, *others),
            floors={**self._floors(look), **(floors or {})},
            at_most=(*((GOAL_OF[goal.goal], goal.value) for goal in self.held), *limits),
        )

    def _floors(self, look: Look) -> dict[str, int]:
        """What no plan within the limits is below, as far as is known."""
        lower = zip(self.traded, look.region.lower, strict=True)
        least = {goal.id: least for goal, least in lower if least is not None}
        return {goal.goal: goal.value for goal in self.held} | least

    def _nearest(self, known: Sequence[Plan], look: Look, at_most: Sequence[int | None]) -> Plan | None:
        """The best of the plans that are within the limits, to start from."""
        within = dict(self._within(known, look, at_most))
        return within[min(within)] if within else None

    def _within(
        self, known: Sequence[Plan], look: Look, at_most: Sequence[int | None]
    ) -> Iterator[tuple[Values, Plan]]:
        for plan in known:
            values = self.values(plan)
            if all(most is None or value <= most for value, most in zip(values, at_most, strict=True)):
                yield tuple(values[goal] for goal in look.order), plan
