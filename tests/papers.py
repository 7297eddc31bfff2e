"""What tests look up in a paper."""

from planner.report.blocks import Bullets, Cell, Heading, Page, Table


def table_under(page: Page, heading: str) -> Table:
    """The first table after a heading."""
    start = next(index for index, block in enumerate(page) if isinstance(block, Heading) and heading in block.text)
    return next(block for block in page[start:] if isinstance(block, Table))


def bullets_under(page: Page, heading: str) -> list[str]:
    """The items of the first list after a heading."""
    start = next(index for index, block in enumerate(page) if isinstance(block, Heading) and heading in block.text)
    return list(next(block.items for block in page[start:] if isinstance(block, Bullets)))


def columns(table: Table, *names: str) -> list[tuple[Cell, ...]]:
    """The rows with these columns only."""
    places = [list(table.columns).index(name) for name in names]
    return [tuple(row[place] for place in places) for row in table.rows]
