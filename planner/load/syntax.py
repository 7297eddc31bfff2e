"""Text that is not YAML: where it stops to be, and what may help."""

import re

import yaml

from planner.load.errors import InputError, lines_of

# What YAML allows in a file at all.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HINTS = {
    "mapping values are not allowed": 'quote text that holds a colon: "part 2: alerts"; else look at the indentation',
    "cannot start any token": "quote text that starts with @, ` or %",
    "unexpected end of stream": "a quote is not closed",
    "did not find expected node content": "a bracket is not closed, or a value is missing",
    "did not find expected ',' or": "a bracket is not closed, or a comma is missing",
    "did not find expected <document start>": "the scenario has ended before; look at the brackets and quotes",
}
_HINT = "look at the indentation, the colons and the quotes near here"


def control_character(text: str) -> InputError | None:
    """The first character that text files do not hold, if there is one.

    Sought before the parser does, which tells its place in bytes.
    """
    found = _CONTROL.search(text)
    if found is None:
        return None
    before = lines_of(text[: found.start()])
    says = f"a control character, U+{ord(found.group()):04X}"
    return InputError(len(before), len(before[-1]) + 1, says, "remove it; a text file holds none")


def complaint(text: str, error: yaml.MarkedYAMLError) -> InputError:
    """What the parser says, at its place."""
    lines = lines_of(text.rstrip())
    line_number, column = _place(lines, error)
    line = lines[line_number - 1]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in (*indent, line[column - 1 : column]):
        return InputError(line_number, line.index("\t") + 1, "a tab, where YAML wants spaces", "indent with spaces")
    problem = str(error.problem)
    says = " ".join(part for part in (error.context, problem) if part)
    hint = next((hint for words, hint in _HINTS.items() if words in problem), _HINT)
    return InputError(line_number, column, f"this is not YAML: {says}", hint)


def _place(lines: list[str], error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Where the problem is; what is missed at the end of the file, where it began."""
    for mark in (error.problem_mark, error.context_mark):
        if mark and (mark.line + 1, mark.column + 1) <= (len(lines), len(lines[-1])):
            return mark.line + 1, mark.column + 1
    return len(lines), max(1, len(lines[-1]))
