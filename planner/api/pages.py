"""The page of every answer: each is the one that the command line prints.

Nothing is searched for here. It is loaded when the first answer is shown: see ``planner.api.shown``.
"""

from functools import singledispatch

from models import Outcome, RolledForward, Scenario
from models.binding import Binding
from models.budget import ChangeBudget
from models.confidence import Confidence
from models.costs import CostOfMoving, Costs
from models.fallbacks import Fallbacks
from models.frontier import Frontier, FrontierOver
from models.replan import Replan
from models.result import Result
from models.risk import Draw, Risk
from models.swept import Swept
from models.unknowns import Unknowns
from models.what_if import WhatIf
from models.why import Why, WhyNot
from planner.api.plans import result
from planner.api.scenarios import show
from planner.changes import read_all
from planner.changes.grid import Grid
from planner.changes.patterns import read_patterns
from planner.load import Loaded
from planner.report.blocks import Page, Paper
from planner.report.documents.assessments import Assessments
from planner.report.documents.change_budget import change_budget_document
from planner.report.documents.check import Check
from planner.report.documents.clock import ClockDocument
from planner.report.documents.confidence import confidence_rows
from planner.report.documents.costs import cost_of_moving_document, costs_document
from planner.report.documents.cutoffs import CutOffs
from planner.report.documents.diff import DiffDocument, input_changes
from planner.report.documents.drawn import draw_document
from planner.report.documents.fallbacks import fallbacks_document
from planner.report.documents.frontier import frontier_document
from planner.report.documents.frontier_over import frontier_over_document
from planner.report.documents.history import History
from planner.report.documents.importing import ImportDocument
from planner.report.documents.lapse import lapses
from planner.report.documents.milestones import MilestonesDocument
from planner.report.documents.replan import replan_document
from planner.report.documents.risk import risk_document
from planner.report.documents.run_check import RunCheck
from planner.report.documents.show import ShowDocument
from planner.report.documents.sweep import Headings, sweep_document
from planner.report.documents.unknowns import unknowns_document
from planner.report.documents.what_if import change_rows, what_if_document
from planner.report.documents.why import why_document
from planner.report.documents.why_not import why_not_document
from planner.report.pages.assessments import assessments_page
from planner.report.pages.binding import binding_page
from planner.report.pages.change_budget import change_budget_page
from planner.report.pages.check import check_page
from planner.report.pages.clock import clock_page
from planner.report.pages.confidence import confidence_blocks
from planner.report.pages.costs import cost_of_moving_page, costs_page
from planner.report.pages.cutoffs import cut_offs_page
from planner.report.pages.diff import diff_page
from planner.report.pages.drawn import draw_page
from planner.report.pages.fallbacks import fallbacks_page
from planner.report.pages.frontier import frontier_page
from planner.report.pages.frontier_over import frontier_over_page
from planner.report.pages.history import history_page
from planner.report.pages.importing import import_page
from planner.report.pages.lapse import lapse_page
from planner.report.pages.milestones import milestones_page
from planner.report.pages.plan import plan_page
from planner.report.pages.replan import replan_page
from planner.report.pages.result import result_page
from planner.report.pages.risk import risk_page
from planner.report.pages.run_check import run_check_page
from planner.report.pages.scenario import scenario_page
from planner.report.pages.show import show_page
from planner.report.pages.sweep import sweep_page
from planner.report.pages.unknowns import unknowns_page
from planner.report.pages.what_if import what_if_page
from planner.report.pages.why import why_page
from planner.report.pages.why_not import why_not_page

NO_FILE = ""
"""What pages call the file of a scenario that was not read for them."""


@singledispatch
def page_of(_answer: object) -> Page | None:
    """The page of an answer; None where it does not hold what it is about."""
    return None


@page_of.register
def _(scenario: Scenario) -> Page:
    return scenario_page(scenario, NO_FILE)


@page_of.register
def _(paper: Paper) -> Page:
    return list(paper.page)


