"""Pages on the screen: with rich on a terminal, plain lines that never wrap when piped."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TextIO

import click

from planner.report.blocks import Block, Bullets, Figure, Heading, Notice, Page, Paragraph, Table, one_line
from planner.report.text import plain

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def show(page: Page) -> None:
    """Print a page to standard output."""
    if is_terminal(sys.stdout):
        from rich.console import Console  # 60 ms that a pipe does not need

        console = Console(highlight=False)
        for block in page:
            _show_rich(console, block)
        return
    click.echo(plain(page))


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at it; a process may have been started with the stream closed."""
    return stream is not None and stream.isatty()


def _show_rich(console: "Console", block: Block) -> None:
    from rich.padding import Padding
    from rich.table import Table as RichTable
    from rich.text import Text

    match block:
        case Heading(text):
            console.print(Text(f"\n{one_line(text)}", style="bold"))
        case Paragraph(text):
            console.print(Text(one_line(text)))
        case Notice() | Figure():
            console.print(Text(one_line(block.words)))
        case Bullets(items):
            for item in items:
                line = RichTable.grid(padding=(0, 1))  # so that what wraps hangs under the text, not the dot
                line.add_row(" •", Text(one_line(item), overflow="fold"))
                console.print(line)
        case Table() as table:
            console.print(Padding(_rich_table(table, console.width - 2), (0, 0, 0, 2)))


def _rich_table(table: Table, width: int) -> "RenderableType":
    """A grid; where that is too wide for the screen, one record a row: a column is never dropped or cut to letters."""
    from rich.table import Table as RichTable
    from rich.text import Text

    widest = max(range(len(table.columns)), key=lambda column: _width(table, column))
    others = sum(_width(table, column) + GAP for column in range(len(table.columns)) if column != widest)
    if others + NARROWEST > width and others + _width(table, widest) > width:
        return Text("\n".join(_records(table)))
    grid = RichTable(box=None, header_style="dim", pad_edge=False, padding=(0, GAP, 0, 0))
    for index, name in enumerate(table.columns):
        justify: Literal["left", "right"] = "right" if name in table.numeric else "left"
        grid.add_column(name, no_wrap=index != widest, justify=justify, overflow="fold")
    for row in table.texts:
        grid.add_row(*(Text(one_line(cell)) for cell in row))
    return grid


GAP = 2
"""Between two columns."""

NARROWEST = 24
"""What a column of running text is wrapped to at most."""


def _width(table: Table, column: int) -> int:
    return max(len(one_line(line[column])) for line in (table.columns, *table.texts))


def _records(table: Table) -> Iterator[str]:
    """Each row as its first cell with the others under it, each by the name of its column."""
    for row in table.texts:
        first, *others = zip(table.columns, map(one_line, row), strict=True)
        yield ": ".join(filter(None, first))
        yield from (f"  {name}: {cell}" for name, cell in others if cell)
