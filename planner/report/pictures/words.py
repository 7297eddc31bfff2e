"""Text as a picture shows it: on one line, with no character that reorders it, wrapped by its measured width."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from matplotlib.font_manager import get_font
from matplotlib.textpath import text_to_path

from planner.report.pictures.style import BODY, BODY_BOLD, MM_PER_POINT, Font

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
NO_GLYPH = "\N{WHITE SQUARE}"
"""In place of what the font cannot show; the text alternative has it."""


def one_line(text: str) -> str:
    """The text on one line, without what is not seen: control characters, and marks that change the direction."""
    seen = (" " if char.isspace() else char for char in text)
    return " ".join("".join(char for char in seen if unicodedata.category(char)[0] != "C").split())


def told(sentences: Iterable[str]) -> str:
    """A text alternative: each sentence or two on a line of its own."""
    return "\n".join(map(one_line, sentences))


def shown(text: str, font: Font) -> str:
    """The text on one line, with a square for every character that the font does not have."""
    known = get_font(font.file)
    return "".join(char if known.get_char_index(ord(char)) else NO_GLYPH for char in one_line(text))


def is_lacking(text: str) -> bool:
    """Whether one of the fonts, ordinary or bold, does not have all of its characters."""
    line = one_line(text)
    return any(not get_font(font.file).get_char_index(ord(char)) for font in (BODY, BODY_BOLD) for char in line)


@lru_cache(maxsize=16_384)
def width_of(text: str, font: Font) -> float:
    """How wide a line of text is, in millimetres."""
    width, _, _ = text_to_path.get_text_width_height_descent(shown(text, font), font.properties, ismath=False)
    return float(width) * MM_PER_POINT


def wrapped(text: str, font: Font, width: float, lines: int | None = None) -> list[str]:
    """The text in lines that are no wider than so many millimetres.

    Parameters
    ----------
    lines
        How many there may be; where that is too few, the last one ends with an ellipsis.
    """
    found = list(_wrapped(shown(text, font), font, width))
    if lines is None or len(found) <= lines:
        return found
    return [*found[: lines - 1], shortened(" ".join(found[lines - 1 :]), font, width)]


def shortened(text: str, font: Font, width: float) -> str:
    """The text, or as much of its beginning as fits before an ellipsis."""
    text = shown(text, font)
    if width_of(text, font) <= width:
        return text
    return _beginning(text, font, width, ELLIPSIS).rstrip(" ,;:.-(") + ELLIPSIS


def _wrapped(text: str, font: Font, width: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, font) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while width_of(line, font) > width:  # a word that no line is wide enough for
            part = _beginning(line, font, width) or line[:1]
            if part == line:
                break
            yield part
            line = line[len(part) :]
    if line:
        yield line


def _beginning(text: str, font: Font, width: float, end: str = "") -> str:
    """As many of its first characters as fit together with an end."""
    fitting, too_many = 0, len(text) + 1
    while too_many - fitting > 1:
        middle = (fitting + too_many) // 2
        if width_of(text[:middle] + end, font) <= width:
            fitting = middle
        else:
            too_many = middle
    return text[:fitting]
