"""What a register says other than a scenario: the page of ``secplan import``."""

from collections import Counter
from collections.abc import Iterator

from planner.calendar import format_date
from planner.explain.words import counted
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.importing import EntryRow, ImportDocument
from planner.report.pages.common import in_brackets

COLUMNS = ("Sheet", "Row", "Column", "Before", "After")
LONGEST = 80
"""Characters of a cell that are shown; --json has all."""


def import_page(document: ImportDocument, file: str, onto: str = "") -> Page:
    """The page: what is new, gone and changed; the register and the scenario may come from no file."""
    scenario = document.scenario
    holds = f"{counted(document.modifications, 'modification')} and {counted(document.releases, 'release')}"
    opening = f"Scenario {scenario.name}{in_brackets(file)}, as of {format_date(scenario.as_of)}: {holds}."
    differs = _differs(document, onto or "the scenario that it is put onto")
    return [
        Heading(" ".join(filter(None, ("Register", file, onto and f"onto {onto}")))),
        Paragraph(f"{opening}{differs}{_lost(document)}"),
        *section("New", [_called(row) for row in document.entries if row.state == "new"]),
        *section("Gone", [_called(row) for row in document.entries if row.state == "gone"]),
        *_changed(document),
        *section("Worth knowing", document.remarks),
    ]


def _differs(document: ImportDocument, onto: str) -> str:
    if document.onto is None:
        return ""
    if not document.entries:
        return f" It says what {onto} says."
    counts = [sum(row.state == state for row in document.entries) for state in ("new", "gone", "changed")]
    new = "1 entry is new" if counts[0] == 1 else f"{counts[0]} entries are new"
    return f" Beside {onto}, {new}, {counts[1]} gone and {counts[2]} changed."


def _lost(document: ImportDocument) -> str:
    """A list that is pasted in only in part loses all else, which nobody may have meant."""
    gone = Counter(row.sheet for row in document.entries if row.state == "gone")
    return "".join(f" {sheet} loses {counted(count, 'entry', 'entries')}." for sheet, count in gone.items())


def _called(row: EntryRow) -> str:
    title = next((cell.before or cell.after for cell in row.cells if cell.column == "Title"), None)
    return f"{row.sheet}: {row.name}" + (f" ({_short(title)})" if title else "")


def _changed(document: ImportDocument) -> Iterator[Block]:
    rows = [
        (row.sheet, row.name, cell.column, _short(cell.before), _short(cell.after))
        for row in document.entries
        if row.state == "changed"
        for cell in row.cells
    ]
    if rows:
        yield Heading("Changed")
        yield Table(COLUMNS, rows)


def _short(text: str | None) -> str:
    """What is said, as far as a line has room; two long texts that differ only at their end need --json."""
    if text is None:
        return "(default)"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
