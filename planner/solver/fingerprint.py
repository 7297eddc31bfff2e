"""What a problem is to the solver, as a short text: two with the same one have the same plans, worth the same."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version

from planner.problem import Problem
from planner.solver.question import Question, built, goals_of


def fingerprint(problem: Problem) -> str:
    """A hash of the model with the costs of its goals, the ids that it speaks of, and what solves it.

    Scenarios may differ and have the same: a decision may come later and still be in time for the same releases.
    """
    question = Question()
    model = built(problem, question)
    said = [*makers(), *_names(problem)]
    for goal in goals_of(model, question):
        model.cp.minimize(goal.cost(model))
        said += [goal.id, str(model.cp.proto.objective)]
        model.cp.clear_objective()
    said.append(str(model.cp.proto))  # last: goals have variables of their own
    return sha256("\n".join(said).encode()).hexdigest()


@cache
def makers() -> tuple[str, ...]:
    """What a plan comes from: with other versions it may be another one."""
    return version("secplan"), version("ortools")


def _names(problem: Problem) -> list[str]:
    """Which variables stand for what, in the order of changes, modes and slots; and the options in that of ties."""
    modes = [f"{change.id} {mode.option}" for change in problem.changes for mode in change.modes]
    several = [change for change in problem.changes if len(change.modes) > 1]
    ties = [f"{mode.index}" for one in several for slot in problem.slots for mode in one.modes_at(slot)]
    return [*modes, *(slot.release.id for slot in problem.slots), *ties]
