"""Sheets with a row for each entry of a list: releases, modifications, options, pins, waivers, the baseline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.flaw import closest, maybe, short
from planner.load.marks import Cell
from planner.load.register.asking import is_said, read_cell, require_usual_id
from planner.load.register.grid import GridSheet
from planner.load.register.growing import BLANK, Found
from planner.load.register.layout import Layout
from planner.load.tree import Tree
from planner.register import headings
from planner.register.cells import CellValue, described
from planner.register.columns import Column, ColumnCalled
from planner.register.lists import Lines, Words

_IDS = (("id",), ("part_of",))


@dataclass(slots=True)
class Record:
    """A row: where it stands, and what its cells say."""

    mark: Cell
    found: list[Found] = field(default_factory=list)

    def said(self, key: str) -> str:
        """The word that a cell says; nothing where it says none."""
        one = next((one.said for one in self.found if one.path == (key,)), None)
        return one if isinstance(one, str) else ""

    def pop(self, key: str) -> Found | None:
        """Take a cell out, if it says anything."""
        taken = [one for one in self.found if one.path == (key,)]
        self.found = [one for one in self.found if one.path != (key,)]
        return next((one for one in taken if one.said is not BLANK), None)


def read_columns(
    tree: Tree, sheet: GridSheet, layout: Layout, known: list[str], called: ColumnCalled
) -> dict[int, Column]:
    """The columns of a sheet by their numbers; headings that are unknown, stand twice or lack are told."""
    cells = sheet.rows[layout.header_row - 1] if len(sheet.rows) >= layout.header_row else ()
    columns: dict[int, Column] = {}
    for number, cell in enumerate(cells, start=1):
        column = _column(tree, sheet, layout, (number, cell), known, called)
        if column is None:
            continue
        if column.path in [one.path for one in columns.values()]:
            says = f"the column '{column.heading}' stands here twice"
            tree.complain(sheet.mark(layout.header_row, number), says, "keep one of them")
        else:
            columns[number] = column
    _require_mapped(tree, sheet, layout, cells)
    return columns


def _column(
    tree: Tree, sheet: GridSheet, layout: Layout, here: tuple[int, CellValue], known: list[str], called: ColumnCalled
) -> Column | None:
    number, cell = here
    mark = sheet.mark(layout.header_row, number)
    if cell == "":
        _require_empty_below(tree, sheet, layout, number)
        return None
    heading = " ".join(cell.split()) if isinstance(cell, str) else described(cell)
    if layout.headings is not None:
        ours = layout.ours(heading)
        return called(ours) if ours else None
    if column := called(heading):
        return column
    likely = closest(heading, known)
    hint = f"did you mean '{likely}'?" if likely else f"known here: {', '.join(known)}"
    tree.complain(mark, f"there is no column '{short(heading)}' in a register", hint)
    return None


def _require_empty_below(tree: Tree, sheet: GridSheet, layout: Layout, number: int) -> None:
    """What stands under no heading would be lost silently."""
    if layout.headings is not None:
        return
    for line, row in enumerate(sheet.rows[layout.header_row :], start=layout.header_row + 1):
        if number <= len(row) and row[number - 1] != "":
            says = f"{described(row[number - 1])} stands in a column without a heading"
            tree.complain(sheet.mark(line, number), says, "give the column its heading, or empty it")
            return


def _require_mapped(tree: Tree, sheet: GridSheet, layout: Layout, cells: tuple[CellValue, ...]) -> None:
    """Every heading that the user names must be there."""
    there = [" ".join(str(cell).split()) for cell in cells if cell != ""]
    for heading in layout.headings or ():
        if headings.called(heading, there) is None:
            says = f"there is no column '{short(heading)}' in row {layout.header_row}"
            all_there = f"there are: {', '.join(map(short, there))}" if there else "which row has the headings?"
            hint = " ".join(filter(None, (maybe(heading, there), all_there)))
            tree.complain(sheet.mark(layout.header_row, 0), says, hint)


def always_said(layout: Layout, called: ColumnCalled) -> list[tuple[Column, Any]]:
    """What every row says besides, by the column that it would stand in."""
    found = [(called(heading), text) for heading, text in layout.always.items()]
    return [(one, _constant(one, text)) for one, text in found if one is not None]


def _constant(column: Column, text: str) -> Any:
    """As in a scenario file, where dates and numbers are text too."""
    return column.kind.read(text) if isinstance(column.kind, Words | Lines) else text


def read_rows(
    tree: Tree,
    sheet: GridSheet,
    layout: Layout,
    columns: dict[int, Column],
    always: Sequence[tuple[Column, Any]] = (),
) -> Iterator[Record]:
    """The rows that hold anything, each with what is always said."""
    for line, row in enumerate(sheet.rows[layout.header_row :], start=layout.header_row + 1):
        cells = {number: row[number - 1] if number <= len(row) else "" for number in columns}
        if any(is_said(sheet, (line, number), cell) for number, cell in cells.items()):
            found = [
                _found(tree, sheet, layout, (line, number), columns[number], cell) for number, cell in cells.items()
            ]
            constant = [Found(column.path, said, sheet.mark(line, 1)) for column, said in always]
            yield Record(sheet.mark(line, 1), [*filter(None, found), *constant])


def _found(
    tree: Tree, sheet: GridSheet, layout: Layout, at: tuple[int, int], column: Column, cell: CellValue
) -> Found | None:
    """What a cell says in our words; a blank one is told of where something is needed."""
    ours = layout.cell(column.heading, cell)
    if is_said(sheet, at, ours):
        return Found(column.path, _read(tree, sheet, at, column, ours), sheet.mark(*at))
    return Found(column.path, BLANK, sheet.mark(*at)) if column.is_required else None


def _read(tree: Tree, sheet: GridSheet, at: tuple[int, int], column: Column, cell: CellValue) -> Any:
    said = read_cell(tree, sheet, at, column.kind, cell)
    return require_usual_id(tree, sheet, at, cell, said) if column.path in _IDS else said
