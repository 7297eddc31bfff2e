"""The public face of the planner: every question a user can ask, for notebooks and the command line alike."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from models import Answer, Outcome, Plan, Planned, Scenario, Verified
from models.result import Result
from planner.facts import has_unknown_impacts
from planner.lapse import lapse
from planner.load import BadInput, Loaded, load, load_text, read_text
from planner.load.result import plan_of, read_result
from planner.report.check import Check, check_result, check_scenario
from planner.report.cutoffs import CutOffs, cut_offs
from planner.report.document import document
from planner.report.places import PlaceOf, nowhere
from planner.verify import verify

if TYPE_CHECKING:
    from planner.solver import Settings

__all__ = [
    "BadInput",
    "Check",
    "CutOffs",
    "Loaded",
    "Outcome",
    "Refused",
    "Result",
    "check",
    "cutoffs",
    "lapse",
    "load",
    "load_result",
    "load_text",
    "plan",
    "result",
    "verify",
]


class Refused(AssertionError):
    """A plan that the independent check does not pass: a fault of ours, and never shown as a plan."""


def plan(scenario: Scenario, settings: Settings | None = None) -> Outcome:
    """Find the best plan of a scenario, and check it independently.

    Parameters
    ----------
    scenario
        What to plan; see ``load``.
    settings
        Time, workers and seed. A proved plan is the same with any of them.

    Raises
    ------
    Refused
        If the plan found breaks a rule, or is not worth what the search said. Please report it.
    """
    # Loaded only here: of all commands, only those that plan pay for the solver.
    from planner.problem import Problem
    from planner.solver import Settings, solve

    started = time.monotonic()
    settings = settings or Settings()
    rolled = lapse(scenario)
    known = None if rolled.violations else rolled.plan
    answer = solve(Problem(scenario), settings, known)
    verified = _verified(scenario, answer)
    otherwise = _otherwise(scenario, answer, settings, spent=time.monotonic() - started)
    return Outcome(scenario, answer, rolled, verified, otherwise, time.monotonic() - started)


def result(outcome: Outcome, place_of: PlaceOf = nowhere) -> Result:
    """The result document of an outcome, as ``secplan plan --json`` prints it; ``Loaded.place_of`` gives places."""
    return document(outcome.scenario, outcome.answer, outcome.verified, place_of=place_of, seconds=outcome.seconds)


def cutoffs(scenario: Scenario) -> CutOffs:
    """Each modification's cut-off for each release, the days in hand, and what forbids it there."""
    return cut_offs(scenario)


def check(scenario: Scenario, claimed: Result | None = None, file: str = "result") -> Check:
    """Whether a result's plan keeps every rule and all that it says is so; without one, what the scenario holds.

    Raises
    ------
    BadInput
        If the result holds no plan, or names what the scenario does not have; ``file`` is what the error calls it.
    """
    if claimed is None:
        return check_scenario(scenario)
    claimed_plan = plan_of(scenario, claimed, file)
    return check_result(scenario, claimed, claimed_plan, verify(scenario, claimed_plan))


def load_result(path: Path | str) -> Result:
    """Read a result document.

    Raises
    ------
    BadInput
        If it is not one.
    """
    return read_result(read_text(path), str(path))


def _verified(scenario: Scenario, answer: Answer) -> Verified | None:
    if not isinstance(answer, Planned):
        return None
    verified = verify(scenario, answer.plan)
    if verified.violations:
        raise Refused("the plan found breaks a rule: " + "; ".join(one.found for one in verified.violations))
    for goal in answer.goals:
        if verified.goals[goal.goal] != goal.value:
            said, found = goal.value, verified.goals[goal.goal]
            raise Refused(f"the plan found is worth {found} in {goal.goal}, and the search said {said}")
    return verified


def _otherwise(scenario: Scenario, answer: Answer, settings: Settings, spent: float) -> Plan | None:
    """Whether the plan depends on what unknown impacts count as is worth as much time again, and no more."""
    from planner.problem import Problem
    from planner.solver import solve

    if not has_unknown_impacts(scenario) or not isinstance(answer, Planned) or not answer.unique:
        return None
    policy = scenario.policy
    other = "assume-no" if policy.unknown_impacts == "assume-yes" else "assume-yes"
    flipped = scenario.but(policy=policy.model_copy(update={"unknown_impacts": other}))
    left = None if settings.seconds is None else min(settings.seconds - spent, 1 + spent)
    known = answer.plan if not verify(flipped, answer.plan).violations else None
    found = solve(Problem(flipped), replace(settings, seconds=left), known)
    return found.plan if isinstance(found, Planned) and found.unique else None
