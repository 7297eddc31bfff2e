"""The register as a workbook: drop-downs, dates, frozen headings; text is text, whatever it looks like."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from models import Scenario
from planner.register.cells import CellValue
from planner.register.columns import Column, column_called
from planner.register.decisions import DecisionDay
from planner.register.filled import FilledSheet
from planner.register.kinds import Amount, Day, Kind, Number, Text, Tick, choices_of
from planner.register.limits import require_room
from planner.register.lists import Lines, Links, Words
from planner.register.marks import column_letters
from planner.register.sheets import MODIFICATIONS, PAIRS, READ_ME, RELEASES, SCENARIO
from planner.register.told import OPENING, SHEET_COLUMNS, TITLE, rows_told

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same for all: the same scenario gives the same bytes

SPARE_ROWS = 500
"""Rows below the last that have drop-downs and formats too."""

A4 = 9
_WIDEST_PAGE = 220
"""Characters in a line that can still be read on an A4 page across; what is wider goes over several pages."""
_SMALLEST = 60
"""Per cent of its size to which it is then made smaller."""
_NAMED_IN = {"release": RELEASES, "target": RELEASES, "decision_release": RELEASES, "modification": MODIFICATIONS}
"""Whose ids a column holds, by its key."""

_LONGEST_LIST = 255
"""Characters of a drop-down's own list; no enumeration of ours comes near."""

_WIDTHS: dict[type[Kind], int] = {
    DecisionDay: 17,
    Day: 17,
    Number: 11,
    Amount: 20,
    Tick: 11,
    Text: 34,
    Lines: 44,
    Words: 22,
    Links: 26,
}
_PAIR_WIDTHS = (46, 40, 90)
_READ_ME_WIDTHS = (16, 26, 44, 9, 100)


def register_workbook(sheets: Iterable[FilledSheet]) -> bytes:
    """The workbook's bytes: the same for the same sheets.

    Raises
    ------
    CannotHold
        If something is too long for a cell, or too much for a sheet.
    """
    filled = list(sheets)
    require_room(filled)
    held = BytesIO()
    # Text that looks like a formula, a number or a link stays text.
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, {"in_memory": True, **as_text}) as workbook:
        workbook.set_properties({"title": TITLE, "created": CREATED})
        writer = _Writer(workbook, {sheet.name: len(sheet.rows) for sheet in filled})
        writer.read_me(filled)
        for sheet in filled:
            writer.sheet(sheet)
    return held.getvalue()


