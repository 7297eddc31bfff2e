"""The runs of a folder, oldest first: the page of ``secplan history``."""

from collections.abc import Sequence
from pathlib import PurePath

from models.run import OverlayRow
from planner.calendar import format_date
from planner.report.blocks import Page, Paragraph, Table, section
from planner.report.documents.history import History, HistoryRow
from planner.report.pages.common import moment_words

COLUMNS = ("Folder", "When", "Command", "Scenario", "As of", "Answer", "Why", "By")


def history_page(history: History) -> Page:
    """The page that ``secplan history`` prints."""
    found: Page = [Table(COLUMNS, [_cells(row) for row in history.runs])]
    nothing: Page = [Paragraph(f"There are no runs in {history.folder}; a command with --out FOLDER makes one.")]
    return [
        *(found if history.runs else nothing),
        *section("Records that cannot be read", [f"{row.folder}: {row.why}" for row in history.unreadable]),
        *section("Left behind", [f"{row.folder}: {row.says}." for row in history.leftovers]),
    ]


def _cells(row: HistoryRow) -> list[str]:
    return [
        row.folder,
        moment_words(row.at),
        row.command,
        row.scenario or "",
        format_date(row.as_of) if row.as_of else "",
        "; ".join(row.answers),
        row.why or _why_of_overlay(row.overlays),
        row.by or "",
    ]


def _why_of_overlay(overlays: Sequence[OverlayRow]) -> str:
    """What the highest overlay with a reason says; marked, since nobody gave it for this run."""
    given = [overlay for overlay in overlays if overlay.why]
    return f"overlay {PurePath(given[-1].file).name}: {given[-1].why}" if given else ""
