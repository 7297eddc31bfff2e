"""Which blocks of a paper stand on which sheet of a workbook, and what the sheets are called."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from planner.register.limits import workbook_length
from planner.report.blocks import Block, Bullets, Figure, Heading, Notice, Paper, Paragraph, Table, one_line
from planner.report.writers.names import cut_at_a_word, each_once

CONTENTS = "Contents"
LINE = 90
"""Characters that words take across."""

MOST_LINES = 10
"""Of words above a table, which stay in sight with its head; more would leave no room for its rows."""

LONGEST = 31
"""Characters that Excel lets a sheet's name have, where rare ones, such as emoji, count twice."""

RESERVED = {"history"}
"""Names that Excel keeps for itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words, and the table that they lead to, if there is one, with what is said under it."""

    words: tuple[Block, ...]
    table: Table | None = None
    after: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part, and what its sheet is called."""

    name: str
    part: Part


def sheets(paper: Paper) -> list[Sheet]:
    """The sheets in order; the first is the contents, with what the paper says before its first heading or table."""
    parts = [one for part in _parts(paper.page[1:]) for one in _pictures_apart(part)]
    opening = Part(())
    if parts and parts[0].table is None and not any(isinstance(block, Heading) for block in parts[0].words):
        opening = parts.pop(0)
    names = each_once([CONTENTS, *_names(parts)], _numbered)
    return [Sheet(name, part) for name, part in zip(names, [opening, *parts], strict=True)]


def _parts(blocks: Sequence[Block]) -> Iterator[Part]:
    """Each table with the words that lead to it and those under it; the words before those together."""
    tables = [place for place, block in enumerate(blocks) if isinstance(block, Table)]
    start = 0
    for place in tables:
        words, table = blocks[start:place], blocks[place]
        assert isinstance(table, Table), "it is what was looked for"
        leads = _leads_from(words)
        if leads:
            yield Part(tuple(words[:leads]))
        start = _next_part(blocks, place + 1)
        yield Part(tuple(words[leads:]), table, tuple(blocks[place + 1 : start]))
    if blocks[start:]:
        yield Part(tuple(blocks[start:]))


def _pictures_apart(part: Part) -> Iterator[Part]:
    """Each picture with its heading on a sheet of its own, which is printed on one page."""
    rest = part.words
    while picture := next((block for block in rest if isinstance(block, Figure)), None):
        end = rest.index(picture)
        start = end - 1 if end and isinstance(rest[end - 1], Heading) else end
        if rest[:start]:
            yield Part(rest[:start])
        yield Part(rest[start : end + 1])
        rest = rest[end + 1 :]
    if rest or part.table:
        yield replace(part, words=rest)


def _next_part(blocks: Sequence[Block], start: int) -> int:
    """Where what is said under a table ends: at a heading or a picture, or before the words that lead to a table."""
    following = range(start, len(blocks))
    end = next((place for place in following if isinstance(blocks[place], Heading | Figure | Table)), len(blocks))
    leads_to_a_table = end < len(blocks) and isinstance(blocks[end], Table)
    return start if leads_to_a_table else end


def _leads_from(words: Sequence[Block]) -> int:
    """Where the words begin that stand above a table: with its part, or with its own heading, or after all of them."""
    parts = [place for place, block in enumerate(words) if isinstance(block, Heading) and block.depth == 1]
    headings = [place for place, block in enumerate(words) if isinstance(block, Heading)]
    for start in (*(parts[-1:] or [0]), *headings[-1:]):
        if sum(map(_lines, words[start:])) <= MOST_LINES:
            return start
    return len(words)


def _lines(block: Block) -> int:
    """About how many lines it takes."""
    match block:
        case Heading(text) | Paragraph(text) | Notice(text):
            return 1 + len(text) // LINE
        case Bullets(items):
            return sum(1 + len(item) // LINE for item in items)
        case Table():
            return 1 + len(block.rows)
        case Figure():
            return MOST_LINES + 1


def _names(parts: Iterable[Part]) -> Iterator[str]:
    """What each is called: by the heading that its table stands under; words alone by the heading they begin with."""
    under = "Table"
    for part in parts:
        headings = [block.text for block in part.words if isinstance(block, Heading)]
        if part.table is None and headings and isinstance(part.words[0], Heading):
            yield _allowed(headings[0])
        elif part.table and headings:
            yield _allowed(headings[-1])
        else:
            yield _allowed(under)
        under = headings[-1] if headings else under


def _allowed(text: str) -> str:
    """A text as the name of a sheet, without what Excel forbids."""
    words = re.sub(r"[\[\]:*?/\\']", " ", one_line(text))
    name = cut_for_excel(" ".join(words.split()), LONGEST)
    return name if name and name.lower() not in RESERVED else f"Part {name}".strip()


def _numbered(name: str, number: int) -> str:
    return f"{cut_for_excel(name, LONGEST - len(f' {number}'))} {number}"


def cut_for_excel(text: str, most: int) -> str:
    """As much of a text as Excel counts as so many characters."""
    over = workbook_length(text) - most
    return text if over <= 0 else cut_for_excel(cut_at_a_word(text, len(text) - ceil(over / 2)), most)
