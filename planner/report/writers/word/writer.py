"""A paper as a Word document."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from planner.report.blocks import ABOUT, Block, Bullets, Figure, Heading, Notice, Paper, Paragraph, Table, one_line
from planner.report.writers.layout import across, filling
from planner.report.writers.names import FEWEST_LISTED, line_of_contents
from planner.report.writers.word.base import TABLE_TEXT, emptied
from planner.report.writers.word.package import rewritten
from planner.report.writers.word.parts import (
    begin_field,
    bookmark,
    cells_of,
    end_field,
    field,
    keeps_together,
    link,
    repeats,
    set_margins,
)

WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 - nothing reads the clock: the same paper gives the same bytes
TALLEST_ROW = 1500
"""Characters in a cell; a row with more may be higher than a page, and would be cut if it had to keep together."""

MARGIN_TWIPS = 60
"""White space beside what stands in a cell, about a millimetre."""

HIGHEST = 0.8
"""How much of the height of a sheet a picture takes at most."""


def word(paper: Paper, base: bytes | None = None) -> bytes:
    """The paper over a base document, or over the house's own.

    Raises
    ------
    BadBase
        If the base is no Word document, is not safe, or lacks styles.
    """
    document = emptied(base)
    _describe(document, paper)
    document.add_paragraph(one_line(paper.title), "Title")
    blocks = paper.page[1:]
    if paper.about:
        _add_table(document, Table(ABOUT, paper.about))
    names = iter(_add_contents(document, [block for block in blocks if isinstance(block, Heading)]))
    lies_across = False
    for block, below, is_across in zip(blocks, [*blocks[1:], None], across(blocks), strict=True):
        if is_across != lies_across:
            _turn(document)
        lies_across = is_across
        _add(document, block, names, leads=isinstance(below, Bullets | Table | Figure))
    _add_foot(document, paper.foot)
    saved = BytesIO()
    document.save(saved)
    return rewritten(saved.getvalue())


def _describe(document: Document, paper: Paper) -> None:
    about = document.core_properties
    about.title = one_line(paper.title)[:255]
    about.author = about.last_modified_by = "secplan"
    about.language = "en-GB"
    about.comments = about.keywords = about.subject = about.category = ""
    about.created = about.modified = about.last_printed = WRITTEN
    about.revision = 1


def _add_contents(document: Document, headings: Sequence[Heading]) -> list[tuple[str, int]]:
    """The list of contents, each line a link; with the names of the headings and their numbers."""
    names = [(f"_part_{number}", number) for number in range(1, len(headings) + 1)]
    if len(headings) < FEWEST_LISTED:
        return names
    line = document.add_paragraph()
    line.add_run("Contents").bold = True
    for heading, (name, number) in zip(headings, names, strict=True):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.left_indent = Mm(5 * (heading.depth - 1))
        if number == 1:
            begin_field(line, r'TOC \o "1-2" \h \z \u')
        link(line, line_of_contents(heading), name)
    end_field(line)
    return names


def _add(document: Document, block: Block, names: Iterator[tuple[str, int]], *, leads: bool) -> None:
    """Add a block; words that lead to a list, a table or a picture stay on its sheet."""
    match block:
        case Heading(text, depth, starts_sheet):
            heading = document.add_paragraph(one_line(text), f"Heading {depth}")
            heading.paragraph_format.page_break_before = starts_sheet or None
            heading.paragraph_format.keep_with_next = True
            bookmark(heading, *next(names))
        case Paragraph(text):
            document.add_paragraph(one_line(text)).paragraph_format.keep_with_next = leads or None
        case Notice():
            notice = document.add_paragraph()
            notice.add_run(one_line(block.words)).bold = True
            notice.paragraph_format.keep_with_next = leads or None
        case Bullets(items):
            for item in items:
                document.add_paragraph(one_line(item), "List Bullet")
        case Table():
            _add_table(document, block)
        case Figure():
            _add_figure(document, block)


def _add_table(document: Document, table: Table) -> None:
    lines = [list(table.columns), *table.texts]
    made = document.add_table(len(lines), len(table.columns), "Table Grid")
    made.autofit = False
    set_margins(made, MARGIN_TWIPS)
    numeric = [name in table.numeric for name in table.columns]
    style_id = document.styles[TABLE_TEXT].style_id  # to look a style up by its name takes longer than all the rest
    room = [Mm(width) for width in filling(table, _room(document))]
    for column, width in zip(made.columns, room, strict=True):
        column.width = width
    for row, line in zip(made.rows, lines, strict=True):
        if max(map(len, line)) <= TALLEST_ROW:
            keeps_together(row)
        for cell, width, text, is_number in zip(cells_of(row), room, line, numeric, strict=True):
            cell.width = width  # LibreOffice goes by the cells, and Word by the columns
            _fill(cell, text, style_id, is_number=is_number)
    repeats(made.rows[0])
    document.add_paragraph(style=TABLE_TEXT)  # else Word joins it with a table that follows


def _fill(cell: _Cell, text: str, style_id: str, *, is_number: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style_id
    paragraph.add_run(one_line(text))
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _add_figure(document: Document, figure: Figure) -> None:
    section = document.sections[-1]
    height = (section.page_height or Mm(297)) - (section.top_margin or 0) - (section.bottom_margin or 0)
    scale = min(_room(document) / figure.width_mm, HIGHEST * Emu(height).mm / figure.height_mm, 1.0)
    shape = document.add_picture(BytesIO(figure.png), Mm(scale * figure.width_mm))
    told = shape._inline.docPr
    told.set("descr", one_line(figure.words))
    told.set("title", one_line(figure.title))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph(one_line(figure.title), TABLE_TEXT)


def _room(document: Document) -> float:
    """How wide the text of the last section is, in millimetres."""
    section = document.sections[-1]
    return float(Emu((section.page_width or Mm(210)) - (section.left_margin or 0) - (section.right_margin or 0)).mm)


def _turn(document: Document) -> None:
    """Go on on sheets that lie the other way."""
    before = document.sections[-1]
    width, height = before.page_width, before.page_height
    after = document.add_section(WD_SECTION.NEW_PAGE)
    after.page_width, after.page_height = height, width
    lay = before.orientation == WD_ORIENT.LANDSCAPE
    after.orientation = WD_ORIENT.PORTRAIT if lay else WD_ORIENT.LANDSCAPE


def _add_foot(document: Document, foot: str) -> None:
    """What the paper was made from, and the page; the other sections follow the first."""
    footer = document.sections[0].footer
    line: WordParagraph = footer.paragraphs[-1] if footer.paragraphs else footer.add_paragraph()
    if line.text:
        line = footer.add_paragraph()
    line.style = TABLE_TEXT
    for text in filter(None, [one_line(foot)]):
        line.add_run(f"{text}   ")
    line.add_run("Page ")
    field(line, "PAGE", "1")
    line.add_run(" of ")
    field(line, "NUMPAGES", "1")
    line.runs[0].font.size = Pt(8)
