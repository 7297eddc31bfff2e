"""A paper as an Excel workbook, in which no text is ever a formula or a link."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from planner.report.blocks import Block, Bullets, Figure, Heading, Notice, Paper, Paragraph, Table, one_line
from planner.report.writers.excel.page import LETTERS, SheetPage, formats_of
from planner.report.writers.excel.sheets import Sheet, cut_for_excel, sheets
from planner.report.writers.names import line_of_contents

WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 - nothing reads the clock: the same paper gives the same bytes

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    # Columns are measured by its digits: where Excel's own letters are not there, as on most machines with
    # LibreOffice, columns would be wider, and pictures with them.
    "default_format_properties": LETTERS,
}

LONGEST_FOOT = 200
"""Characters: Excel takes 255 at the foot of a page, with what tells where they stand."""


def excel(paper: Paper) -> bytes:
    """The paper as the bytes of a workbook."""
    saved = BytesIO()
    book = Workbook(saved, OPTIONS)
    book.set_properties({"title": one_line(paper.title)[:255], "author": "secplan", "created": WRITTEN})
    formats = formats_of(book)
    contents, *others = sheets(paper)
    first, *pages = (SheetPage(book, formats, one.name, one.part) for one in (contents, *others))
    links = [link for page, one in zip(pages, others, strict=True) for link in _fill(page, one)]
    _fill_contents(first, paper, contents, links)
    for page in (first, *pages):
        page.sheet.set_footer(f"&L&8{_foot(paper.foot)}&R&8Page &P of &N")
    book.close()
    return saved.getvalue()


def _fill(page: SheetPage, sheet: Sheet) -> Iterator[tuple[Heading, str, int]]:
    """Write a sheet; the headings on it, each with where it stands."""
    for block in sheet.part.words:
        if isinstance(block, Heading):
            yield block, sheet.name, page.row
        _add(page, block)
    if sheet.part.table:
        page.add_table(sheet.part.table)
        page.row += 1
    for block in sheet.part.after:
        _add(page, block)


def _fill_contents(page: SheetPage, paper: Paper, sheet: Sheet, links: list[tuple[Heading, str, int]]) -> None:
    page.add_words(paper.title, "title")
    for name, value in paper.about:
        page.add_pair(name, value)
    for block in sheet.part.words:
        _add(page, block)
    page.row += 1
    for heading, name, row in links:
        page.add_link(line_of_contents(heading), name, row, "link" if heading.depth == 1 else "link within")
    page.row += 1
    page.add_words(paper.foot)


def _add(page: SheetPage, block: Block) -> None:
    match block:
        case Heading(text):
            page.add_words(text, "heading")
        case Paragraph(text):
            page.add_words(text)
        case Notice():
            page.add_words(block.words, "notice")
        case Bullets(items):
            for item in items:
                page.add_words(f"\N{BULLET} {item}")
        case Figure():
            page.add_figure(block)
        case Table():
            page.add_table(block)


def _foot(foot: str) -> str:
    """What was written, where ``&`` would mean something."""
    return cut_for_excel(one_line(foot), LONGEST_FOOT).replace("&", "&&")
