"""The page of each kind of answer, as the command line prints it; loaded when the first is shown.

Nothing is searched for here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from models import Outcome, RolledForward, Scenario
from models.binding import Binding
from models.budget import ChangeBudget
from models.confidence import Confidence
from models.fallbacks import Fallbacks
from models.frontier import Frontier, FrontierOver
from models.replan import Replan
from models.result import Result
from models.risk import Draw, Risk
from models.shown import Shown, as_html
from models.swept import Swept
from models.unknowns import Unknowns
from models.what_if import WhatIf
from models.why import Why, WhyNot
from planner.api.plans import result
from planner.api.scenarios import show
from planner.changes import read_all
from planner.load import Loaded
from planner.report.documents.assessments import Assessments
from planner.report.documents.check import Check
from planner.report.documents.clock import ClockDocument
from planner.report.documents.cutoffs import CutOffs
from planner.report.documents.diff import DiffDocument
from planner.report.documents.history import History
from planner.report.documents.run_check import RunCheck
from planner.report.documents.show import ShowDocument

if TYPE_CHECKING:
    from planner.report.blocks import Page

LEVEL = 3
"""Of the first heading: those above it are the notebook's own."""

NO_FILE = ""
"""What pages call the file of a scenario that was not read for them."""

Answer = TypeVar("Answer", bound=Shown)


def _shows(kind: type[Answer]) -> Callable[[Callable[[Answer], Page | None]], None]:
    """Register the page of a kind of answer."""

    def register(page_of: Callable[[Answer], Page | None]) -> None:
        def html(answer: Answer) -> str | None:
            from planner.report.html import fragment

            page = page_of(answer)
            return fragment(page, level=LEVEL) if page is not None else None

        as_html.register(kind, html)

    return register


@_shows(Scenario)
def _(scenario: Scenario) -> Page:
    from planner.report.pages.scenario import scenario_page

    return scenario_page(scenario, NO_FILE)


@_shows(Loaded)
def _(loaded: Loaded) -> Page:
    from planner.report.pages.show import show_page

    return show_page(show(loaded), loaded.file)


@_shows(ShowDocument)
def _(document: ShowDocument) -> Page:
    from planner.report.pages.show import show_page

    return show_page(document, NO_FILE)


@_shows(Check)
def _(check: Check) -> Page:
    from planner.report.pages.check import check_page

    return check_page(check, check.scenario, "the result")


@_shows(CutOffs)
def _(document: CutOffs) -> Page | None:
    from planner.report.pages.cutoffs import cut_offs_page

    return cut_offs_page(document.about, document, NO_FILE) if document.about else None


@_shows(ClockDocument)
def _(document: ClockDocument) -> Page | None:
    from planner.report.pages.clock import clock_page

    return clock_page(document.about, document, NO_FILE) if document.about else None


@_shows(Assessments)
def _(document: Assessments) -> Page | None:
    from planner.report.pages.assessments import assessments_page

    return assessments_page(document.about, document, NO_FILE) if document.about else None


@_shows(RolledForward)
def _(rolled: RolledForward) -> Page:
    from planner.report.documents.lapse import lapses
    from planner.report.pages.lapse import lapse_page

    return lapse_page(rolled.scenario, rolled, lapses(rolled.scenario, rolled), NO_FILE)


@_shows(Outcome)
def _(outcome: Outcome) -> Page:
    from planner.report.pages.plan import plan_page

    return plan_page(outcome, result(outcome), NO_FILE)


@_shows(Result)
def _(found: Result) -> Page:
    from planner.report.pages.result import result_page

    return result_page(found)


@_shows(WhatIf)
def _(found: WhatIf) -> Page:
    from planner.report.documents.diff import input_changes
    from planner.report.documents.what_if import change_rows, what_if_document
    from planner.report.pages.what_if import what_if_page

    before, after = found.before.scenario, found.after.scenario
    changes = change_rows(before, read_all(found.changes)) or input_changes(before, after)
    document = what_if_document(found, changes, (result, result))
    return what_if_page(found, document, NO_FILE)


