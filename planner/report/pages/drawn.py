"""One draw of a risk: the page of ``secplan risk --draw``."""

from models.risk import Draw
from planner.calendar import format_date
from planner.explain.words import capital
from planner.report.blocks import Heading, Page, Paragraph, Table
from planner.report.documents.drawn import DrawDocument, DrawnStepRow, DrawnWayRow
from planner.report.pages.common import scenario_words
from planner.report.pages.plan import plan_page

BEYOND = "beyond the bank holidays known"


def draw_page(draw: Draw, document: DrawDocument, file: str) -> Page:
    """The page: the way to each decision as it was drawn, then the plan with those dates."""
    scenario = draw.outcome.scenario
    cause = scenario.governance.shared_cause.name
    _, _, *plan = plan_page(draw.outcome, document.plan, file)
    rows = [_row(way, step, cause) for way in document.ways for step in way.steps]
    nowhere = "left out" if document.plan.answer == "planned" else "no plan"
    ends = [(way.modification, way.planned or nowhere, way.lapsed or "left out") for way in document.ways]
    return [
        Heading(f"Draw {document.draw:,} of seed {document.seed}: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        Heading("The way to each decision, as drawn"),
        Table(("Modification", "Step", "Takes", "Done on"), rows),
        Heading("Where that leads"),
        Table(("Modification", "Planned again", "By the lapse rule"), ends),
        Heading("The plan with these decision dates"),
        *plan,
    ]


def _row(way: DrawnWayRow, step: DrawnStepRow, cause: str) -> tuple[str, ...]:
    takes = (step.takes or "") + (f", by {cause}" if step.by_shared_cause else "")
    return way.modification, capital(step.title), takes, format_date(step.on) if step.on else BEYOND
