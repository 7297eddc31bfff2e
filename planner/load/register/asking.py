"""Cells that are read, or asked about."""

from typing import Any

from models.flaw import short
from planner.load.register.grid import GridSheet
from planner.load.register.growing import UNREAD
from planner.load.tree import Tree
from planner.register.asked import Asked
from planner.register.cells import CellValue
from planner.register.ids import odd_id
from planner.register.kinds import Kind
from planner.register.quoted import is_quoted, quoted


def read_cell(tree: Tree, sheet: GridSheet, at: tuple[int, int], kind: Kind, cell: CellValue) -> Any:
    """What a cell says; where that is asked about, what it probably means, so that nothing else follows."""
    try:
        _require_sound(sheet, at)
        return kind.read(cell)
    except Asked as asked:
        tree.complain(sheet.mark(*at), asked.says, asked.hint)
        return UNREAD if asked.meant is None else asked.meant


def is_said(sheet: GridSheet, at: tuple[int, int], cell: CellValue) -> bool:
    """Whether a cell holds anything: errors and formulas without a value come as empty."""
    return cell != "" or at in sheet.scan.errors or at in sheet.scan.unsolved


def require_usual_id(tree: Tree, sheet: GridSheet, at: tuple[int, int], cell: CellValue, said: Any) -> Any:
    """Ask about an id with a letter for a digit, unless it stands in quotes; what it probably is."""
    meant = odd_id(said) if isinstance(said, str) and not is_quoted(cell) else ""
    if not meant:
        return said
    says = f"'{short(said)}' has a letter where an id has a digit"
    tree.complain(sheet.mark(*at), says, f"did you mean '{meant}'? If it is right as it stands, write {quoted(said)}")
    return meant


def _require_sound(sheet: GridSheet, at: tuple[int, int]) -> None:
    if at in sheet.scan.errors:
        raise Asked("an Excel error, such as #REF!, and no value", "put right the formula, or write the value")
    if at in sheet.scan.unsolved:
        raise Asked("a formula without a value", "open the workbook in Excel and save it, so that it is worked out")
    if sheet.merged_at(*at):
        hint = "unmerge them, and write the value into each cell that it stands for"
        raise Asked("merged cells: nobody can tell which of them the value stands for", hint)
