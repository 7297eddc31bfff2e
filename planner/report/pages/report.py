"""The page of ``secplan report``: which papers there are, and in which files."""

from models import Scenario
from planner.report.blocks import Heading, Page, Paragraph, Table
from planner.report.documents.report import ReportDocument
from planner.report.pages.common import scenario_words


def report_page(scenario: Scenario, document: ReportDocument, file: str) -> Page:
    """A line for each paper."""
    opening: Page = [Heading(f"Papers: {scenario.title or scenario.name}"), Paragraph(scenario_words(scenario, file))]
    if not document.papers:
        return [*opening, Paragraph("No paper has anything to tell.")]
    rows = [(one.title, ", ".join(written.file for written in one.files)) for one in document.papers]
    return [*opening, Table(("Paper", "Files"), rows)]
