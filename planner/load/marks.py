"""Where something stands: a line and a column of a text, or a cell of a workbook."""

import re
from typing import NamedTuple

from planner.load.errors import InputError


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
    """A cell of a workbook, its row (here: line) and column counted from 1; 0 stands for all."""

    number: int
    """Which sheet of the workbook it is, counted from 1."""
    line: int
    column: int
    sheet: str

    @property
    def called(self) -> str:
        """As a formula would call it."""
        quoted = self.sheet.replace("'", "''")
        name = self.sheet if re.fullmatch(r"\w+", self.sheet) else f"'{quoted}'"
        here = f"{column_letters(self.column)}{self.line or ''}"
        return f"{name}!{here}" if here else name

    def within(self, file: str) -> str:
        """What it is called together with its file."""
        return f"{file}: {self.called}"

    def error(self, says: str, hint: str = "") -> InputError:
        """An error here."""
        return InputError(self.line, self.column, says, hint, self.number, self.called)


AnyMark = Mark | Cell


def column_letters(number: int) -> str:
    """A column as a workbook calls it: A to Z, AA and so on; nothing for 0."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