@_shows(DiffDocument)
def _(document: DiffDocument) -> Page:
    from planner.report.pages.diff import diff_page

    return diff_page(document)


@_shows(Replan)
def _(found: Replan) -> Page:
    from planner.report.documents.replan import replan_document
    from planner.report.pages.replan import replan_page

    return replan_page(found, replan_document(found, result), NO_FILE)


@_shows(ChangeBudget)
def _(found: ChangeBudget) -> Page:
    from planner.report.documents.change_budget import change_budget_document
    from planner.report.pages.change_budget import change_budget_page

    return change_budget_page(found.outcome.scenario, change_budget_document(found.outcome, found), NO_FILE)


@_shows(Frontier)
def _(found: Frontier) -> Page:
    from planner.report.documents.frontier import frontier_document
    from planner.report.pages.frontier import frontier_page

    return frontier_page(found.outcome.scenario, frontier_document(found), NO_FILE)


@_shows(FrontierOver)
def _(found: FrontierOver) -> Page:
    from planner.report.documents.frontier import frontier_over_document
    from planner.report.pages.frontier import frontier_over_page

    return frontier_over_page(found.outcome.scenario, frontier_over_document(found), NO_FILE)


@_shows(Swept)
def _(swept: Swept) -> Page:
    from planner.changes.grid import Grid
    from planner.changes.patterns import read_patterns
    from planner.report.documents.sweep import Headings, sweep_document
    from planner.report.pages.sweep import sweep_page

    grid = Grid(read_patterns(swept.patterns))
    document = sweep_document(swept, grid, Headings(swept.patterns), result(swept.base))
    return sweep_page(swept.base.scenario, document, NO_FILE)


@_shows(Why)
def _(found: Why) -> Page:
    from planner.report.documents.why import why_document
    from planner.report.pages.why import why_page

    return why_page(found.outcome, found, why_document(found.outcome, found), NO_FILE)


@_shows(WhyNot)
def _(found: WhyNot) -> Page:
    from planner.report.documents.why_not import why_not_document
    from planner.report.pages.why_not import why_not_page

    return why_not_page(found.outcome, found, why_not_document(found.outcome, found))


@_shows(Fallbacks)
def _(found: Fallbacks) -> Page:
    from planner.report.documents.fallbacks import fallbacks_document
    from planner.report.pages.fallbacks import fallbacks_page

    document = fallbacks_document(found.outcome, found)
    return fallbacks_page(found.outcome.scenario, found, document, NO_FILE)


@_shows(Unknowns)
def _(found: Unknowns) -> Page:
    from planner.report.documents.unknowns import unknowns_document
    from planner.report.pages.unknowns import unknowns_page

    return unknowns_page(found.outcome, found, unknowns_document(found.outcome, found), NO_FILE)


@_shows(Binding)
def _(found: Binding) -> Page:
    from planner.report.pages.binding import binding_page

    return binding_page(found.outcome, found, NO_FILE)


@_shows(Confidence)
def _(found: Confidence) -> Page:
    from planner.report.documents.confidence import confidence_rows
    from planner.report.pages.confidence import confidence_blocks

    return list(confidence_blocks(confidence_rows(found)))


@_shows(Risk)
def _(found: Risk) -> Page:
    from planner.report.documents.risk import risk_document
    from planner.report.pages.risk import risk_page

    return risk_page(found.base.scenario, risk_document(found, result(found.base)), NO_FILE)


@_shows(Draw)
def _(draw: Draw) -> Page:
    from planner.report.documents.drawn import draw_document
    from planner.report.pages.drawn import draw_page

    return draw_page(draw, draw_document(draw, result(draw.outcome)), NO_FILE)


@_shows(RunCheck)
def _(check: RunCheck) -> Page:
    from planner.report.pages.run_check import run_check_page

    return run_check_page(check)


@_shows(History)
def _(history: History) -> Page:
    from planner.report.pages.history import history_page

    return history_page(history)
