"""The public face of the planner: every question a user can ask, for notebooks and the command line alike."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from models import Outcome, Planned, Scenario
from models.result import Result
from planner.audit import verify_run
from planner.changes import Change, changed, read_all
from planner.changes.grid import Grid
from planner.changes.patterns import read_patterns
from planner.lapse import lapse
from planner.load import BadInput, Loaded, load, load_text, read_text
from planner.load.result import plan_of, read_result
from planner.load.run import leftovers_below, records_below
from planner.load.sweep import LoadedSweep, load_sweep
from planner.load.writing import scenario_text
from planner.report.documents.assessments import Assessments, assessments_document
from planner.report.documents.check import Check, check_result, check_scenario
from planner.report.documents.clock import ClockDocument, clock_document
from planner.report.documents.cutoffs import CutOffs, cut_offs
from planner.report.documents.history import History, history_document
from planner.report.documents.places import PlaceOf, nowhere
from planner.report.documents.result import document
from planner.verify import Refused, proved, verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager
    from datetime import date

    from models.binding import Binding
    from models.budget import ChangeBudget
    from models.fallbacks import Fallbacks
    from models.replan import Replan
    from models.risk import Draw, Draws, Risk
    from models.swept import Swept
    from models.unknowns import Unknowns
    from models.what_if import WhatIf
    from models.why import Why, WhyNot
    from planner.load.journal import Journal
    from planner.questions.settling import Means, Standing
    from planner.questions.study import Study
    from planner.solver import Settings

__all__ = [
    "Assessments",
    "BadInput",
    "Check",
    "ClockDocument",
    "CutOffs",
    "Loaded",
    "LoadedSweep",
    "Outcome",
    "Refused",
    "Result",
    "Scenario",
    "assessments",
    "binding",
    "change",
    "change_budget",
    "check",
    "clock",
    "cluster",
    "cutoffs",
    "fallbacks",
    "history",
    "lapse",
    "load",
    "load_result",
    "load_sweep",
    "load_text",
    "open_journal",
    "plan",
    "read_text",
    "replan",
    "result",
    "risk",
    "risk_draw",
    "scenario_text",
    "single_answers",
    "sweep",
    "unknowns",
    "verify",
    "verify_run",
    "what_if",
    "why",
    "why_not",
]


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
    verified = proved(scenario, answer) if isinstance(answer, Planned) else None
    return Outcome(scenario, answer, rolled, verified, time.monotonic() - started)


def change(scenario: Scenario, changes: Sequence[str | Change]) -> Scenario:
    """The scenario with changes made, all at once; the one given stays as it is.

    Parameters
    ----------
    changes
        In words, such as "delay MP090 30 WD", or as ``planner.changes`` has them; in any order.

    Raises
    ------
    planner.changes.Mistakes
        If one cannot be read or made, or two contradict each other.
    """
    read = iter(read_all([one for one in changes if isinstance(one, str)]))
    return changed(scenario, [next(read) if isinstance(one, str) else one for one in changes])


def what_if(
    outcome: Outcome,
    changes: Sequence[str | Change] | Scenario,
    settings: Settings | None = None,
    *,
    keep: bool = False,
) -> WhatIf:
    """The plan before changes of its scenario and after them, by the goals and with the fewest moves.

    Parameters
    ----------
    outcome
        The plan before; it is not worked out again, so that a thousand what-ifs plan a thousand times and once.
    changes
        As ``change`` takes them; or the changed scenario itself.
    keep
        Whether the plan with the fewest moves is the one that is asked for, before any goal but `left-out`; of equally
        good plans it keeps solution options too.

    Raises
    ------
    planner.changes.Mistakes
        As ``change`` does.
    """
    from models.what_if import WhatIf
    from planner.questions.what_if import fewest_moves
    from planner.solver import Settings

    settings = settings or Settings()
    scenario = changes if isinstance(changes, Scenario) else change(outcome.scenario, changes)
    by_goals = plan(scenario, settings)
    kept = None
    if isinstance(outcome.answer, Planned) and isinstance(by_goals.answer, Planned):
        kept = fewest_moves(outcome.answer, _study(by_goals, settings.after(by_goals.seconds)), by_goals)
    return WhatIf(outcome, by_goals, kept, "fewest moves" if keep else "goals")


def result(outcome: Outcome, place_of: PlaceOf = nowhere) -> Result:
    """The result document of an outcome, as ``secplan plan --json`` prints it; ``Loaded.place_of`` gives places."""
    return document(outcome.scenario, outcome.answer, outcome.verified, place_of=place_of, seconds=outcome.seconds)


def why(outcome: Outcome, modification: str, settings: Settings | None = None) -> Why:
    """Why a modification is where the best plan has it, and what keeps it from every other release.

    Raises
    ------
    ValueError
        If the outcome is no plan, or the modification takes no part in planning.
    """
    from planner.questions.why import why as ask

    return ask(_study(outcome, settings), modification)


def why_not(outcome: Outcome, modification: str, release: str, settings: Settings | None = None) -> WhyNot:
    """What it would cost to have a modification in a release; or why that is impossible, and the ways out.

    Raises
    ------
    ValueError
        If the outcome is no plan, the modification takes no part in planning, or there is no such release.
    """
    from planner.questions.why_not import why_not as ask

    return ask(_study(outcome, settings), modification, release)


def fallbacks(outcome: Outcome, settings: Settings | None = None) -> Fallbacks:
    """For every pending modification: until when a decision is in time for its release, and what follows after that.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.fallbacks import fallbacks as ask

    return ask(_study(outcome, settings))


