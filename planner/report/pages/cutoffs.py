"""Each modification's cut-off for each release, the days in hand, and what forbids it there, as a table."""

from models import Scenario
from planner.calendar import format_date
from planner.explain.words import listed
from planner.report.blocks import Heading, Page, Paragraph, Table, section
from planner.report.documents.cutoffs import CutOffRow, CutOffs
from planner.report.pages.common import reasons, scenario_words


def cut_offs_page(scenario: Scenario, document: CutOffs, file: str) -> Page:
    """The page that ``secplan cutoffs`` prints."""
    columns = ["Modification", "Option", "Decision", "Release", "Go-live", "Cut-off", "Days in hand", "Viable"]
    rows = [_cells(scenario, row) for row in document.cutoffs]
    if not any(row.option for row in document.cutoffs):
        columns.pop(1)
        rows = [[row[0], *row[2:]] for row in rows]
    waiting = sorted(one.id for one in scenario.modifications if one.is_waiting)
    notes = [Paragraph(f"No decision date can be given yet for {listed(waiting)}.")] if waiting else []
    return [
        Heading(f"Decision cut-offs: {scenario.title or scenario.name}"),
        Paragraph(
            f"{scenario_words(scenario, file)} A cut-off is the last day on which a decision is in time. "
            "Viable: by itself, other changes aside."
        ),
        *notes,
        Table(columns, rows, frozenset({"Days in hand"})),
        *section("What forbids the rest", [_forbidden(row) for row in document.cutoffs if row.because]),
    ]


def _forbidden(row: CutOffRow) -> str:
    option = f" with {row.option}" if row.option else ""
    return f"{row.modification}{option} in {row.release}: {reasons(row)}."


def _cells(scenario: Scenario, row: CutOffRow) -> list[str]:
    modification = scenario.modification_of[row.modification]
    release = scenario.release_of[row.release]
    no_date = (
        "approved, date unknown"
        if modification.is_approved
        else "unknown"
        if modification.is_waiting
        else "none needed"
    )
    word = "approved" if modification.is_approved else "expected"
    no_cut_off = "committed" if modification.committed_to else "none"
    by_waiver = row.viable and row.slack_days is not None and row.slack_days < 0
    viable = {True: "yes, by a waiver" if by_waiver else "yes", None: "if decided by then", False: "no"}[row.viable]
    return [
        row.modification,
        row.option or "",
        f"{word} {format_date(row.decision)}" if row.decision else no_date,
        release.id,
        format_date(release.go_live),
        format_date(row.cut_off) if row.cut_off else no_cut_off,
        "" if row.slack_days is None else str(row.slack_days),
        viable,
    ]
