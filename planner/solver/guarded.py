"""The model with a guard on every clause: which clauses cannot all hold, and which would have to be given up."""

from collections.abc import Collection, Sequence
from typing import Any

from models import Clause
from planner.problem import Problem
from planner.rules.base import Relation
from planner.solver.model import CpPlanModel
from planner.solver.question import Question, built
from planner.solver.run import Run, run
from planner.solver.settings import Budget


class Guarded:
    """A problem to be explained; what is asked holds always, and each clause only where it is assumed."""

    def __init__(self, problem: Problem, question: Question, budget: Budget) -> None:
        self.problem = problem
        self.question = question
        self.budget = budget
        self.model: CpPlanModel = built(problem, question, guarded=True)
        self.clauses: list[Clause] = list(self.guards)
        self._clause_at = {guard.index: clause for clause, guard in self.guards.items()}

    @property
    def guards(self) -> dict[Clause, Any]:
        """The literal of each clause: where it is true, the clause holds."""
        return self.model.guards or {}

    def holding(self, clauses: Sequence[Clause], *, stage: str, **parameters: Any) -> Run:
        """Look for a plan that keeps these clauses, whatever it does to the others."""
        self.model.cp.clear_assumptions()
        self.model.cp.add_assumptions([self.guards[clause] for clause in clauses])
        # With presolve each check is slower, and the core larger (docs/model.md).
        settings = {"cp_model_presolve": False, **parameters}
        return run(self.model.cp, self.budget, stage=stage, seconds=self.budget.left, alone=True, **settings)

    def core(self, found: Run, among: Sequence[Clause]) -> list[Clause]:
        """Of the clauses that were to hold, some that cannot all do so."""
        kept = {self._clause_at[index] for index in found.core}
        return [clause for clause in among if clause in kept]

    def can_hold(self, clauses: Collection[Clause], also: Relation, *, stage: str) -> bool | None:
        """Whether some plan keeps these clauses and the relation; None where that was not settled."""
        literal = self.model.cp.new_bool_var("")
        self.model.cp.add(also).only_enforce_if(literal)
        self.model.cp.clear_assumptions()
        self.model.cp.add_assumptions([literal, *(self.guards[clause] for clause in clauses)])
        found = run(
            self.model.cp, self.budget, stage=stage, seconds=self.budget.left, alone=True, cp_model_presolve=False
        )
        return False if found.is_infeasible else True if found.is_optimal else None
