"""Pages on the screen: with rich on a terminal, plain lines that never wrap when piped."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from planner.report.blocks import Block, Bullets, Heading, Page, Paragraph, Table

if TYPE_CHECKING:
    from rich.console import Console


def show(page: Page) -> None:
    """Print a page to standard output."""
    if sys.stdout.isatty():
        from rich.console import Console  # 60 ms that a pipe does not need

        console = Console(highlight=False)
        for block in page:
            _show_rich(console, block)
        return
    click.echo(plain(page))


def plain(page: Page) -> str:
    """A page as plain text: no colour, and no line is wrapped."""
    return "\n".join(_plain(block, is_first=index == 0) for index, block in enumerate(page))


def _plain(block: Block, *, is_first: bool) -> str:
    match block:
        case Heading(text):
            return text if is_first else f"\n{text}"
        case Paragraph(text):
            return text
        case Bullets(items):
            return "\n".join(f"- {item}" for item in items)
        case Table() as table:
            return _plain_table(table)


def _plain_table(table: Table) -> str:
    lines = [list(table.columns), *(list(row) for row in table.rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.columns))]
    return "\n".join(_plain_row(line, widths, table) for line in lines)


def _plain_row(cells: Sequence[str], widths: Sequence[int], table: Table) -> str:
    padded = [
        cell.rjust(width) if name in table.numeric else cell.ljust(width)
        for cell, width, name in zip(cells, widths, table.columns, strict=True)
    ]
    return "  " + "  ".join(padded).rstrip()


def _show_rich(console: "Console", block: Block) -> None:
    from rich.padding import Padding
    from rich.table import Table as RichTable
    from rich.text import Text

    match block:
        case Heading(text):
            console.print(Text(f"\n{text}", style="bold"))
        case Paragraph(text):
            console.print(Text(text))
        case Bullets(items):
            for item in items:
                console.print(Padding(Text(f"• {item}"), (0, 0, 0, 1)))
        case Table() as table:
            grid = RichTable(box=None, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
            for name in table.columns:
                grid.add_column(name, justify="right" if name in table.numeric else "left")
            for row in table.rows:
                grid.add_row(*map(Text, row))
            console.print(Padding(grid, (0, 0, 0, 2)))
