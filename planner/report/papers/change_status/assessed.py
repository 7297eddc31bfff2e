"""The DCC's assessments in a Change Status Report: averages, what is open, and what was completed in twelve months."""

from collections.abc import Iterator

from models import Scenario
from planner.calendar import format_date, format_month
from planner.explain.words import capital, listed
from planner.report.blocks import Block, Cell, Heading, Paragraph, Table
from planner.report.documents.assessments import AssessmentRow, Assessments, assessment_title
from planner.report.pages.assessments import average_words
from planner.report.papers.lists import how_many

COUNTED = "What is counted is what the scenario holds."
NUMERIC = frozenset({"Total", "Current duration (WD)", "Actual duration (WD)", "As weekdays"})


def assessment_blocks(scenario: Scenario, found: Assessments) -> Iterator[Block]:
    """The whole part."""
    yield Heading("DCC Assessment timescales", 2)
    yield Paragraph(
        f"The timescales below cover the 12-month period up to the end of {format_month(found.until)}. Working Days "
        "(WD) are those after the day from which an assessment counts, without bank holidays. Weekdays count that day "
        "and bank holidays too, as earlier reports did."
    )
    yield Table(("Assessment", "Total", "Average duration"), list(_averages(found)), NUMERIC)
    yield Paragraph(" ".join([COUNTED, *_without_day(found)]))
    yield Heading("Open Assessments", 2)
    yield from _open(scenario, found)
    yield Heading("Assessments completed in the last 12 months", 2)
    yield from _completed(scenario, found)


def _without_day(found: Assessments) -> Iterator[str]:
    """Those of each kind that may or may not have been returned in the time that is counted."""
    for kind in found.kinds:
        names = [row.modification for row in found.returned if row.assessment == kind.assessment and not row.returned]
        have, are = ("has", "is") if len(names) == 1 else ("have", "are")
        if names:
            yield (
                f"{capital(how_many(len(names), kind.title))} more {have} been returned on a day that is not recorded, "
                f"and {are} not counted: {listed(names)}."
            )


def _averages(found: Assessments) -> Iterator[tuple[Cell, ...]]:
    for kind in found.kinds:
        yield f"{kind.title}s open", kind.open, average_words(kind.open_average_working_days) or "not known"
        average = average_words(kind.average_working_days) or "not known"
        yield f"{kind.title}s completed in the last 12 months", kind.returned, average


def _open(scenario: Scenario, found: Assessments) -> Iterator[Block]:
    if not found.open:
        yield Paragraph("No assessments are open.")
        return
    columns = ("Modification", "Type", "Accepted", "Target duration", "Current duration (WD)", "As weekdays")
    yield Table(columns, [_cells(scenario, row, row.counted_from) for row in found.open], NUMERIC)


def _completed(scenario: Scenario, found: Assessments) -> Iterator[Block]:
    rows = [row for row in found.returned if row.in_window]
    if not rows:
        yield Paragraph(f"None is recorded from {format_date(found.since)} to {format_date(found.until)}.")
        return
    columns = ("Modification", "Type", "Returned", "Target duration", "Actual duration (WD)", "As weekdays")
    yield Table(columns, [_cells(scenario, row, row.returned) for row in rows], NUMERIC)
    if any(row.working_days is None for row in rows):
        yield Paragraph("A duration is left out where the day of the request is not recorded.")


def _cells(scenario: Scenario, row: AssessmentRow, day: Cell) -> tuple[Cell, ...]:
    title = assessment_title(scenario, row.assessment)
    weekdays = row.working_days if row.paper_days is None else row.paper_days
    return row.modification, title, day, str(row.target), row.working_days, weekdays
