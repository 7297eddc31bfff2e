"""The targets rolled forward: the page of ``secplan lapse``."""

from collections.abc import Sequence

from models import RolledForward, Scenario
from planner.calendar import format_date
from planner.explain.lapses import lapse_sentences
from planner.explain.things import broken
from planner.explain.words import counted, listed
from planner.report.blocks import Bullets, Heading, Page, Paragraph, Table, section
from planner.report.documents.lapse import LapseRow, Lapses
from planner.report.pages.common import scenario_words


def lapse_page(scenario: Scenario, rolled: RolledForward, document: Lapses, file: str) -> Page:
    """The page that ``secplan lapse`` prints."""
    lapsed = sum(step.lapsed for step in rolled.steps)
    opening: Page = [
        Heading(f"Targets rolled forward: {scenario.title or scenario.name}"),
        Paragraph(
            f"{scenario_words(scenario, file)} What misses its cut-off, or waits for what does, goes to the next "
            "viable release; nothing is moved to make room. `secplan plan` finds the best plan."
        ),
    ]
    if rolled.violations:
        return [
            *opening,
            Paragraph("Rolled forward so, the targets are no plan: what is committed or pinned cannot all be kept."),
            Bullets([f"{broken(violation)}." for violation in rolled.violations]),
            *section("Lapses on the way", list(lapse_sentences(scenario, rolled))),
        ]
    return [
        *opening,
        Paragraph(f"{counted(lapsed, 'modification')} of {len(rolled.steps)} {'lapses' if lapsed == 1 else 'lapse'}."),
        _table(scenario, document),
        *section("Why", list(lapse_sentences(scenario, rolled))),
    ]


def _table(scenario: Scenario, document: Lapses) -> Table:
    columns = ["Modification", "Target", "Goes in", "Option", "Decision", "Cut-off", "Days in hand", "Waiting for it"]
    rows = [_cells(scenario, row) for row in document.steps]
    if not any(row.option for row in document.steps):
        columns.pop(3)
        rows = [[*row[:3], *row[4:]] for row in rows]
    return Table(columns, rows, frozenset({"Days in hand"}))


MOST_WAITING = 8
"""Names in a cell; documents have all of them."""


def _waiting(names: Sequence[str]) -> str:
    if len(names) > MOST_WAITING:
        return f"{', '.join(names[:MOST_WAITING])} and {len(names) - MOST_WAITING} more"
    return listed(list(names)) if names else ""


def _cells(scenario: Scenario, row: LapseRow) -> list[str]:
    committed = scenario.modification_of[row.modification].committed_to
    return [
        row.modification,
        row.target or "none",
        row.release or "no release",
        row.option or "",
        format_date(row.decision) if row.decision else "date unknown" if committed else "none needed",
        format_date(row.cut_off) if row.cut_off else "committed" if committed else "none",
        "" if row.slack_days is None else str(row.slack_days),
        _waiting(row.waits_for_it),
    ]
