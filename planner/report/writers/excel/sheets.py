"""Which blocks of a paper stand on which sheet of a workbook, and what the sheets are called."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.report.blocks import Block, Bullets, Figure, Heading, Notice, Paper, Paragraph, Table, one_line
from planner.report.writers.names import each_once

CONTENTS = "Contents"
LINE = 90
"""Characters that words take across."""

MOST_LINES = 10
"""Of words above a table, which stay in sight with its head; more would leave no room for its rows."""

LONGEST = 31
"""Characters that Excel lets a sheet's name have."""

RESERVED = {"history"}
"""Names that Excel keeps for itself."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Words, and the table that they lead to, if there is one."""

    name: str
    words: tuple[Block, ...]
    table: Table | None


def sheets(paper: Paper) -> list[Sheet]:
    """The sheets in order; the first is the contents, with what the paper says before its first heading or table."""
    groups = list(_groups(paper.page[1:]))
    opening: tuple[Block, ...] = ()
    if groups and groups[0][1] is None and not any(isinstance(block, Heading) for block in groups[0][0]):
        opening, _ = groups.pop(0)
    names = each_once([CONTENTS, *_names(groups)], _numbered)
    rest = zip(names, [(opening, None), *groups], strict=True)
    return [Sheet(name, words, table) for name, (words, table) in rest]


def _groups(blocks: Sequence[Block]) -> Iterator[tuple[tuple[Block, ...], Table | None]]:
    """Each table with the words that lead to it; the words before those together, up to the next table."""
    words: list[Block] = []
    for block in blocks:
        if not isinstance(block, Table):
            words.append(block)
            continue
        start = _leads_from(words)
        if start:
            yield tuple(words[:start]), None
        yield tuple(words[start:]), block
        words = []
    if words:
        yield tuple(words), None


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


def _names(groups: Iterable[tuple[tuple[Block, ...], Table | None]]) -> Iterator[str]:
    """What each is called: by the heading that its table stands under; words alone by the heading they begin with."""
    under = "Table"
    for words, table in groups:
        headings = [block.text for block in words if isinstance(block, Heading)]
        if table is None and headings and isinstance(words[0], Heading):
            yield _allowed(headings[0])
        elif table and headings:
            yield _allowed(headings[-1])
        else:
            yield _allowed(under)
        under = headings[-1] if headings else under


def _allowed(text: str) -> str:
    """A text as the name of a sheet, without what Excel forbids."""
    words = re.sub(r"[\[\]:*?/\\']", " ", one_line(text))
    name = " ".join(words.split())[:LONGEST].rstrip()
    return name if name and name.lower() not in RESERVED else f"Part {name}".strip()


def _numbered(name: str, number: int) -> str:
    return f"{name[: LONGEST - len(f' {number}')].rstrip()} {number}"
