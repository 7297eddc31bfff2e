"""Bad input: what is wrong with a file, where, and what may help; all of it at once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_SHOWN = 20
MOST_GROUPS = 100
"""Kinds of errors of a workbook."""
WIDEST_LINE = 120

# What YAML takes for the end of a line, so that the lines quoted are those that it counts.
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, order=True)
class InputError:
    """One thing that is wrong, at a line and column counted from 1; line 0 stands for the whole file."""

    line: int
    column: int
    says: str
    hint: str = ""
    sheet: int = 0
    """Which sheet of a workbook, counted from 1, in which line and column are a cell's."""
    cell: str = ""
    """What that cell is called."""

    @property
    def place(self) -> str:
        """Where in the file; nothing where it is the whole file."""
        if self.cell:
            return f" {self.cell}"
        return f"{self.line}:{self.column}" if self.line else ""


class BadInput(ValueError):
    """A file that cannot be used, with every error found in it, in file order."""

    def __init__(self, file: str, errors: list[InputError], text: str = "") -> None:
        self.file = file
        self.errors = tuple(sorted(set(errors), key=lambda error: (error.sheet, error)))
        self._lines = lines_of(text)
        super().__init__(self.render())

    def render(self) -> str:
        """The errors as text, at most twenty: place and sentence, the line with a caret, a hint.

        More than that in a workbook are told by what is alike, as somebody mends a column at once.
        """
        groups = [[error] for error in self.errors]
        most = MOST_SHOWN
        if len(groups) > MOST_SHOWN and any(error.cell for error in self.errors):
            groups, most = _alike(self.errors), MOST_GROUPS
        shown = [self._render(first) + _others(others) for first, *others in groups[:most]]
        hidden = len(self.errors) - sum(map(len, groups[:most]))
        if hidden:
            shown.append(f"{self.file}: and {hidden} more {'error' if hidden == 1 else 'errors'}")
        return "\n".join(shown)

    def _render(self, error: InputError) -> str:
        file = _printable(self.file)
        place = f"{file}:{error.place}" if error.place else file
        lines = [f"{place}: {_printable(error.says)}", *self._quote(error)]
        if error.hint:
            lines.append(f"  hint: {_printable(error.hint)}")
        return "\n".join(lines)

    def _quote(self, error: InputError) -> list[str]:
        if not 0 < error.line <= len(self._lines):
            return []
        line = "".join(char if char.isprintable() else " " for char in self._lines[error.line - 1])
        start = max(0, error.column - WIDEST_LINE // 2) if len(line) > WIDEST_LINE else 0
        quoted = line[start : start + WIDEST_LINE].rstrip()
        return [f"    {quoted}", "    " + " " * (error.column - 1 - start) + "^"] if quoted else []


def _alike(errors: Iterable[InputError]) -> list[list[InputError]]:
    """Those in the same column that say the same but for what is in quotes, and for numbers."""
    groups: dict[object, list[InputError]] = {}
    for error in errors:
        says = re.sub(r"'[^']*'|[\d,.]*\d", "", error.says)
        groups.setdefault((error.sheet, error.column, says) if error.cell else error, []).append(error)
    return list(groups.values())


def _others(others: Sequence[InputError]) -> str:
    if not others:
        return ""
    return f"\n  and {len(others)} more like it, the last in {others[-1].cell}"


def lines_of(text: str) -> list[str]:
    """The lines of a text as YAML counts them."""
    return _LINE_BREAK.split(text)


def _printable(text: str) -> str:
    """On one line, and without the codes that a terminal would obey: YAML can write any character as an escape.

    A byte of a file's name that is not UTF-8 is shown as a shell would take it: \\xe9.
    """
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # how Python keeps such a byte
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode()
