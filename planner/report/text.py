"""A page as plain text: as it is piped, as a run folder keeps it, and as an answer prints in Python."""

from collections.abc import Sequence

from planner.report.blocks import Block, Bullets, Figure, Heading, Notice, Page, Paragraph, Table, one_line


def plain(page: Page) -> str:
    """A page as plain text: no colour, and no line is wrapped."""
    return "\n".join(_plain(block, is_first=index == 0) for index, block in enumerate(page))


def _plain(block: Block, *, is_first: bool) -> str:
    match block:
        case Heading(text):
            return one_line(text) if is_first else f"\n{one_line(text)}"
        case Paragraph(text):
            return one_line(text)
        case Notice() | Figure():
            return one_line(block.words)
        case Bullets(items):
            return "\n".join(f"- {one_line(item)}" for item in items)
        case Table() as table:
            return _plain_table(table)


def _plain_table(table: Table) -> str:
    lines = [[one_line(cell) for cell in line] for line in (table.columns, *table.texts)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.columns))]
    return "\n".join(_plain_row(line, widths, table) for line in lines)


def _plain_row(cells: Sequence[str], widths: Sequence[int], table: Table) -> str:
    padded = [
        cell.rjust(width) if name in table.numeric else cell.ljust(width)
        for cell, width, name in zip(cells, widths, table.columns, strict=True)
    ]
    return "  " + "  ".join(padded).rstrip()
