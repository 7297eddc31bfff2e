"""One run of CP-SAT."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ortools.sat.python import cp_model

from planner.solver.background import in_background
from planner.solver.contradiction import Contradiction
from planner.solver.settings import Budget, Progress, Settings


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found: values by variable index (empty where none), the bound, the domains left."""

    status: Any
    values: Sequence[int]
    value: int | None
    """What the solution costs; None where nothing was found."""
    bound: int | None
    """No solution costs less; None where nothing was found."""
    domains: Sequence[tuple[int, int]]
    core: Sequence[int]
    """Of the assumptions, by variable index, those that cannot all hold."""

    @property
    def is_optimal(self) -> bool:
        """Whether nothing better exists; without an objective, whether a solution was found."""
        return bool(self.status == cp_model.OPTIMAL)

    @property
    def has_solution(self) -> bool:
        """Whether a solution was found, be it the best or not."""
        return self.status in (cp_model.OPTIMAL, cp_model.FEASIBLE)

    @property
    def is_infeasible(self) -> bool:
        """Whether no solution exists."""
        return bool(self.status == cp_model.INFEASIBLE)


def run(
    model: cp_model.CpModel,
    budget: Budget,
    *,
    stage: str,
    seconds: float,
    known: tuple[int | None, int | None] = (None, None),
    alone: bool = False,
    **parameters: Any,
) -> Run:
    """Solve, and tell the progress.

    Parameters
    ----------
    stage
        What is being found, for the progress.
    seconds
        For this run.
    known
        The best value and the bound of the objective that are known already, for the progress.
    alone
        One worker and one seed, whatever the settings: where several answers are right, the same comes each time.
    parameters
        CP-SAT's own, over the ones that are tuned here.
    """
    solver = cp_model.CpSolver()
    settings = replace(budget.settings, workers=1, seed=0) if alone else budget.settings
    _tune(solver.parameters, settings, seconds)
    for name, value in parameters.items():
        setattr(solver.parameters, name, value)
    watch = _Watch(*known)
    solver.best_bound_callback = watch.note_bound
    in_background(
        lambda: solver.solve(model, watch),
        stop=solver.stop_search,
        budget=budget,
        progress=lambda: Progress(stage, watch.best, watch.bound, budget.spent),
    )
    return _result(solver, model)


def short_run(model: cp_model.CpModel, budget: Budget, *, seconds: float, **parameters: Any) -> Run:
    """Solve what takes no time to speak of, here and telling nobody: a thread would take as long again."""
    solver = cp_model.CpSolver()
    _tune(solver.parameters, budget.settings, min(seconds, budget.left))
    for name, value in parameters.items():
        setattr(solver.parameters, name, value)
    solver.solve(model)
    return _result(solver, model)


def _tune(parameters: Any, settings: Settings, seconds: float) -> None:
    parameters.random_seed = settings.seed
    parameters.log_search_progress = False
    parameters.catch_sigint_signal = False  # Python hears it, and then stops the search
    # Full linear relaxation, no cuts: the defaults leave tight loads unproved (docs/model.md has the measurements).
    parameters.linearization_level = 2
    parameters.cut_level = 0
    # Presolve looks which rows stand within others, and holds their sums in 32 bits: once 0/1 terms sum up above 2^31,
    # £21.47m in pence, a worse plan may be called the best (or-tools #5293). docs/model.md has what this costs.
    parameters.presolve_inclusion_work_limit = 0
    if settings.workers == 1:
        parameters.num_workers = 1
        parameters.use_objective_lb_search = True
    else:
        parameters.num_workers = settings.workers
        parameters.subsolvers.extend(["max_lp", "objective_lb_search_max_lp"])
    if seconds != float("inf"):
        parameters.max_time_in_seconds = max(seconds, 0.01)


class _Watch(cp_model.CpSolverSolutionCallback):
    """Notes the best value and bound while the search runs."""

    def __init__(self, best: int | None, bound: int | None) -> None:
        super().__init__()
        self.best = best
        self.bound = bound

    def on_solution_callback(self) -> None:
        value = round(self.objective_value)
        self.best = value if self.best is None else min(self.best, value)

    def note_bound(self, bound: float) -> None:
        if self.bound is None or bound > self.bound:
            self.bound = round(bound)


def _result(solver: cp_model.CpSolver, model: cp_model.CpModel) -> Run:
    response = solver.response_proto
    if response.status == cp_model.MODEL_INVALID:
        raise AssertionError("the model is invalid: " + str(response.solution_info))
    is_solved = response.status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Run(
        status=response.status,
        values=list(response.solution),
        value=_worth(model.proto.objective, response.solution) if is_solved else None,
        # Without a solution it may be 0 because nothing was tried: a bound that is not true.
        bound=response.inner_objective_lower_bound + round(model.proto.objective.offset) if is_solved else None,
        domains=[_limits(variable.domain) for variable in response.tightened_variables],
        core=list(response.sufficient_assumptions_for_infeasibility),
    )


def _worth(objective: Any, values: Sequence[int]) -> int:
    """What a solution costs, worked out from its values."""
    terms = zip(objective.vars, objective.coeffs, strict=True)
    worth: int = sum(coefficient * values[variable] for variable, coefficient in terms) + round(objective.offset)
    return worth


def _limits(domain: Any) -> tuple[int, int]:
    return domain[0], domain[len(domain) - 1]  # not [-1]: it reads something else there


def is_infeasible_for_sure(model: cp_model.CpModel, budget: Budget) -> bool:
    """Whether a search that shares little with the usual one finds no solution either.

    Raises
    ------
    Contradiction
        If it finds one.
    """
    model.clear_objective()
    model.clear_hints()
    # A little linear relaxation: without any, limits on goals of 200 changes x 8 releases took over 40 s instead of 8.
    other: dict[str, Any] = {"cp_model_presolve": False, "linearization_level": 1, "use_objective_lb_search": False}
    found = run(model, budget, stage="whether a plan exists", seconds=budget.left, alone=True, **other)
    if found.has_solution:
        raise Contradiction("one search says that there is no plan, and another has found one")
    return found.is_infeasible
