"""Names made of what users wrote: for files, links and sheets, each once."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from textwrap import shorten

from planner.report.blocks import Heading, one_line

LONGEST = 60
"""Characters of a slug: a file's name stays readable, and within what every system takes."""


def slug(text: str, fallback: str) -> str:
    """Small letters, digits and hyphens, which every file system and every link takes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return cut_at_a_word(words, LONGEST, "-") or fallback


def cut_at_a_word(text: str, most: int, between: str = " ") -> str:
    """So many characters at most, ending with a whole word unless that would leave less than half of them."""
    if len(text) <= most:
        return text
    whole, _, _ = text[: most + 1].rpartition(between)
    return (whole if len(whole) >= most / 2 else text[:most]).rstrip(between)


def each_once(names: Iterable[str], numbered: Callable[[str, int], str] = "{}-{}".format) -> Iterator[str]:
    """The names in order, those that are taken with a number; capitals make no other name, as on most systems."""
    taken: set[str] = set()
    for name in names:
        free, number = name, 1
        while free.lower() in taken:
            number += 1
            free = numbered(name, number)
        taken.add(free.lower())
        yield free


FEWEST_LISTED = 4
"""Headings; a paper with fewer needs no list of contents."""


def line_of_contents(heading: Heading) -> str:
    """What the list of contents says of a heading, which stands there whole."""
    return shorten(one_line(heading.text), 120, placeholder="...")
