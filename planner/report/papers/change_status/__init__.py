"""The Change Status Report: what has become of every proposal, stage by stage ("Change Status Report", S3)."""

from collections.abc import Iterator
from datetime import timedelta

from planner.calendar import format_date, format_month
from planner.report.blocks import Block, Heading, Paper, Paragraph
from planner.report.documents.assessments import assessments_document
from planner.report.documents.proposals import next_meeting, proposals
from planner.report.papers.background import Background
from planner.report.papers.change_status.assessed import assessment_blocks
from planner.report.papers.change_status.opine import opine_blocks
from planner.report.papers.change_status.refine import define_blocks, refine_blocks
from planner.report.papers.change_status.releases import release_blocks
from planner.report.papers.change_status.summary import summary_blocks
from planner.report.papers.numbering import numbered


def change_status_report(background: Background) -> list[Paper]:
    """The paper; it needs no plan."""
    return [
        Paper(
            name="change-status-report",
            page=[
                Heading(f"Change Status Report: {format_month(background.scenario.as_of)}"),
                *_cover(background),
                *numbered(_parts(background)),
            ],
            about=(("As of", format_date(background.scenario.as_of)), ("Action", "For Information")),
            foot=background.foot,
        )
    ]


def _cover(background: Background) -> Iterator[Block]:
    panel = next_meeting(background.scenario, "panel")
    yield Heading("Purpose")
    yield Paragraph(
        "This document is the Change Status Report, which provides information on the progress of Smart Energy Code "
        "(SEC) Modifications and Releases."
        + (f" This report will be presented to the SEC Panel on {format_date(panel)}." if panel else "")
    )
    yield Heading("Recommendations")
    yield Paragraph("The Panel is requested to NOTE the contents of this report.")


def _parts(background: Background) -> Iterator[Block]:
    scenario, found = background.scenario, proposals(background.scenario)
    end_of_last_month = scenario.as_of.replace(day=1) - timedelta(days=1)
    yield from summary_blocks(scenario, found)
    yield from define_blocks(found)
    yield from refine_blocks(scenario, found)
    yield from assessment_blocks(scenario, assessments_document(scenario, 12, end_of_last_month))
    yield from opine_blocks(scenario, found)
    yield from release_blocks(background)
