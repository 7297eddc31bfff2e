"""One run of CP-SAT: with progress, and with a Ctrl-C that keeps the best found so far."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from planner.solver.settings import Budget, Progress

PROGRESS_EVERY_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found: values by variable index (empty where none), the bound, the domains left."""

    status: Any
    values: Sequence[int]
    bound: int
    domains: Sequence[Sequence[int]]
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


def run(model: cp_model.CpModel, budget: Budget, *, stage: str, seconds: float, **parameters: Any) -> Run:
    """Solve in a thread, so that this one can tell the progress and hear an interruption.

    Parameters
    ----------
    stage
        What is being found, for the progress.
    seconds
        For this run.
    parameters
        CP-SAT's own, over the ones that are tuned here.
    """
    solver = cp_model.CpSolver()
    _tune(solver.parameters, budget, seconds)
    for name, value in parameters.items():
        setattr(solver.parameters, name, value)
    watch = _Watch(stage)
    solver.best_bound_callback = watch.note_bound
    thread = threading.Thread(target=solver.solve, args=(model, watch), daemon=True)
    thread.start()
    while thread.is_alive():
        try:
            thread.join(PROGRESS_EVERY_SECONDS)
            if thread.is_alive():
                budget.settings.observer(Progress(stage, watch.best, watch.bound, budget.spent))
        except KeyboardInterrupt:
            budget.interrupted = True
            solver.stop_search()
    return _result(solver)


def _tune(parameters: Any, budget: Budget, seconds: float) -> None:
    settings = budget.settings
    parameters.random_seed = settings.seed
    parameters.log_search_progress = False
    parameters.catch_sigint_signal = False  # Python hears it, and then stops the search
    # Full linear relaxation, no cuts: the defaults leave tight loads unproved (docs/model.md has the measurements).
    parameters.linearization_level = 2
    parameters.cut_level = 0
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

    def __init__(self, stage: str) -> None:
        super().__init__()
        self.stage = stage
        self.best: int | None = None
        self.bound: int | None = None

    def on_solution_callback(self) -> None:
        self.best = round(self.objective_value)

    def note_bound(self, bound: float) -> None:
        self.bound = round(bound)


def _result(solver: cp_model.CpSolver) -> Run:
    response = solver.response_proto
    if response.status == cp_model.MODEL_INVALID:
        raise AssertionError("the model is invalid: " + str(response.solution_info))
    bound = response.inner_objective_lower_bound
    return Run(
        status=response.status,
        values=list(response.solution),
        bound=bound,
        domains=[list(variable.domain) for variable in response.tightened_variables],
        core=list(response.sufficient_assumptions_for_infeasibility),
    )


def is_infeasible_for_sure(model: cp_model.CpModel, budget: Budget) -> bool:
    """Whether a search that shares little with the usual one finds no solution either."""
    model.clear_objective()
    model.clear_hints()
    other = {"cp_model_presolve": False, "linearization_level": 0, "num_workers": 1, "use_objective_lb_search": False}
    return run(model, budget, stage="whether a plan exists", seconds=budget.left, **other).is_infeasible