def unknowns(outcome: Outcome, settings: Settings | None = None) -> Unknowns:
    """For every unknown impact and undecided option: whether the plan depends on the answer, and how.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.unknowns import unknowns as ask

    return ask(_study(outcome, settings))


def single_answers(outcome: Outcome, settings: Settings | None = None) -> Unknowns | None:
    """The same answer by answer, in as much time as the plan took and a second; None where the outcome is no plan."""
    from planner.questions.unknowns import single_answers as ask
    from planner.solver import Settings

    if not isinstance(outcome.answer, Planned):
        return None
    settings = settings or Settings()
    again = outcome.seconds + 1
    seconds = again if settings.seconds is None else min(again, settings.seconds)
    return ask(_study(outcome, replace(settings, seconds=seconds)))


def binding(outcome: Outcome, settings: Settings | None = None) -> Binding:
    """What each rule or number of the policy, loosened by one step, would buy; and which rules never bind.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.binding import binding as ask

    return ask(_study(outcome, settings))


def replan(outcome: Outcome, settings: Settings | None = None) -> Replan:
    """The plan by the goals beside the one with the fewest moves from the baseline, which only `left-out` goes before.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.replan import replan as ask

    return ask(_study(outcome, settings), outcome)


def change_budget(outcome: Outcome, settings: Settings | None = None) -> ChangeBudget:
    """The best plan with no more than so many moves from the baseline, from the fewest on until more buy nothing.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.budget import change_budget as ask

    return ask(_study(outcome, settings))


def sweep(
    outcome: Outcome,
    patterns: Sequence[str] | Grid,
    settings: Settings | None = None,
    *,
    executor: Executor | None = None,
    observer: Callable[[Standing], None] | None = None,
    journal: Journal | None = None,
) -> Swept:
    """The plan at every point of a grid of changes, and the whole numbers or days at which it changes.

    Parameters
    ----------
    outcome
        The plan of the scenario that the changes are made in.
    patterns
        Changes with braces, such as "delay MP090 {0..60 step 5} WD" and "allow duis {1, 2} 2021".
    settings
        For the plan of each point. Its observer is told of those that are planned in this process.
    executor
        Who plans: any of ``concurrent.futures``; this process where none is given. The answer is the same with any.
    observer
        Told how far it is; a KeyboardInterrupt from it ends the sweep with what is known.
    journal
        Where to keep what is found (see ``open_journal``), so that a sweep that is interrupted goes on from there.

    Raises
    ------
    planner.changes.Mistakes
        If a pattern cannot be read.
    planner.changes.grid.BadPoint
        If the changes of a point cannot be made.
    """
    from planner.questions.settling import Means, ignore
    from planner.questions.sweep import sweep as ask
    from planner.solver import Settings

    grid = patterns if isinstance(patterns, Grid) else Grid(read_patterns(patterns))
    means = Means(settings or Settings(), executor, observer or ignore)
    return ask(outcome, grid, means if journal is None else _with(journal, means))


def _with(journal: Journal, means: Means) -> Means:
    return replace(means, known=journal.known, keep=journal.keep)


