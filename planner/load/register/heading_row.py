"""The row with the headings of a sheet: whether it is where it is to be."""

from models.shown import counted
from planner.load.register.grid import GridSheet, Row
from planner.load.register.layout import Layout
from planner.load.tree import Tree
from planner.register.columns import ColumnCalled

FARTHEST = 10
"""Rows that are looked through for headings below the one that is to have them."""

FEWEST = 2
"""Headings that tell a row of them from one that happens to hold such a word."""


def has_headings(tree: Tree, sheet: GridSheet, layout: Layout, called: ColumnCalled) -> bool:
    """Whether there are headings where they are to be; where there are none, one message says so."""
    row = layout.header_row
    if len(sheet.rows) < row:
        says = f"row {row} is empty, where the headings are wanted; the sheet has {counted(len(sheet.rows), 'row')}"
        tree.complain(sheet.mark(row, 0), says, "which row has the headings?" if sheet.rows else "")
        return False
    if _known(sheet.rows[row - 1], layout, called):
        return True
    likely = next(
        (n for n in range(1, len(sheet.rows[: row + FARTHEST]) + 1) if _is_likely(sheet, layout, called, n)), 0
    )
    if not likely:
        return True  # each heading is then told by itself
    says = f"the headings seem to stand in row {likely}, and not in row {row}"
    tree.complain(sheet.mark(row, 0), says, _hint(likely, layout))
    return False


def _hint(likely: int, layout: Layout) -> str:
    if layout.headings is not None:
        return f"say header_row: {likely}"
    above = "row 1" if likely == layout.header_row + 1 else f"the rows above row {likely}"
    return f"delete {above}, or say header_row: {likely} in a file for --columns"


def _is_likely(sheet: GridSheet, layout: Layout, called: ColumnCalled, row: int) -> bool:
    return _known(sheet.rows[row - 1], layout, called) >= FEWEST


def _known(row: Row, layout: Layout, called: ColumnCalled) -> int:
    """How many cells of a row are headings."""
    words = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    if layout.headings is not None:
        return sum(layout.ours(word) is not None for word in words)
    return sum(called(word) is not None for word in words)
