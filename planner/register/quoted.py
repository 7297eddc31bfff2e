"""Text that a cell could not hold, or that would be asked about, as it stands: ``text:"..."``."""

import json
import re

from planner.register.asked import Asked

MARK = "text:"
"""What begins a cell whose text stands in quotes, with escapes as in JSON."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What workbooks take for the code of a character."""


def quoted(text: str) -> str:
    """The text in quotes, every character outside ASCII and every control character escaped."""
    return MARK + _ESCAPE.sub(r"\\u005f", json.dumps(text))


def is_quoted(cell: object) -> bool:
    """Whether a cell holds text in quotes."""
    return isinstance(cell, str) and cell.startswith(f'{MARK}"')


def unquoted(cell: str) -> str:
    """The text that stands in quotes.

    Raises
    ------
    Asked
        If the quotes do not hold one text.
    """
    try:
        text = json.loads(cell.removeprefix(MARK))
    except ValueError:
        text = None
    if not isinstance(text, str):
        raise Asked(f"{MARK} is not followed by one text in quotes", f'for example {MARK}"as it stands"')
    return text


def is_plain(text: str) -> bool:
    """Whether a cell can hold a text as it is; ``MARK`` at its start and line ends other than one would be mistaken."""
    holds = all(char.isprintable() or char == "\n" for char in text)
    return bool(text) and holds and not text.startswith(MARK) and not _ESCAPE.search(text)
