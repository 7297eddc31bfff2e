"""What every question about a plan starts from: the best plan, what it proves, and one stretch of time for all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from models import GoalValue, Infeasible, Outcome, Placement, Plan, Planned, Scenario, Undecided, Violation
from planner.draft import Draft
from planner.goals import ladder_of
from planner.goals.base import Goal
from planner.problem import Problem
from planner.questions.moves import Moves
from planner.solver import Budget, Contradiction, Question, least, search
from planner.verify import Refused, proved, verify


@dataclass(frozen=True)
class Study:
    """A scenario with its best plan, which no question changes."""

    outcome: Outcome
    """The plan that is asked about."""
    budget: Budget

    @property
    def scenario(self) -> Scenario:
        """The scenario of the plan."""
        return self.outcome.scenario

    @property
    def base(self) -> Planned:
        """The plan itself."""
        assert isinstance(self.outcome.answer, Planned), "only a plan is asked about"
        return self.outcome.answer

    @cached_property
    def problem(self) -> Problem:
        """The problem that the base solves."""
        return Problem(self.scenario)

    @cached_property
    def draft(self) -> Draft:
        """The base, to try other placements in; never placed in."""
        return Draft(self.scenario, self.base.plan)

    @cached_property
    def floors(self) -> dict[str, int]:
        """What no plan that is as good as the base in the goals before can be below; only what is proved."""
        return {goal.goal: goal.value for goal in self.base.goals} if self.base.proven else {}

    def best(
        self, question: Question, known: Plan | None = None, problem: Problem | None = None
    ) -> Planned | Infeasible | Undecided:
        """The best plan for a question, checked independently; of this problem, or of another.

        Raises
        ------
        Refused
            If the plan found breaks a rule, is not worth what the search said, or does not do what is asked.
        Contradiction
            If a plan of which more is asked beats the base, which was proved the best.
        """
        problem = problem or self.problem
        answer = search(problem, self.budget, question, known)
        if isinstance(answer, Planned):
            proved(problem.scenario, answer, question.given_up)
            _does_what_is_asked(problem.scenario, answer.plan, question)
            if problem is self.problem and not question.given_up:
                self._require_no_better(answer.plan)
        return answer

    def _require_no_better(self, plan: Plan) -> None:
        if self.base.proven and self.worth(plan) < self.worth(self.base.plan):
            raise Contradiction("a plan of which more is asked is better than the one that was proved the best")

    def least(
        self, goal: Goal, question: Question, known: Plan | None = None, problem: Problem | None = None
    ) -> tuple[GoalValue, Plan] | Infeasible | Undecided:
        """The least that one goal can be, of the plans that do what is asked; of this problem, or of another."""
        return least(problem or self.problem, goal, self.budget, question, known)

    def best_with(
        self, name: str, release: str | None, tried: Sequence[tuple[Plan, list[Violation]]]
    ) -> Planned | Infeasible | Undecided:
        """The best plan with a change in a release (None: left out); of several, one with the fewest other moves.

        ``tried`` is what ``alone`` gave: the best that breaks nothing is where to start.
        """
        moves = Moves(self.base.plan, besides=frozenset({name}))
        question = Question(
            asked={name: release}, ladder=(*ladder_of(self.scenario), moves), floors={**self.floors, moves.id: 0}
        )
        unbroken = (plan for plan, broken in tried if not broken)
        return self.best(question, known=min(unbroken, key=self.worth, default=None))

    def alone(self, name: str, release: str | None) -> Iterator[tuple[Plan, list[Violation]]]:
        """The base with this change alone put elsewhere, by option, each with what it breaks."""
        if release is None:
            plan = self.base.plan.with_placement(name, None)
            yield plan, list(verify(self.scenario, plan).violations)
            return
        for option in self._options(name):
            placement = Placement(release, option)
            broken = self.draft.broken_by({name: placement})
            yield self.base.plan.with_placement(name, placement), broken

    def _options(self, name: str) -> list[str | None]:
        """All of them, also where one is chosen already: that choice may be what stands against it."""
        options = self.scenario.modification_of[name].options
        return [*sorted(option.id for option in options)] or [None]

    def worth(self, plan: Plan) -> tuple[int, ...]:
        """What a plan is worth in each goal, most important first."""
        return tuple(goal.value(self.scenario, plan) for goal in ladder_of(self.scenario))


def _does_what_is_asked(scenario: Scenario, plan: Plan, question: Question) -> None:
    for name, release in sorted(question.asked.items()):
        if plan.release_of(name) != release:
            where = plan.release_of(name) or "no release"
            raise Refused(f"the plan found has {name} in {where}, and {release or 'no release'} was asked for")
    for goal, most in question.at_most:
        value = goal.value(scenario, plan)
        if value > most:
            raise Refused(f"the plan found is worth {value} in {goal.id}, and at most {most} was asked for")
