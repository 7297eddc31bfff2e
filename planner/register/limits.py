"""What workbooks can hold: more is refused before anything is written."""

from collections.abc import Sequence

from models.flaw import short
from planner.register.filled import FilledSheet
from planner.register.marks import cell_name

LONGEST_TEXT = 32_767
"""Characters of a cell, as ``workbook_length`` counts them."""

MOST_ROWS = 20_000
"""Four times what the largest scenarios have; also the most that are read."""

MOST_COLUMNS = 500


class CannotHold(ValueError):
    """Something that a workbook cannot hold."""

    def __init__(self, says: str, hint: str) -> None:
        super().__init__(says)
        self.says = says
        self.hint = hint


def workbook_length(text: str) -> int:
    """Characters as workbooks count them: one beyond the usual 65,536, as most emoji are, counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def require_room(sheets: Sequence[FilledSheet]) -> None:
    """Refuse what does not go into a workbook.

    Raises
    ------
    CannotHold
        With the first thing that is too long or too much.
    """
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS or len(sheet.columns) > MOST_COLUMNS:
            says = f"{len(sheet.rows):,} rows and {len(sheet.columns):,} columns for the sheet {sheet.name}"
            raise CannotHold(says, f"a register has {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns at most")
        for line, row in enumerate(sheet.rows, start=2):
            for number, cell in enumerate(row, start=1):
                if isinstance(cell, str) and workbook_length(cell) > LONGEST_TEXT:
                    says = f"{cell_name(sheet.name, line, number)}: '{short(cell)}' has {len(cell):,} characters"
                    raise CannotHold(says, f"a cell holds {LONGEST_TEXT:,} at most; shorten it in the scenario")
