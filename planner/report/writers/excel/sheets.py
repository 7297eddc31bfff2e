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
    """Blocks up to each table; a part that begins after other words begins a sheet."""
    words: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            apart, above = _parted(words)
            if apart:
                yield apart, None
            yield above, block
            words = []
            continue
        begins = isinstance(block, Heading) and block.depth == 1
        if begins and words:
            yield tuple(words), None
            words = []
        words.append(block)
    if words:
        yield tuple(words), None


def _parted(words: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Words that go on a sheet before that of their table, and those above it: all, or from the last heading on."""
    headings = [place for place, block in enumerate(words) if isinstance(block, Heading)]
    for start in (0, *headings[-1:]):
        if sum(map(_lines, words[start:])) <= MOST_LINES:
            return tuple(words[:start]), tuple(words[start:])
    return tuple(words), ()


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
    """What each is called: the last heading that it has or stands under."""
    name = "Table"
    for words, _ in groups:
        headings = [block.text for block in words if isinstance(block, Heading)]
        if headings:
            name = _allowed(headings[-1])
        yield name


def _allowed(text: str) -> str:
    """A text as the name of a sheet, without what Excel forbids."""
    words = re.sub(r"[\[\]:*?/\\']", " ", one_line(text))
    name = " ".join(words.split())[:LONGEST].rstrip()
    return name if name and name.lower() not in RESERVED else f"Part {name}".strip()


def _numbered(name: str, number: int) -> str:
    return f"{name[: LONGEST - len(f' {number}')].rstrip()} {number}"
