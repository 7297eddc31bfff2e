"""The runs of a folder, oldest first: the page of ``secplan history``."""

from collections.abc import Sequence
from pathlib import PurePath
from shlex import join

from models.flaw import short
from models.run import OverlayRow
from planner.calendar import format_date
from planner.report.blocks import Page, Paragraph, Table, section
from planner.report.documents.history import History, HistoryRow
from planner.report.pages.common import moment_words

WIDEST = 200
"""Characters of a cell: the record and --json have all of a text that somebody made very long."""

COLUMNS = ("Folder", "When", "Asked", "Scenario", "As of", "Answer", "Why", "By")


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
        short(_asked(row), WIDEST),
        row.scenario or "",
        format_date(row.as_of) if row.as_of else "",
        _answers(row),
        short(row.why or _why_of_overlay(row.overlays), WIDEST),
        short(row.by or ""),
    ]


def _asked(row: HistoryRow) -> str:
    """What was typed, but for what has a column of its own."""
    words = list(row.arguments)
    for option in ("--out", "--why", "--by"):
        words = [word for word in words if not word.startswith(f"{option}=")]
        if option in words:
            place = words.index(option)
            del words[place : place + 2]
    return join((row.command, *words))


def _answers(row: HistoryRow) -> str:
    """Of several plans each by its file: what came before the changes, and what after them."""
    if len(row.answers) == 1:
        return row.answers[0]
    named = zip(row.results, row.answers, strict=True)
    return "; ".join(f"{PurePath(result).stem}: {answer}" for result, answer in named)


def _why_of_overlay(overlays: Sequence[OverlayRow]) -> str:
    """What the highest overlay with a reason says; marked, since nobody gave it for this run."""
    given = [overlay for overlay in overlays if overlay.why]
    return f"overlay {PurePath(given[-1].file).name}: {given[-1].why}" if given else ""
