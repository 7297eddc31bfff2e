"""What may be asked of a plan beyond the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models import Clause, Plan, Scenario
from planner.goals import ladder_of
from planner.goals.base import Goal
from planner.problem import Problem
from planner.rules import RULES
from planner.rules.base import Expression
from planner.solver.model import CpPlanModel


@dataclass(frozen=True, slots=True)
class Question:
    """A plan is wanted that does this as well; the plain question asks nothing."""

    asked: Mapping[str, str | None] = field(default_factory=dict)
    """The release in which a modification has to be; None for left out."""
    given_up: frozenset[Clause] = frozenset()
    """Clauses that may be broken, as little as can be."""
    ladder: tuple[Goal, ...] | None = None
    """Other goals than the scenario's."""
    floors: Mapping[str, int] = field(default_factory=dict)
    """By goal of the ladder, a value that no plan can be below that is at the floor of every goal before it."""
    at_most: tuple[tuple[Goal, int], ...] = ()
    """Goals that have to be at or below a value, whatever else is gained."""


def built(problem: Problem, question: Question, *, guarded: bool = False) -> CpPlanModel:
    """The model of a problem, with what is asked."""
    model = CpPlanModel(problem, guarded=guarded, given_up=question.given_up)
    for rule in RULES:
        rule.apply(model)
    for name, release in sorted(question.asked.items()):
        change = problem.change_of[name]
        if release is None:
            model.cp.add(model.is_placed(change) == 0)
        else:
            model.cp.add(model.placed(change, problem.slot_of[release]) == 1)
    for goal, most in question.at_most:
        model.hold(goal.cost(model) <= most)
    return model


def goals_of(model: CpPlanModel, question: Question) -> list[Goal]:
    """The ladder to climb: what is given up is broken as little as can be before anything else."""
    ladder = ladder_of(model.problem.scenario) if question.ladder is None else list(question.ladder)
    return [Overrun(model), *ladder] if question.given_up else ladder


class Overrun(Goal):
    """By how much the clauses that are given up are broken."""

    id = "overrun"
    title = "what has to be given up"
    unit = "units"

    def __init__(self, model: CpPlanModel) -> None:
        self._model = model

    def cost(self, _model: object) -> Expression:
        return self._model.soft.overrun()

    def value(self, _scenario: Scenario, plan: Plan) -> int:
        return self._model.soft.overrun_at(self._model.values(plan))
