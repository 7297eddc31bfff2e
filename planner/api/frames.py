"""Frames: what answers say as tidy tables, with units in the names of columns. Each loads pandas when it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import Outcome, Planned, Scenario
from planner.lapse import lapse

if TYPE_CHECKING:
    import pandas as pd


def placements(outcome: Outcome) -> pd.DataFrame:
    """Where a plan puts each modification."""
    from planner.report.frames.placements import placements_frame

    return placements_frame(_planned(outcome))


def releases(scenario: Scenario) -> pd.DataFrame:
    """The releases in time."""
    from planner.report.frames.releases import releases_frame

    return releases_frame(scenario)


def loads(outcome: Outcome) -> pd.DataFrame:
    """What a plan loads on each release, and what each can carry."""
    from planner.report.frames.loads import loads_frame

    return loads_frame(_planned(outcome))


def cutoffs(scenario: Scenario) -> pd.DataFrame:
    """Each modification's cut-off for each release."""
    from planner.report.frames.cutoffs import cutoffs_frame

    return cutoffs_frame(scenario)


def decisions(outcome: Outcome) -> pd.DataFrame:
    """The way to each decision, how sure its date is, and its cut-off."""
    from planner.report.frames.decisions import decisions_frame

    return decisions_frame(_planned(outcome))


def viability(asked: Scenario | Outcome) -> pd.DataFrame:
    """Where each modification could go; chosen is where the plan puts it, or the lapse rule where there is none."""
    from planner.report.frames.viability import viability_frame

    if isinstance(asked, Scenario):
        return viability_frame(asked, lapse(asked).plan)
    answer = _planned(asked).answer
    assert isinstance(answer, Planned), "only a plan is asked about"
    return viability_frame(asked.scenario, answer.plan)


def _planned(outcome: Outcome) -> Outcome:
    """The outcome of a plan.

    Raises
    ------
    ValueError
        If it is none.
    """
    if not isinstance(outcome.answer, Planned):
        raise ValueError("there is no plan to ask about: the outcome is not planned")
    return outcome
