"""One sheet of a workbook: words across its columns, and a table below them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from math import ceil
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from models import Money
from models.money import PENCE
from planner.calendar import format_date
from planner.report.blocks import Cell, Figure, Table, cell_text, one_line
from planner.report.writers.excel.sheets import LINE, Part
from planner.report.writers.layout import within

LETTERS = {"font_name": "Arial", "font_size": 10}

HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E6ECF2", "border": 1}
"""The format of the head of a table."""

INDENTED = 3
"""Characters that the indent and the white space take beside a number."""

FORMATS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": "#12304F", "text_wrap": True, "valign": "top"},
    "heading": {"bold": True, "font_size": 13, "font_color": "#12304F", "text_wrap": True, "valign": "top"},
    "words": {"text_wrap": True, "valign": "top"},
    "notice": {"bold": True, "text_wrap": True, "valign": "top"},
    "link": {"font_color": "#0B4F9C", "underline": 1},
    "link within": {"font_color": "#0B4F9C", "underline": 1, "indent": 2},
    "head": HEAD,
    "head to the right": {**HEAD, "align": "right", "indent": 1},
    "text": {"text_wrap": True, "valign": "top", "border": 1},
    "text to the right": {"text_wrap": True, "valign": "top", "border": 1, "align": "right", "indent": 1},
    "number": {"num_format": "#,##0", "valign": "top", "border": 1, "align": "right", "indent": 1},
    "money": {"num_format": "£#,##0.00;-£#,##0.00", "valign": "top", "border": 1, "align": "right", "indent": 1},
    "day": {"num_format": "d mmmm yyyy", "valign": "top", "border": 1, "align": "left"},
}

COLUMN = 8
"""Characters across a column that nothing is said of."""

WIDEST = 165
"""Characters across a table, so that it can be read when it is printed."""

PAIR = (30.0, float(LINE - 30))
"""Characters across the two columns of what is said about the paper."""

MOST_CHARACTERS = 16_000
"""In a cell, where Excel takes 32,767, and counts rare characters twice."""

MOST_LINES = 18
"""In a row of words: Excel makes no row higher than 409 points."""

HIGHEST_LINES = 29
"""Of a row of a table, for the same reason; a cell with more holds them all the same."""

POINTS = {"title": 22, "heading": 18}
"""How high a line is; of other words, ``LINE_POINTS``."""

LINE_POINTS = 14

WIDEST_MM = 240
"""Of a picture, so that it goes across a printed sheet."""

ROW_MM = LINE_POINTS / 72 * 25.4

SMALL_LETTERS = 1.2
"""How many of them go where one digit of Excel's own letters does, by which it measures columns."""

GREATEST = 10**15
"""A larger number would lose digits in Excel."""

FIRST_YEAR = 1900
"""Excel knows no earlier day."""

CUT = " [... cut here: Excel holds no more in a cell]"


def formats_of(book: Workbook) -> dict[str, Format]:
    """The formats that the sheets of a workbook share."""
    return {name: book.add_format({**LETTERS, **FORMATS[name]}) for name in FORMATS}