class _Writer:
    """Writes sheets with the formats that they share."""

    def __init__(self, workbook: Any, rows: dict[str, int]) -> None:
        self.workbook = workbook
        self.rows = rows
        top = {"valign": "top"}
        self.heading = workbook.add_format({"bold": True, "bg_color": "#DDE6EF", "text_wrap": True, "bottom": 1, **top})
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.text = workbook.add_format({"num_format": "@", "text_wrap": True, **top})
        self.date = workbook.add_format({"num_format": "d mmmm yyyy", "align": "left", **top})
        self.pounds = workbook.add_format({"num_format": "£#,##0.00", **top})
        self.number = workbook.add_format({"num_format": "General", **top})

    def read_me(self, sheets: Sequence[FilledSheet]) -> None:
        """What there is, sheet by sheet and column by column."""
        page = self._page(READ_ME, _READ_ME_WIDTHS)
        page.write_string(0, 0, TITLE, self.title)
        for row, line in enumerate(OPENING, start=2):
            page.write_string(row, 0, line)
        first = len(OPENING) + 3
        self._headings(page, first, SHEET_COLUMNS)
        for row, cells in enumerate(rows_told(sheets), start=first + 1):
            _set_height(page, row, cells, _READ_ME_WIDTHS)
            for number, cell in enumerate(cells):
                page.write_string(row, number, cell, self.text)

    def sheet(self, sheet: FilledSheet) -> None:
        """A sheet with its rows, drop-downs and formats for more of them."""
        is_pairs = sheet.name in PAIRS
        widths = _PAIR_WIDTHS if is_pairs else [_width(column) for column in sheet.columns]
        page = self._page(sheet.name, widths, self.text if is_pairs else None)
        self._headings(page, 0, [column.heading for column in sheet.columns])
        page.set_row(0, 2 * _LINE)
        page.freeze_panes(1, 0 if is_pairs else 1)
        page.repeat_rows(0)
        page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
        for row, cells in enumerate(sheet.rows, start=1):
            _set_height(page, row, cells, widths)
            for number, cell in enumerate(cells):
                self._cell(page, row, number, cell, self._format(sheet.columns[number].kind))
            if sheet.name == SCENARIO and cells[1] is None and isinstance(_kind_of(cells[0]), Day):
                page.write_blank(row, 1, None, self.date)  # what is typed in a cell of text stays text
        if not is_pairs:
            for number, column in enumerate(sheet.columns):
                page.set_column(number, number, _width(column), self._format(column.kind))
                self._drop_down(page, number, column, len(sheet.rows) + SPARE_ROWS)

    def _page(self, name: str, widths: Sequence[int], text: Any = None) -> Any:
        page = self.workbook.add_worksheet(name)
        page.set_paper(A4)
        page.set_landscape()
        if sum(widths) <= _WIDEST_PAGE:
            page.fit_to_pages(1, 0)
        else:  # on one page nobody could read it
            page.set_print_scale(_SMALLEST)
            page.repeat_columns(0)
        page.set_footer("&L&A&RPage &P of &N")
        for number, width in enumerate(widths):
            page.set_column(number, number, width, text)
        return page

    def _headings(self, page: Any, row: int, headings: Sequence[str]) -> None:
        for number, heading in enumerate(headings):
            page.write_string(row, number, heading, self.heading)

    def _cell(self, page: Any, row: int, number: int, cell: CellValue | None, own: Any) -> None:
        match cell:
            case None:
                pass
            case date():
                page.write_datetime(row, number, cell, self.date)
            case int() | float():
                page.write_number(row, number, cell, self.number if own is self.text else own)
            case _:
                page.write_string(row, number, str(cell), self.text)

    def _format(self, kind: Kind) -> Any:
        match kind:
            case Day():
                return self.date
            case Amount():
                return self.pounds
            case Number():
                return self.number
            case _:
                return self.text

    def _drop_down(self, page: Any, number: int, column: Column, last: int) -> None:
        """What may be chosen: the words there are, or the ids of another sheet; text is no formula here either."""
        source: str | list[str] | None = list(choices_of(column.kind)) or None
        if source is None and (named_in := _NAMED_IN.get(column.path[-1])):
            letter = column_letters(1)
            source = f"={named_in}!${letter}$2:${letter}${self.rows[named_in] + SPARE_ROWS + 1}"
        if source is None or (isinstance(source, list) and len(",".join(source)) > _LONGEST_LIST):
            return
        message = {"error_title": column.heading, "error_message": "Choose one of the list."}
        page.data_validation(1, number, last, number, {"validate": "list", "source": source, **message})


def _kind_of(heading: CellValue | None) -> Kind:
    """What the sheet *Scenario* has beside a heading."""
    column = column_called(Scenario, str(heading))
    return column.kind if column else Kind()


def _set_height(page: Any, row: int, cells: Sequence[CellValue | None], widths: Sequence[int]) -> None:
    """High enough for text that is wrapped, which not every program sees to."""
    lines = [
        sum(-(-max(1, len(line)) // width) for line in str(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    ]
    if max(lines, default=1) > 1:
        page.set_row(row, min(_LINE * max(lines), _HIGHEST))


_LINE, _HIGHEST = 15, 405
"""Points of a line of text, and of the highest row that there may be."""


def _width(column: Column) -> int:
    return max(_WIDTHS.get(type(column.kind), 16), len(column.heading) + 2 if len(column.heading) < 16 else 0)
