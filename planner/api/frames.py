"""Frames: what answers say as tidy tables, with units in the names of columns. Each loads pandas when it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import Outcome, Planned, RolledForward, Scenario
from planner.api.asking import a_scenario, an_outcome
from planner.api.plans import result

if TYPE_CHECKING:
    import pandas as pd

    from models.binding import Binding
    from models.budget import ChangeBudget
    from models.confidence import Confidence
    from models.costs import Costs
    from models.fallbacks import Fallbacks
    from models.frontier import Frontier, FrontierOver
    from models.risk import Risk
    from models.swept import Swept
    from models.unknowns import Unknowns
    from models.what_if import WhatIf
    from planner.report.documents.assessments import Assessments
    from planner.report.documents.diff import DiffDocument
    from planner.report.documents.milestones import MilestonesDocument


def placements(outcome: Outcome) -> pd.DataFrame:
    """Where a plan puts each modification."""
    from planner.report.frames.placements import placements_frame

    return placements_frame(_planned(outcome))


def releases(scenario: Scenario) -> pd.DataFrame:
    """The releases in time."""
    from planner.report.frames.releases import releases_frame

    return releases_frame(a_scenario(scenario))


def loads(outcome: Outcome) -> pd.DataFrame:
    """What a plan loads on each release, and what each can carry."""
    from planner.report.frames.loads import loads_frame

    return loads_frame(_planned(outcome))


def cutoffs(scenario: Scenario) -> pd.DataFrame:
    """Each modification's cut-off for each release."""
    from planner.report.frames.cutoffs import cutoffs_frame

    return cutoffs_frame(a_scenario(scenario))


def decisions(outcome: Outcome) -> pd.DataFrame:
    """The way to each decision, how sure its date is, and its cut-off."""
    from planner.report.frames.decisions import decisions_frame

    return decisions_frame(_planned(outcome))


def viability(asked: Scenario | Outcome) -> pd.DataFrame:
    """Where each modification could go, other modifications aside; of an outcome also where the plan puts it."""
    from planner.report.frames.viability import viability_frame

    if isinstance(asked, Scenario):
        return viability_frame(asked)
    answer = _planned(asked).answer
    assert isinstance(answer, Planned), "only a plan is asked about"
    return viability_frame(asked.scenario, answer.plan)


def goals(outcome: Outcome) -> pd.DataFrame:
    """What a plan is worth in each goal."""
    from planner.report.frames.goals import goals_frame

    return goals_frame(_planned(outcome))


def lapses(rolled: RolledForward) -> pd.DataFrame:
    """What the lapse rule makes of each target."""
    from planner.report.frames.lapses import lapses_frame

    return lapses_frame(rolled)


def moves(found: WhatIf | DiffDocument) -> pd.DataFrame:
    """Who is elsewhere after changes than before, or in one plan than in another, and why."""
    from models.what_if import WhatIf
    from planner.report.documents.what_if import comparison_of
    from planner.report.frames.moves import moves_frame

    if not isinstance(found, WhatIf):
        return moves_frame(found.comparison)
    before, after = found.before, found.after
    return moves_frame(comparison_of(before, result(before), after, result(after)))


def change_budget(found: ChangeBudget) -> pd.DataFrame:
    """What each move from the baseline buys."""
    from planner.report.frames.change_budget import change_budget_frame

    return change_budget_frame(found)


def sweep(swept: Swept) -> pd.DataFrame:
    """The plan at every point of a sweep, and what it is worth."""
    from planner.report.frames.sweep import sweep_frame

    return sweep_frame(swept)


def fallbacks(found: Fallbacks) -> pd.DataFrame:
    """The releases that each pending decision leads to, with the last date for each."""
    from planner.report.frames.fallbacks import fallbacks_frame

    return fallbacks_frame(found)


def unknowns(found: Unknowns) -> pd.DataFrame:
    """What becomes of the plan with each answer to what is open."""
    from planner.report.frames.unknowns import unknowns_frame

    return unknowns_frame(found)


def binding(found: Binding) -> pd.DataFrame:
    """What each rule or number, loosened by one step, buys."""
    from planner.report.frames.binding import binding_frame

    return binding_frame(found)


def confidence(found: Confidence) -> pd.DataFrame:
    """What it costs to plan with more or less confidence."""
    from planner.report.frames.confidence import confidence_frame

    return confidence_frame(found)


def costs(found: Costs) -> pd.DataFrame:
    """What each release of a plan costs, in whole pence."""
    from planner.report.frames.costs import costs_frame

    return costs_frame(found)


def assessments(document: Assessments) -> pd.DataFrame:
    """The assessments, each with its days."""
    from planner.report.frames.assessments import assessments_frame

    return assessments_frame(document)


def links(outcome: Outcome) -> pd.DataFrame:
    """What modifications wait for, and whether a plan keeps it."""
    from planner.report.frames.links import links_frame

    return links_frame(_planned(outcome))


def chances(risk: Risk) -> pd.DataFrame:
    """How likely each release is for each modification."""
    from planner.report.frames.chances import chances_frame

    return chances_frame(risk)


def draws(risk: Risk) -> pd.DataFrame:
    """What these chances rest on, and how likely the whole plan holds: one row."""
    from planner.report.frames.draws import draws_frame

    return draws_frame(risk)


def milestones(document: MilestonesDocument) -> pd.DataFrame:
    """The delivery milestones of releases."""
    from planner.report.frames.milestones import milestones_frame

    return milestones_frame(document)


def points(frontier: Frontier) -> pd.DataFrame:
    """The trade-offs of a frontier."""
    from planner.report.frames.frontier import points_frame

    return points_frame(frontier)


def gaps(frontier: Frontier) -> pd.DataFrame:
    """Where there may be trade-offs that were not found."""
    from planner.report.frames.frontier import gaps_frame

    return gaps_frame(frontier)


def axes(frontier: Frontier) -> pd.DataFrame:
    """The goals of a frontier in words, with their columns in ``points`` and ``gaps``."""
    from planner.report.frames.frontier import axes_frame

    return axes_frame(frontier)


def over(found: FrontierOver) -> pd.DataFrame:
    """What can be had with each value of a number."""
    from planner.report.frames.over import over_frame

    return over_frame(found)


def over_values(found: FrontierOver) -> pd.DataFrame:
    """How each value of a number is answered."""
    from planner.report.frames.over import over_values_frame

    return over_values_frame(found)


def over_held(found: FrontierOver) -> pd.DataFrame:
    """What the goals that come before those traded are worth with each value of a number."""
    from planner.report.frames.over import over_held_frame

    return over_held_frame(found)


def _planned(outcome: Outcome) -> Outcome:
    """The outcome of a plan.

    Raises
    ------
    ValueError
        If it is none.
    """
    if not isinstance(an_outcome(outcome).answer, Planned):
        raise ValueError("there is no plan to ask about: the outcome is not planned")
    return outcome