class SheetPage:
    """A sheet that is written from the top to the bottom."""

    def __init__(self, book: Workbook, formats: Mapping[str, Format], name: str, part: Part) -> None:
        self.sheet = book.add_worksheet(name)
        self.formats = formats
        self.row = 0
        self._widths = _widths(part.table) if part.table else list(PAIR)
        for column, width in enumerate(self._widths):
            self.sheet.set_column(column, column, width)
        while sum(self._widths) < LINE:
            self._widths.append(COLUMN)
        self.sheet.set_paper(9)  # A4
        self.sheet.set_landscape()
        has_a_picture = any(isinstance(block, Figure) for block in (*part.words, *part.after))
        self.sheet.fit_to_pages(1, 1 if has_a_picture else 0)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)

    def add_words(self, text: str, kind: str = "words") -> None:
        """Words across the sheet; long ones in several rows, since a row has its greatest height."""
        across = int(sum(self._widths) * (0.7 if kind in POINTS else 1.0))
        lines = wrap(one_line(text), across) or [""]
        for chunk in _chunks(one_line(text), lines):
            height = POINTS.get(kind, LINE_POINTS) * min(len(lines), MOST_LINES)
            self.sheet.set_row(self.row, height + 2)
            last = len(self._widths) - 1
            if last:
                self.sheet.merge_range(self.row, 0, self.row, last, "", self.formats[kind])
            self.sheet.write_string(self.row, 0, chunk, self.formats[kind])
            self.row += 1

    def add_pair(self, name: str, value: str) -> None:
        """Something that is said about the paper."""
        self._add_text(self.row, 0, name, "words")
        self._add_text(self.row, 1, value, "words")
        self.row += 1

    def add_link(self, text: str, sheet: str, row: int, kind: str) -> None:
        """A line that leads to a row of a sheet."""
        self.sheet.write_url(self.row, 0, f"internal:'{sheet}'!A{row + 1}", self.formats[kind], text)
        self.row += 1

    def add_figure(self, figure: Figure) -> None:
        """A picture with its words, and as many rows as it covers."""
        scale = min(WIDEST_MM / figure.width_mm, 1.0)
        told = {"description": one_line(figure.words), "object_position": 3}
        shown = {"x_scale": scale, "y_scale": scale, "image_data": BytesIO(figure.png)}
        self.sheet.insert_image(self.row, 0, "picture.png", shown | told)
        for _ in range(ceil(scale * figure.height_mm / ROW_MM)):
            self.sheet.set_row(self.row, LINE_POINTS)  # not every program has the same height for rows without one
            self.row += 1
        self.add_words(figure.title)

    def add_table(self, table: Table) -> None:
        """The table, whose head stays in sight and stands on every printed page."""
        head, last = self.row, len(table.columns) - 1
        for column, name in enumerate(table.columns):
            self._add_text(head, column, name, "head to the right" if name in table.numeric else "head")
        self._set_height(table.columns)
        for row, texts in zip(table.rows, table.texts, strict=True):
            self.row += 1
            self._set_height(texts)
            for column, (cell, name) in enumerate(zip(row, table.columns, strict=True)):
                self._add_cell(column, cell, "text to the right" if name in table.numeric else "text")
        self.sheet.freeze_panes(head + 1, 0)
        self.sheet.repeat_rows(head)
        self.sheet.autofilter(head, 0, self.row, last)
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self.row + 1}"})
        self.row += 1

    def _set_height(self, texts: Sequence[str]) -> None:
        """As high as the text in its cells: not every program finds that out by itself."""
        lines = [
            len(wrap(one_line(text), int(SMALL_LETTERS * width)))
            for text, width in zip(texts, self._widths, strict=False)
        ]
        self.sheet.set_row(self.row, LINE_POINTS * min(max(1, *lines), HIGHEST_LINES))

    def _add_cell(self, column: int, cell: Cell, kind: str) -> None:
        """A cell of this row; ``kind`` is that of words."""
        match cell:
            case int() if abs(cell) < GREATEST:
                self.sheet.write_number(self.row, column, cell, self.formats["number"])
            case Money() if abs(cell.pence) < GREATEST:
                self.sheet.write_number(self.row, column, cell.pence / PENCE, self.formats["money"])
            case date() if cell.year >= FIRST_YEAR:
                self.sheet.write_datetime(self.row, column, cell, self.formats["day"])
            case _:
                self._add_text(self.row, column, cell_text(cell), kind)

    def _add_text(self, row: int, column: int, text: str, kind: str) -> None:
        line = one_line(text)
        fits = line if len(line) <= MOST_CHARACTERS else line[: MOST_CHARACTERS - len(CUT)] + CUT
        self.sheet.write_string(row, column, fits, self.formats[kind])


def _widths(table: Table) -> list[float]:
    """Of each column, with room for whatever does not go over several lines: Excel shows ### for a number cut short."""
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    return [
        max(width, *(_printed(cell) + INDENTED for cell in cells), 0.0)
        for width, cells in zip(within(table, WIDEST), columns, strict=True)
    ]


def _printed(cell: Cell) -> int:
    """Characters that Excel shows of a number, an amount or a day; none of words, which it wraps."""
    match cell:
        case int():
            return len(f"{cell:,}")
        case Money():
            return len(f"{cell.pence / PENCE:,.2f}£")
        case date():
            return len(format_date(cell))
        case _:
            return 0


def _chunks(text: str, lines: Sequence[str]) -> Iterator[str]:
    """The text whole, or, where it has too many lines for a row, by as many lines as one takes."""
    if len(lines) <= MOST_LINES:
        yield text
        return
    for start in range(0, len(lines), MOST_LINES):
        yield " ".join(lines[start : start + MOST_LINES])
