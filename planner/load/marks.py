"""Where something stands: a line and a column of a text, or a cell of a workbook."""

from typing import NamedTuple

from planner.load.errors import InputError
from planner.register.marks import cell_name


class Mark(NamedTuple):
    """A line and a column, counted from 1."""

    line: int
    column: int

    @property
    def called(self) -> str:
        """What a sentence calls it."""
        return f"line {self.line}"

    def within(self, file: str) -> str:
        """What it is called together with its file."""
        return f"{file}:{self.line}"

    def error(self, says: str, hint: str = "") -> InputError:
        """An error here."""
        return InputError(self.line, self.column, says, hint)


class Cell(NamedTuple):
    """A cell of a workbook, its row (here called its line) and column counted from 1; 0 stands for all."""

    number: int
    """Which sheet of the workbook it is, counted from 1."""
    line: int
    column: int
    sheet: str

    @property
    def called(self) -> str:
        """As a formula would call it."""
        return cell_name(self.sheet, self.line, self.column)

    def within(self, file: str) -> str:
        """What it is called together with its file."""
        return f"{file}: {self.called}"

    def error(self, says: str, hint: str = "") -> InputError:
        """An error here."""
        return InputError(self.line, self.column, says, hint, self.number, self.called)


AnyMark = Mark | Cell
