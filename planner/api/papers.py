"""Papers: what SECAS sends to the Panel, made from one plan and what is worked out about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models import Outcome, Planned, Scenario
from models.result import Result
from planner.api.asking import an_outcome, several
from planner.api.decisions import risk as draw
from planner.api.pictures import board
from planner.api.plans import diff, plan, result
from planner.api.questions import fallbacks as ask_fallbacks

if TYPE_CHECKING:
    from models.fallbacks import Fallbacks
    from models.risk import Draws, Risk
    from planner.report.blocks import Figure, Paper
    from planner.report.documents.diff import DiffDocument
    from planner.solver import Settings

PAPERS = {
    "rid": "the Release Implementation Document of each release to come that has something in scope",
    "panel-update": "all releases to come, in two pages",
    "change-status-report": "what has become of every proposal, stage by stage",
}
"""Every kind of paper, with what it is."""


def papers(
    outcome: Outcome,
    names: str | Sequence[str] = (),
    settings: Settings | None = None,
    *,
    since: Outcome | Result | Scenario | None = None,
    fallbacks: Fallbacks | None = None,
    risk: Risk | Draws | None = None,
) -> Sequence[Paper]:
    """The papers that SECAS sends to the Panel, from a plan; where there is no plan, they say why.

    Parameters
    ----------
    outcome
        The plan that they tell of.
    names
        Which papers: kinds, of ``PAPERS``; or the Release Implementation Document of one release, such as
        ``rid-jun-2021``. With none, all of them.
    settings
        For what is worked out here: fall-backs, draws, and the plan of an earlier scenario.
    since
        What the scope is compared with, in place of the baseline: an earlier plan, its result, or a scenario to plan.
    fallbacks
        What follows if a cut-off is missed, as ``fallbacks`` gives it; worked out here if a paper needs it.
    risk
        How likely decisions are to come in time, as ``risk`` gives it; or how many times to draw. None to leave it out.

    Raises
    ------
    ValueError
        If there is no such paper.
    """
    from planner.report.papers import makers
    from planner.report.papers.background import Background

    asked = makers(an_outcome(outcome).scenario, several(names))
    is_plan = isinstance(outcome.answer, Planned)
    tells_all = is_plan and any(one.tells_all for one in asked)
    background = Background(
        outcome=outcome,
        result=result(outcome),
        fallbacks=fallbacks or (ask_fallbacks(outcome, settings) if tells_all else None),
        board=_board(outcome) if tells_all else None,
        risk=_risk(outcome, risk, settings) if risk and is_plan else None,
        since=_since(outcome, since, settings) if since else None,
    )
    return [paper for one in asked for paper in one.make(background)]


MOST_ON_A_BOARD = 60
"""Modifications; with more, the picture is too long for a sheet of paper."""


def _board(outcome: Outcome) -> Figure | None:
    """The picture of the plan, where it fits."""
    from planner.report.papers.figures import figure

    return figure(board(outcome)) if len(outcome.scenario.modifications) <= MOST_ON_A_BOARD else None


def _risk(outcome: Outcome, risk: Risk | Draws, settings: Settings | None) -> Risk:
    from models.risk import Risk

    return risk if isinstance(risk, Risk) else draw(outcome, risk, settings)


def _since(outcome: Outcome, since: Outcome | Result | Scenario, settings: Settings | None) -> DiffDocument:
    return diff(plan(since, settings) if isinstance(since, Scenario) else since, outcome)
