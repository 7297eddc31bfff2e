"""A paper as markdown of GitHub's flavour, in which nothing that a user wrote is markup."""

import re
from collections.abc import Iterator, Sequence

from planner.report.blocks import ABOUT, Block, Bullets, Figure, Heading, Notice, Paper, Paragraph, Table, one_line

MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$@!]|:(?=[\w/+-])|(?<=www)\.|^[-+=]", re.IGNORECASE)
NUMBERED = re.compile(r"^([0-9]{1,9})([.)])")


def markdown(paper: Paper) -> str:
    """The paper as text, a block apart from the next by an empty line."""
    first, *blocks = paper.page
    opening = [*_block(first, is_title=True), *_about(paper.about)]
    rest = [part for block in blocks for part in _block(block)]
    return "\n\n".join([*opening, *rest, *_foot(paper.foot)]) + "\n"


def escaped(text: str) -> str:
    """Text that markdown shows as it is: one line, and every character that could be markup with a backslash."""
    line = MARKUP.sub(r"\\\g<0>", one_line(text).strip())
    return NUMBERED.sub(r"\1\\\2", line)


def _block(block: Block, *, is_title: bool = False) -> Iterator[str]:
    match block:
        case Heading(text, depth):
            yield f"{'#' * (1 if is_title else 1 + depth)} {escaped(text)}"
        case Paragraph(text):
            yield escaped(text)
        case Notice():
            yield f"**{escaped(block.words)}**"
        case Figure(title, says):
            yield from _figure(title, says)
        case Bullets(items):
            yield "\n".join(f"- {escaped(item)}" for item in items)
        case Table():
            yield _table(block)


def _figure(title: str, says: Sequence[str]) -> Iterator[str]:
    """In words: a file of text holds no picture."""
    yield f"*{escaped(title)}*"
    yield "\n".join(f"- {escaped(sentence)}" for sentence in says)


def _about(about: Sequence[tuple[str, str]]) -> Iterator[str]:
    if about:
        yield _table(Table(ABOUT, about))


def _foot(foot: str) -> Iterator[str]:
    if foot:
        yield "---"
        yield escaped(foot)


def _table(table: Table) -> str:
    sides = ["--:" if name in table.numeric else ":--" for name in table.columns]
    lines = [_row(table.columns), "|".join(["", *sides, ""]), *map(_row, table.texts)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"
