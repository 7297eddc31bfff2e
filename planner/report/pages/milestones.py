"""The delivery milestones of releases: the page of ``secplan milestones``, and its part on one release."""

from collections.abc import Iterator

from models import Scenario
from models.tracker import BRAG_NAMES
from planner.calendar import format_date
from planner.explain.words import counted
from planner.report.blocks import Block, Cell, Heading, Notice, Page, Paragraph, Table, section
from planner.report.documents.milestones import MilestoneRow, MilestonesDocument, ReleaseMilestones, UserWindowRow
from planner.report.pages.common import in_a_command, scenario_words


def milestones_page(scenario: Scenario, document: MilestonesDocument, file: str) -> Page:
    """The page that ``secplan milestones`` prints."""
    parts = (block for one in document.releases for block in _release(one))
    return [
        Heading(f"Delivery milestones: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        *(parts if document.releases else _none(scenario, file)),
    ]


def _none(scenario: Scenario, file: str) -> Iterator[Block]:
    releases = scenario.releases_in_order
    such_as = f": `secplan milestones {in_a_command(file)} {releases[-1].id}`" if releases else ""
    yield Paragraph(
        "No release of the scenario has milestones. Give one `milestones: {}` to have them by the template, or name it"
        f"{such_as}."
    )


def _release(row: ReleaseMilestones) -> Page:
    moved = f", moved from {format_date(row.scheduled)}" if row.scheduled else ""
    return [
        Heading(f"{row.name}, go-live {format_date(row.go_live)}{moved}"),
        *milestone_blocks(row),
        *section("Doubtful", [*row.no_working_days, *row.doubtful]),
        *section("What the dates rest on", row.assumed),
    ]


def milestone_blocks(row: ReleaseMilestones) -> Page:
    """The table of a release, what is wrong with it, and the User Testing Window; other papers show them too."""
    return [
        Table(
            ["Milestone", "Planned", "Forecast", "Slip (days)", "BRAG", "Note"],
            [_cells(one) for one in row.milestones],
            frozenset({"Slip (days)"}),
        ),
        *([Paragraph(_window(row.window))] if row.window else []),
        *map(Notice, row.warnings),
        Paragraph(f"BRAG by this rule. {row.rule}"),
    ]


def _cells(row: MilestoneRow) -> tuple[Cell, ...]:
    return (
        row.name,
        row.planned,
        row.forecast,
        row.slip_days,
        BRAG_NAMES[row.brag],
        "; ".join(filter(None, (row.says, row.note))),
    )


def _window(row: UserWindowRow) -> str:
    days = counted(row.working_days, "Working Day")
    planned = f" ({row.planned_working_days:,} as planned)" if row.planned_working_days != row.working_days else ""
    return (
        f"User Testing Window, from {format_date(row.opens)} to the day before go-live: {days}{planned}, "
        f"of at least {row.minimum_working_days:,}."
    )