@page_of.register
def _(loaded: Loaded) -> Page:
    return show_page(show(loaded), loaded.file)


@page_of.register
def _(document: ShowDocument) -> Page:
    return show_page(document, NO_FILE)


@page_of.register
def _(document: ImportDocument) -> Page:
    return import_page(document, "")


@page_of.register
def _(check: Check) -> Page:
    return check_page(check, check.scenario, "the result")


@page_of.register
def _(document: CutOffs) -> Page | None:
    return cut_offs_page(document.about, document, NO_FILE) if document.about else None


@page_of.register
def _(document: ClockDocument) -> Page | None:
    return clock_page(document.about, document, NO_FILE) if document.about else None


@page_of.register
def _(document: Assessments) -> Page | None:
    return assessments_page(document.about, document, NO_FILE) if document.about else None


@page_of.register
def _(document: MilestonesDocument) -> Page | None:
    return milestones_page(document.about, document, NO_FILE) if document.about else None


@page_of.register
def _(rolled: RolledForward) -> Page:
    return lapse_page(rolled.scenario, rolled, lapses(rolled.scenario, rolled), NO_FILE)


@page_of.register
def _(outcome: Outcome) -> Page:
    return plan_page(outcome, result(outcome), NO_FILE)


@page_of.register
def _(found: Result) -> Page:
    return result_page(found)


@page_of.register
def _(found: WhatIf) -> Page:
    before, after = found.before.scenario, found.after.scenario
    changes = change_rows(before, read_all(found.changes)) or input_changes(before, after)
    document = what_if_document(found, changes, (result, result))
    return what_if_page(found, document, NO_FILE)


@page_of.register
def _(document: DiffDocument) -> Page:
    return diff_page(document)


@page_of.register
def _(found: Replan) -> Page:
    return replan_page(found, replan_document(found, result), NO_FILE)


@page_of.register
def _(found: ChangeBudget) -> Page:
    return change_budget_page(found.outcome.scenario, change_budget_document(found), NO_FILE)


@page_of.register
def _(found: Frontier) -> Page:
    return frontier_page(found.outcome.scenario, frontier_document(found), NO_FILE)


@page_of.register
def _(found: FrontierOver) -> Page:
    return frontier_over_page(found.outcome.scenario, frontier_over_document(found), NO_FILE)


@page_of.register
def _(swept: Swept) -> Page:
    grid = Grid(read_patterns(swept.patterns))
    document = sweep_document(swept, grid, Headings(swept.patterns), result(swept.base))
    return sweep_page(swept.base.scenario, document, NO_FILE)


@page_of.register
def _(found: Why) -> Page:
    return why_page(found, why_document(found), NO_FILE)


@page_of.register
def _(found: WhyNot) -> Page:
    return why_not_page(found, why_not_document(found))


@page_of.register
def _(found: Costs) -> Page:
    return costs_page(found, costs_document(found), NO_FILE)


@page_of.register
def _(found: CostOfMoving) -> Page:
    return cost_of_moving_page(found, cost_of_moving_document(found), NO_FILE)


@page_of.register
def _(found: Fallbacks) -> Page:
    document = fallbacks_document(found)
    return fallbacks_page(found, document, NO_FILE)


@page_of.register
def _(found: Unknowns) -> Page:
    return unknowns_page(found, unknowns_document(found), NO_FILE)


@page_of.register
def _(found: Binding) -> Page:
    return binding_page(found, NO_FILE)


@page_of.register
def _(found: Confidence) -> Page:
    return list(confidence_blocks(confidence_rows(found)))


@page_of.register
def _(found: Risk) -> Page:
    return risk_page(found.base.scenario, risk_document(found, result(found.base)), NO_FILE)


@page_of.register
def _(draw: Draw) -> Page:
    return draw_page(draw, draw_document(draw, result(draw.outcome)), NO_FILE)


@page_of.register
def _(check: RunCheck) -> Page:
    return run_check_page(check)


@page_of.register
def _(history: History) -> Page:
    return history_page(history)
