"""All that a scenario says, as tables: those of its register, without the columns in which nothing stands."""

from collections.abc import Iterator
from datetime import date

from models import Money, Scenario
from models.money import PENCE
from planner.calendar import format_date
from planner.register.cells import CellValue, number_text
from planner.register.columns import column_at
from planner.register.filled import FilledSheet, Row, register_of
from planner.register.kinds import Amount, Kind
from planner.register.quoted import is_quoted, unquoted
from planner.register.sheets import PAIRS
from planner.report.blocks import Block, Cell, Heading, Table


def said_blocks(scenario: Scenario) -> Iterator[Block]:
    """Nothing of it is left out; what it does not say has its default, and is not told."""
    for sheet in register_of(scenario):
        if any(cell is not None for row in sheet.rows for cell in row[1:]):
            yield Heading(sheet.name)
            yield _table(sheet)


def _table(sheet: FilledSheet) -> Table:
    is_pairs = sheet.name in PAIRS
    rows = [row for row in sheet.rows if row[1] is not None] if is_pairs else sheet.rows
    kept = [index for index in range(len(sheet.columns)) if any(row[index] is not None for row in rows)]
    columns = [sheet.columns[index].heading for index in kept]
    kinds = [[_kind_of(row) if is_pairs else column.kind for column in sheet.columns] for row in rows]
    cells = [[_cell(kind[index], row[index]) for index in kept] for kind, row in zip(kinds, rows, strict=True)]
    return Table(columns, cells)


def _kind_of(row: Row) -> Kind:
    """What a row with a path of keys holds."""
    path = tuple(str(row[0]).split("."))
    return column_at(Scenario, path).kind if path[:2] == ("policy", "costs") else Kind()


def _cell(kind: Kind, cell: CellValue | None) -> Cell:
    match cell:
        case None:
            return ""
        case date():
            return format_date(cell)
        case int() | float() if isinstance(kind, Amount):
            return Money(round(cell * PENCE))
        case int() | float():
            return number_text(cell)
        case _:
            return unquoted(str(cell)) if is_quoted(cell) else str(cell)
