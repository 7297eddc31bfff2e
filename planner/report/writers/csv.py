"""The tables of a page as CSV: safe to open in a spreadsheet, where text that looks like a formula would be one."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import StringIO

from models import Money, Scenario
from models.rows import PlacementRow
from planner.report.blocks import Cell, Heading, Page, Table, cell_text, one_line
from planner.report.documents.tidy import tidy_placements
from planner.report.writers.names import each_once, slug

BEGINS_A_FORMULA = tuple(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
"""The full-width ones too, which some spreadsheets read as the others; a tab or a line break is a blank by then."""

NUMBER = re.compile(r"^[0-9]+\.[0-9]* (?=\S)")
"""As ``planner.report.papers.numbering`` puts it before a heading."""

IS_A_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?")


def csv_files(name: str, page: Page) -> Mapping[str, bytes]:
    """Every table of a page as a file, by the name of the file: the page's own, then the heading above the table.

    Without the number of the heading, by which the same table would be called otherwise in another paper.
    """
    headed = list(_headed(page))
    stems = each_once(slug(f"{name} {NUMBER.sub('', heading)}", name) for heading, _ in headed)
    return {f"{stem}.csv": csv_bytes(table) for stem, (_, table) in zip(stems, headed, strict=True)}


def placements_csv(scenario: Scenario, placed: Iterable[PlacementRow]) -> bytes:
    """The tidy table of a plan, for whoever goes on with it: a row a modification, ids, ISO dates, plain numbers."""
    rows = [{**row, "lapsed": "yes" if row["lapsed"] else "no"} for row in tidy_placements(scenario, placed)]
    return csv_bytes(Table(tuple(rows[0]), [tuple(row.values()) for row in rows]))


def csv_bytes(table: Table) -> bytes:
    """A table as CSV, with the mark by which Excel knows UTF-8: 2020-06-24, 1250, and 1250.50 for pounds."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([_harmless(name) for name in table.columns])
    writer.writerows([[_plain(cell) for cell in row] for row in table.rows])
    return text.getvalue().encode("utf-8-sig")


def _headed(page: Page) -> Iterator[tuple[str, Table]]:
    """Each table with the heading that it stands under."""
    heading = ""
    for block in page:
        match block:
            case Heading(text):
                heading = text
            case Table():
                yield heading, block
            case _:
                continue


def _plain(cell: Cell) -> str | int | Decimal:
    match cell:
        case Money():
            return Decimal(cell.plain)
        case int():
            return cell
        case date():
            return cell.isoformat()
        case _:
            return _harmless(cell_text(cell))


def _harmless(text: str) -> str:
    """Text with an apostrophe before it where it would be a formula; -29 is a number and does no harm."""
    line = one_line(text)
    begins = line.lstrip()
    if begins.startswith(BEGINS_A_FORMULA) and not IS_A_NUMBER.fullmatch(begins.rstrip()):
        return f"'{line}"
    return line
