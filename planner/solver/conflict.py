"""Why there is no plan: a smallest set of clauses that cannot all hold.

Cores that CP-SAT returns are not minimal, so each is shrunk by deletion: Junker, "QuickXplain", AAAI 2004, section 2,
in its plain form, with the core of each failed try adopted.
"""

from collections.abc import Sequence
from dataclasses import replace

from models import Clause, Conflict
from planner.problem import Problem
from planner.rules import RULES
from planner.solver.model import CpPlanModel
from planner.solver.run import Run, run
from planner.solver.settings import Budget

STAGE = "the conflict"


def find_conflict(problem: Problem, budget: Budget) -> Conflict:
    """Clauses that cannot all hold; minimal unless time ran out."""
    # One worker and one seed, whatever the settings: of several smallest conflicts, the same is told each time.
    budget = Budget(replace(budget.settings, workers=1, seed=0), budget.started, budget.interrupted)
    model = CpPlanModel(problem, guarded=True)
    for rule in RULES:
        rule.apply(model)
    core = _core(model, list(model.guards or {}), budget)
    if core is None:
        return Conflict(tuple(model.guards or {}), minimal=False)
    return _shrunk(model, core, budget)


def _shrunk(model: CpPlanModel, core: list[Clause], budget: Budget) -> Conflict:
    """Give up clause after clause; what cannot be given up belongs to the conflict."""
    needed: list[Clause] = []
    minimal = True
    while core:
        candidate, *rest = core
        found = _solve(model, [*needed, *rest], budget)
        if found.is_infeasible:
            kept = _guards_in(model, found)
            needed = [clause for clause in needed if clause in kept]
            core = [clause for clause in rest if clause in kept]
            continue
        minimal = minimal and found.is_optimal
        needed.append(candidate)
        core = rest
    return Conflict(tuple(needed), minimal)


def _core(model: CpPlanModel, clauses: list[Clause], budget: Budget) -> list[Clause] | None:
    found = _solve(model, clauses, budget)
    if not found.is_infeasible:
        return None
    kept = _guards_in(model, found)
    return [clause for clause in clauses if clause in kept]


def _solve(model: CpPlanModel, clauses: Sequence[Clause], budget: Budget) -> Run:
    guards = model.guards or {}
    model.cp.clear_assumptions()
    model.cp.add_assumptions([guards[clause] for clause in clauses])
    # With presolve each check is slower, and the core larger (docs/model.md).
    return run(model.cp, budget, stage=STAGE, seconds=budget.left, cp_model_presolve=False)


def _guards_in(model: CpPlanModel, found: Run) -> set[Clause]:
    by_index = {guard.index: clause for clause, guard in (model.guards or {}).items()}
    return {by_index[index] for index in found.core}
