"""A workbook to the cells of its sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from planner.load.errors import BadInput
from planner.load.marks import Cell
from planner.load.read import read_bytes
from planner.load.register.packed import has_external_links, parts_of, refusal, repacked
from planner.load.register.scanned import Position, Scan, TooMuch, scanned
from planner.register.cells import CellValue, From1904
from planner.register.headings import bare
from planner.register.limits import MOST_COLUMNS, MOST_ROWS

Row = tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class GridSheet:
    """A sheet as it stands: rows from the first, cells from column A, empty text where a cell is empty."""

    number: int
    name: str
    rows: tuple[Row, ...]
    scan: Scan
    merged: tuple[tuple[Position, Position], ...]
    is_hidden: bool

    def mark(self, row: int, column: int) -> Cell:
        """A cell by its row and column, counted from 1; 0 for all."""
        return Cell(self.number, row, column, self.name)

    def merged_at(self, row: int, column: int) -> tuple[Position, Position] | None:
        """The cells that a cell is merged with: the first and the last."""
        inside = (one for one in self.merged if one[0][0] <= row <= one[1][0] and one[0][1] <= column <= one[1][1])
        return next(inside, None)


@dataclass(frozen=True, slots=True)
class Grid:
    """The sheets of a workbook, in its order."""

    file: str
    sheets: tuple[GridSheet, ...]
    has_external_links: bool

    def called(self, name: str) -> GridSheet | None:
        """The sheet of a name."""
        return next((one for one in self.sheets if bare(one.name) == bare(name)), None)


def read_grid(path: Path | str) -> Grid:
    """Read a workbook.

    Raises
    ------
    BadInput
        If there is none, or it is not safe to read.
    """
    file = str(path)
    content = read_bytes(Path(path))
    parts = parts_of(content, file)
    scans = dict(_scans(parts, file))
    return Grid(file, tuple(_sheets(parts, scans, file)), has_external_links(content))


def _scans(parts: dict[str, bytes], file: str) -> Iterator[tuple[str, Scan]]:
    """By sheet, what is in it: looked at first, as two cells far apart would fill the memory."""
    try:
        for name, part in _sheet_parts(parts):
            scan = scanned(parts.get(part, b"<worksheet/>"))
            if scan.last_row > MOST_ROWS or scan.last_column > MOST_COLUMNS:
                says = f"the sheet '{name}' goes to row {scan.last_row:,} and column {scan.last_column:,}"
                hint = f"a register has {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns at most; delete what is beyond"
                raise refusal(file, says, hint)
            yield name, scan
    except TooMuch:
        raise refusal(file, "more cells than any register has", "delete the rows that hold nothing") from None
    except (expat.ExpatError, ElementTree.ParseError, ValueError, KeyError) as error:
        if isinstance(error, BadInput):
            raise
        raise _damaged(file) from None


def _damaged(file: str) -> BadInput:
    return refusal(file, "a damaged workbook: a part of it cannot be read", "open it in Excel and save it again")


def _sheet_parts(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """The sheets by name, each with the part that holds it."""
    relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    target = {one.get("Id"): str(one.get("Target")) for one in relations}
    for one in ElementTree.fromstring(parts["xl/workbook.xml"]).iter():
        if one.tag.rpartition("}")[2] == "sheet":
            relation = next(
                value for key, value in one.attrib.items() if key.rpartition("}")[2] == "id" and key != "id"
            )
            path = target[relation]
            yield str(one.get("name")), path.lstrip("/") if path.startswith("/") else f"xl/{path}"


def _counts_from_1904(workbook: bytes) -> bool:
    """What numbers mean as days; cells with the format of a date are read so already."""
    about = (one for one in ElementTree.fromstring(workbook).iter() if one.tag.rpartition("}")[2] == "workbookPr")
    return any(one.get("date1904") in {"1", "true"} for one in about)


def _from_1904(cell: CellValue) -> CellValue:
    return From1904(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else cell


def _sheets(parts: dict[str, bytes], scans: dict[str, Scan], file: str) -> Iterator[GridSheet]:
    from python_calamine import (  # noqa: PLC0415 - for registers only
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    from_1904 = _counts_from_1904(parts["xl/workbook.xml"])
    try:
        workbook = CalamineWorkbook.from_filelike(repacked(parts))
        for number, about in enumerate(workbook.sheets_metadata, start=1):
            if about.name not in scans or about.typ != SheetTypeEnum.WorkSheet:
                continue  # a chart or the like
            sheet = workbook.get_sheet_by_name(about.name)
            rows = tuple(map(tuple, sheet.to_python(skip_empty_area=False)))
            rows = tuple(tuple(map(_from_1904, row)) for row in rows) if from_1904 else rows
            merged = tuple(
                ((top + 1, left + 1), (bottom + 1, right + 1))
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            )
            is_hidden = about.visible != SheetVisibleEnum.Visible
            yield GridSheet(number, about.name, rows, scans[about.name], merged, is_hidden)
    except (CalamineError, OSError, ValueError):
        raise _damaged(file) from None
