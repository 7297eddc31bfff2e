"""Planning again for a decision on another day: of what is planned, as much stays as can."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models import Clause, Decision, GoalValue, Infeasible, Plan, Planned, Scenario, Undecided
from planner.goals import GOAL_OF, ladder_of
from planner.goals.left_out import LeftOut
from planner.problem import Problem
from planner.questions.kept import OptionsKept, PlacesKept
from planner.questions.moves import Moves
from planner.questions.room import Room, Spot
from planner.questions.study import Study
from planner.solver import Question, argued_conflicts
from planner.verify import verify


@dataclass(frozen=True)
class Replanning:
    """The best plans for one modification decided on other days.

    First, what the base places keeps a release if it can; what the base leaves out gets one too, where that is what
    the scenario asks for first. Then as few others move as can, and as few others change their solution option; then
    the scenario's goals decide in their order, then whether it keeps its own option, then the order of ties. On the
    day that the base counts on, the best plan is so the base itself.
    """

    study: Study
    room: Room
    """The base, in a scenario in which the modification takes part."""
    name: str

    @cached_property
    def spots(self) -> list[Spot]:
        """The places for the modification."""
        return self.room.spots(self.name)

    def until(self, plan: Plan) -> date | None:
        """The last date on which a decision is in time for its place; None where there is no such date."""
        here = plan.placements.get(self.name)
        return next((spot.until for spot in self.spots if spot.placement == here), None)

    def best_if_decided(self, on: date) -> Planned | Infeasible | Undecided:
        """The best plan if it is decided on that day, checked independently; undecided unless it is proved."""
        if self.study.budget.is_over:
            return Undecided("there was no time left", self.study.budget.interrupted)
        late = decided(self.room.scenario, self.name, on)
        in_time = [spot for spot in self.spots if spot.is_in_time(on)]
        found = self._where_it_is_free(in_time) or self._where_no_place_is_left(in_time)
        return (found and _checked(late, found)) or self._searched(late)

    def conflict_if_decided(self, on: date) -> tuple[Clause, ...]:
        """Clauses that cannot all hold if it is decided on that day, where no plan exists."""
        late = Problem(decided(self.room.scenario, self.name, on))
        found = argued_conflicts(late, Question(), self.study.budget)
        return next((conflict.clauses for conflict in found), ())

    def _where_it_is_free(self, spots: Sequence[Spot]) -> Plan | None:
        """The best place with everything else staying: no search is needed to see that nothing else need change."""
        base = self.study.base.plan
        plans = [base.with_placement(self.name, spot.placement) for spot in spots if spot.is_free]
        if self.name not in self._kept:
            plans.append(base)  # left out comes last in the order of ties
        for goal in (*ladder_of(self.room.scenario), self._own_option_kept):
            if len(plans) <= 1:
                break
            values = [goal.value(self.room.scenario, plan) for plan in plans]
            plans = [plan for plan, value in zip(plans, values, strict=True) if value == min(values)]
        return plans[0] if plans else None

    def _where_no_place_is_left(self, spots: Sequence[Spot]) -> Plan | None:
        """It and its followers left out, and everything else staying: no search is needed, as every plan has to."""
        if any(spot.is_possible for spot in spots):
            return None
        falling = self.room.with_followers(self.name)
        return Plan({name: place for name, place in self.study.base.plan.placements.items() if name not in falling})

    def _searched(self, late: Scenario) -> Planned | Infeasible | Undecided:
        base = self.study.base.plan
        ladder = (
            PlacesKept(self._kept),
            Moves(base, besides=frozenset({self.name})),
            OptionsKept(base, base.placements.keys() - {self.name}),
            *ladder_of(late),
            self._own_option_kept,
        )
        answer = self.study.best(Question(ladder=ladder), problem=Problem(late))
        if isinstance(answer, Planned) and not answer.unique:
            return Undecided("the best plan was not proved in time", self.study.budget.interrupted)
        return answer

    @cached_property
    def _kept(self) -> set[str]:
        """What is to have a release, wherever that is."""
        is_new = not self.study.scenario.modification_of[self.name].is_planned
        # With another goal first, the base may leave it out to gain there: to ask for it would not give the base back.
        asks_for_all = self.study.scenario.goals[:1] == (LeftOut.id,)
        return {*self.study.base.plan.placements, *([self.name] if is_new or asks_for_all else [])}

    @cached_property
    def _own_option_kept(self) -> OptionsKept:
        return OptionsKept(self.study.base.plan, {self.name})


def decided(scenario: Scenario, name: str, on: date) -> Scenario:
    """The scenario with a decision expected on that day."""
    return scenario.with_modification(name, decision=Decision(expected=on))


def _checked(scenario: Scenario, plan: Plan) -> Planned | None:
    """A plan that was found without a search; None where it breaks a rule, such as a pin."""
    verified = verify(scenario, plan)
    if verified.violations:
        return None
    goals = [(GOAL_OF[name], value) for name, value in verified.goals.items()]
    proved = tuple(GoalValue(goal.id, value, value, goal.unit, proven=True) for goal, value in goals)
    return Planned(plan, proved, unique=True)