def risk(
    outcome: Outcome,
    draws: Draws | None = None,
    settings: Settings | None = None,
    *,
    executor: Executor | None = None,
    observer: Callable[[Standing], None] | None = None,
    journal: Journal | None = None,
) -> Risk:
    """How likely each release is for each modification, as the durations of the steps to its decision spread.

    Parameters
    ----------
    outcome
        The plan of the scenario, with decisions on the days that are expected.
    draws
        How many times all durations are drawn, and with which seed.
    settings
        For the plan of each world, as draws that are alike to the planner are called.
    executor
        Who plans: any of ``concurrent.futures``; this process where none is given. The answer is the same with any.
    observer
        Told how far it is; a KeyboardInterrupt from it ends it with what is known.
    journal
        Where to keep the plans of worlds (see ``open_journal``), so that a run that is interrupted goes on from there.
    """
    from models.risk import Draws
    from planner.questions.settling import Means, ignore
    from planner.risk.answer import risk as ask
    from planner.solver import Settings

    means = Means(settings or Settings(), executor, observer or ignore)
    return ask(outcome, draws or Draws(), means if journal is None else _with(journal, means))


def risk_draw(scenario: Scenario, number: int, seed: int = 0, settings: Settings | None = None) -> Draw:
    """One of the draws of ``risk``, by its number from 0 on: its decisions step by step, and its plan."""
    from planner.risk.opened import opened

    return opened(scenario, seed, number, lambda drawn: plan(drawn, settings))


def cluster(address: str) -> AbstractContextManager[Executor]:
    """The workers of a Dask cluster as an executor: on this machine, or by TLS; see ``planner.cluster``.

    Raises
    ------
    planner.cluster.ClusterRefused
        On entering, if it is not safe, not there, or has other versions of what a plan comes from.
    """
    from planner.cluster import cluster as workers

    return workers(address)


def open_journal(path: Path | str, of: str = "sweep") -> AbstractContextManager[Journal]:
    """The journal of a sweep, or of what else is said; made where there is none. ``remove`` it when the answer is safe.

    Raises
    ------
    BadInput
        On entering, if it cannot be written, is no journal, or another run has it open.
    """
    from planner.load.journal import opened

    return opened(Path(path), of)


def cutoffs(scenario: Scenario) -> CutOffs:
    """Each modification's cut-off for each release, the days in hand, and what forbids it there."""
    return cut_offs(scenario)


def clock(scenario: Scenario, modification: str, release: str | None = None) -> ClockDocument:
    """When a decision is to be expected, and the last dates that still make a release; of each, if none is named.

    Raises
    ------
    ValueError
        If there is no such modification or release.
    """
    if modification not in scenario.modification_of:
        raise ValueError(f"there is no modification {modification}")
    if release is not None and release not in scenario.release_of:
        raise ValueError(f"there is no release {release}")
    releases = scenario.releases_in_order if release is None else [scenario.release_of[release]]
    return clock_document(scenario, modification, releases)


def assessments(scenario: Scenario, months: int = 12, until: date | None = None) -> Assessments:
    """Which assessments are open and which were returned, in how many Working Days, and which are late.

    Parameters
    ----------
    months, until
        Averages, shares and Code Performance Measure 9 are over so many months that end on a day; on that of the
        scenario, if none is given.

    Raises
    ------
    ValueError
        If the day is after that of the scenario.
    """
    if until is not None and until > scenario.as_of:
        raise ValueError(f"the scenario is what is known on {scenario.as_of}")
    return assessments_document(scenario, months, until or scenario.as_of)


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


def history(folder: Path | str) -> History:
    """The runs in a folder and a few levels below, oldest first.

    Raises
    ------
    BadInput
        If there is no such folder.
    """
    folder = Path(folder)
    found = [(below.relative_to(folder).as_posix(), record) for below, record in records_below(folder)]
    left = leftovers_below(folder)
    return history_document(
        str(folder),
        [(below, record.run) for below, record in found if not isinstance(record, BadInput)],
        [(below, record.errors[0].says) for below, record in found if isinstance(record, BadInput)],
        [(below.relative_to(folder).as_posix(), leftover.says) for below, leftover in left],
    )


def load_result(path: Path | str) -> Result:
    """Read a result document.

    Raises
    ------
    BadInput
        If it is not one.
    """
    return read_result(read_text(path), str(path))


def _study(outcome: Outcome, settings: Settings | None) -> Study:
    from planner.questions.study import Study
    from planner.solver import Budget, Settings

    if not isinstance(outcome.answer, Planned):
        raise ValueError("there is no plan to ask about: the outcome is not planned")
    return Study(outcome.scenario, outcome.answer, Budget(settings or Settings()))
