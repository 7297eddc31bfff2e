"""Decisions: when they are to be expected, how sure that is, and what it means for plans."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from models import Outcome, Scenario
from models.answer import is_final
from models.flaw import nothing_called
from planner.api.asking import a_scenario, an_outcome
from planner.api.planners import means
from planner.api.plans import plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor
    from datetime import date

    from models.confidence import Confidence
    from models.risk import Draw, Draws, Risk
    from planner.load.journal import Journal
    from planner.questions.settling import Standing
    from planner.report.documents.assessments import Assessments
    from planner.report.documents.clock import ClockDocument
    from planner.solver import Settings


def clock(scenario: Scenario, modification: str, release: str | None = None) -> ClockDocument:
    """When a decision is to be expected, and the last dates that still make a release; of each, if none is named.

    Raises
    ------
    ValueError
        If there is no such modification or release.
    """
    from planner.report.documents.clock import clock_document

    if modification not in a_scenario(scenario).modification_of:
        raise ValueError(nothing_called("modification", modification, scenario.modification_of))
    if release is not None and release not in scenario.release_of:
        raise ValueError(nothing_called("release", release, scenario.release_of))
    return clock_document(scenario, modification, release)


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
    from planner.report.documents.assessments import assessments_document

    if until is not None and until > a_scenario(scenario).as_of:
        raise ValueError(f"the scenario is what is known on {scenario.as_of}")
    return assessments_document(a_scenario(scenario), months, until or scenario.as_of)


def confidence(
    outcome: Outcome,
    percentages: Collection[int] = (50, 80, 95),
    settings: Settings | None = None,
    *,
    planned: Sequence[Outcome] = (),
) -> Confidence:
    """What it costs to plan with decisions on the days by which they come with a chance of so many per cent.

    Parameters
    ----------
    outcome
        The plan of the scenario as it is, which the others are compared with.
    percentages
        Each from 1 to 99.
    planned
        Plans of the scenario with some of these that are there already, and need not be worked out again.
    """
    from planner.problem import Problem
    from planner.questions.confidence import confidence as ask
    from planner.questions.settling import Means
    from planner.solver import Settings
    from planner.solver.fingerprint import fingerprint

    known = {fingerprint(Problem(one.scenario)): one.answer for one in planned if is_final(one.answer)}
    return ask(an_outcome(outcome), percentages, Means(settings or Settings(), known=known))


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
    from planner.risk.answer import risk as ask

    return ask(an_outcome(outcome), draws or Draws(), means(settings, executor, observer, journal))


def risk_draw(scenario: Scenario, number: int, seed: int = 0, settings: Settings | None = None) -> Draw:
    """One of the draws of ``risk``, by its number from 0 on: its decisions step by step, and its plan."""
    from planner.risk.opened import opened

    return opened(a_scenario(scenario), seed, number, lambda drawn: plan(drawn, settings))
