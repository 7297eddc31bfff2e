"""Bad input: what is wrong with a file, where, and what may help; all of it at once."""

from dataclasses import dataclass

MOST_SHOWN = 20
WIDEST_LINE = 120


@dataclass(frozen=True, slots=True, order=True)
class InputError:
    """One thing that is wrong, at a line and column counted from 1; line 0 stands for the whole file."""

    line: int
    column: int
    says: str
    hint: str = ""


class BadInput(ValueError):
    """A file that cannot be used, with every error found in it, in file order."""

    def __init__(self, file: str, errors: list[InputError], text: str = "") -> None:
        self.file = file
        self.errors = tuple(sorted(set(errors)))
        self._lines = text.splitlines()
        super().__init__(self.render())

    def render(self) -> str:
        """The errors as text, at most twenty: place and sentence, the line with a caret, a hint."""
        shown = [self._render(error) for error in self.errors[:MOST_SHOWN]]
        hidden = len(self.errors) - len(shown)
        if hidden:
            shown.append(f"{self.file}: and {hidden} more errors")
        return "\n".join(shown)

    def _render(self, error: InputError) -> str:
        place = f"{self.file}:{error.line}:{error.column}" if error.line else self.file
        lines = [f"{place}: {error.says}", *self._quote(error)]
        if error.hint:
            lines.append(f"  hint: {error.hint}")
        return "\n".join(lines)

    def _quote(self, error: InputError) -> list[str]:
        if not 0 < error.line <= len(self._lines):
            return []
        line = self._lines[error.line - 1].replace("\t", " ")
        start = max(0, error.column - WIDEST_LINE // 2) if len(line) > WIDEST_LINE else 0
        return ["    " + line[start : start + WIDEST_LINE], "    " + " " * (error.column - 1 - start) + "^"]
