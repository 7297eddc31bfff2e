"""What every form of a paper keeps: all that the paper says, in order, as text; each form has a reader of its own."""

from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from markdown_it import MarkdownIt
from markdown_it.token import Token
from python_calamine import CalamineWorkbook

from models import Money
from planner.api.writing import FORMS, Form, write_paper
from planner.report.blocks import (
    Bullets,
    Cell,
    Figure,
    Heading,
    Notice,
    Page,
    Paper,
    Paragraph,
    Table,
    cell_text,
    one_line,
)

Rows = list[list[str]]


def assert_says_all(paper: Paper, form: Form) -> None:
    """Every heading, paragraph, item and cell stands in the form, in the order of the paper."""
    whole = squeezed("".join(READERS[form](write_paper(paper, form))))
    at = 0
    for text in said(paper, _without_sign if form == "excel" else cell_text):
        found = whole.find(squeezed(text), at)
        assert found >= 0, f"{form} does not say, or not in its place: {text[:200]!r}"
        at = found + len(squeezed(text))


def assert_has_its_tables(paper: Paper, form: Form) -> None:
    """The tables of the form are those of the paper, cell by cell."""
    shown = _without_sign if form == "excel" else cell_text
    expected = [
        [list(map(spaced, one.columns)), *([spaced(shown(cell)) for cell in row] for row in one.rows)]
        for one in paper.page
        if isinstance(one, Table)
    ]
    heads = [rows[0] for rows in expected]
    assert [rows for rows in TABLES[form](write_paper(paper, form), heads) if rows[0] in heads] == expected


def _without_sign(cell: Cell) -> str:
    """Money in a workbook is a number whose format has the sign."""
    return str(cell).replace("£", "") if isinstance(cell, Money) else cell_text(cell)


def said(paper: Paper, shown: Callable[[Cell], str]) -> Iterator[str]:
    """All that a paper says, in order."""
    yield paper.title
    for pair in paper.about:
        yield from pair
    yield from _said(paper.page[1:], shown)
    yield paper.foot


def _said(page: Page, shown: Callable[[Cell], str]) -> Iterator[str]:
    for block in page:
        match block:
            case Heading(text) | Paragraph(text):
                yield text
            case Notice():
                yield block.words
            case Bullets(items):
                yield from items
            case Figure(title):
                yield title
            case Table(columns):
                yield from columns
                for row in block.rows:
                    yield from map(shown, row)


def spaced(text: str) -> str:
    """As it is read: how much white space there is between two words does not show."""
    return " ".join(one_line(text).split())


def squeezed(text: str) -> str:
    return "".join(one_line(text).split())


# HTML -----------------------------------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """The texts and tables of an HTML document, and which elements it has."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tables: list[Rows] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self._open):
            self.texts.append(data)
        if {"td", "th"} & set(self._open):
            self.tables[-1][-1][-1] += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def html_tables(content: bytes, _heads: Rows) -> list[Rows]:
    return [[[*map(spaced, row)] for row in rows] for rows in Reader(content).tables]


# Word -----------------------------------------------------------------------------------------------------------------


def word_texts(content: bytes) -> Iterator[str]:
    document = docx.Document(BytesIO(content))
    for block in document.iter_inner_content():
        if isinstance(block, WordTable):
            yield from (text for row in _word_rows(block) for text in row)
        else:
            yield block.text
    yield from (paragraph.text for paragraph in document.sections[0].footer.paragraphs)


def word_tables(content: bytes, _heads: Rows) -> list[Rows]:
    return [_word_rows(table) for table in docx.Document(BytesIO(content)).tables]


def _word_rows(table: WordTable) -> Rows:
    """Read from its elements: the library looks through all cells for each of them."""
    rows = table._tbl.iter(qn("w:tr"))  # noqa: SLF001 - it has no other way to them
    return [
        [spaced("".join(t.text or "" for t in cell.iter(qn("w:t")))) for cell in row.iter(qn("w:tc"))] for row in rows
    ]


# Excel ----------------------------------------------------------------------------------------------------------------


def excel_rows(content: bytes) -> list[Rows]:
    """The rows of every sheet, without those that are empty."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [
        [[spaced(_shown(value)) for value in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    ]


def _shown(value: object) -> str:
    """As the form shows it: numbers come as floats, since a workbook has no others; money without its sign."""
    if isinstance(value, float):
        return cell_text(int(value)) if value.is_integer() else f"{value:,.2f}"
    if isinstance(value, date):
        return cell_text(value)
    assert isinstance(value, str), value
    return value


def excel_texts(content: bytes) -> Iterator[str]:
    """The foot stands with the contents, and is said last."""
    first, *others = excel_rows(content)
    yield from (cell for rows in (first, *others) for row in rows for cell in row)
    yield from (cell for row in first for cell in row)


def excel_tables(content: bytes, heads: Rows) -> list[Rows]:
    """Each from one of these heads on: the rows of a sheet are as wide as the words around the table."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    sheets = zip(excel_rows(content)[1:], book.sheet_names[1:], strict=True)
    return [found for rows, name in sheets if (found := _table(rows, heads, _words(book, name)))]


def _words(book: CalamineWorkbook, sheet: str) -> list[int]:
    """The rows of a sheet that hold words across it."""
    merged = book.get_sheet_by_name(sheet).merged_cell_ranges
    return sorted(start[0] for start, _ in merged or [])


def _table(rows: Rows, heads: Rows, words: list[int]) -> Rows:
    """Up to the empty row above the words under it, or to the end."""
    for place, row in enumerate(rows):
        for head in heads:
            if row[: len(head)] == head and not any(row[len(head) :]):
                end = next((below - 1 for below in words if below > place), len(rows))
                return [one[: len(head)] for one in rows[place:end]]
    return []


# Markdown -------------------------------------------------------------------------------------------------------------


ALLOWED = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}
"""What may stand in a line: words, and the emphasis that is ours."""

FORBIDDEN = {"html_block", "code_block", "fence", "blockquote_open"}


def markdown_texts(content: bytes) -> Iterator[str]:
    for token in MarkdownIt("commonmark").enable("table").parse(content.decode()):
        assert token.type not in FORBIDDEN, token
        yield _text(token)


def markdown_tables(content: bytes, _heads: Rows) -> list[Rows]:
    tables: list[Rows] = []
    in_cell = False
    for token in MarkdownIt("commonmark").enable("table").parse(content.decode()):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type in {"td_open", "th_open", "td_close", "th_close"}:
            in_cell = token.type.endswith("open")
        elif in_cell:
            tables[-1][-1].append(spaced(_text(token)))
    return tables


def _text(token: Token) -> str:
    children = token.children or []
    assert {child.type for child in children} <= ALLOWED, token.content
    return "".join(child.content for child in children)


READERS = {
    "html": lambda content: Reader(content).texts,
    "word": word_texts,
    "excel": excel_texts,
    "markdown": markdown_texts,
}
TABLES = {"html": html_tables, "word": word_tables, "excel": excel_tables, "markdown": markdown_tables}
assert READERS.keys() == TABLES.keys() == FORMS.keys()
