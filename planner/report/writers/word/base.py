"""The base document of Word papers: where their styles, sheets, header and footer come from."""

from collections import Counter
from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as KINDS
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from planner.report.writers.word.package import DAMAGED, BadBase, parts_of, rewritten
from planner.report.writers.word.parts import element

NEEDED = {
    "Title": WD_STYLE_TYPE.PARAGRAPH,
    "Heading 1": WD_STYLE_TYPE.PARAGRAPH,
    "Heading 2": WD_STYLE_TYPE.PARAGRAPH,
    "List Bullet": WD_STYLE_TYPE.PARAGRAPH,
    "Table Grid": WD_STYLE_TYPE.TABLE,
}
"""The styles of a paper, by the names that Word has for them in every language."""

TABLE_TEXT = "Table Text"
"""The style of what stands in tables and below pictures; made where a base has none."""

FONT = "Arial"
INK, PAPER = RGBColor(0x12, 0x30, 0x4F), "E6ECF2"

KEPT = {
    *(KINDS.STYLES, KINDS.NUMBERING, KINDS.THEME, KINDS.SETTINGS, KINDS.WEB_SETTINGS, KINDS.FONT_TABLE),
    *(KINDS.OFFICE_DOCUMENT, KINDS.HEADER, KINDS.FOOTER),
}
"""What a paper takes over from its base; its text, comments, pictures and properties are another paper's."""


@cache
def house_base() -> bytes:
    """The base that papers have without another, to start one's own from."""
    document = docx.Document()
    _set_sheet(document)
    _set_styles(document)
    saved = BytesIO()
    document.save(saved)
    return rewritten(saved.getvalue())


def emptied(base: bytes | None) -> Document:
    """The base without its text.

    Raises
    ------
    BadBase
        If it is no Word document, is not safe, or lacks styles.
    """
    content = house_base() if base is None else base
    parts_of(content)
    try:
        return _without_text(docx.Document(BytesIO(content)))
    except (OpcError, SyntaxError, KeyError, ValueError, AttributeError, TypeError, AssertionError) as error:
        raise BadBase(f"this is {DAMAGED}") from error


def _without_text(document: Document) -> Document:
    _refuse_two_of_a_kind(document)
    _refuse_without_styles(document)
    body = document.element.body
    for child in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(child)
    _forget(document)
    _add_table_text(document)
    return document


def _refuse_two_of_a_kind(document: Document) -> None:
    """Nobody could tell which of two parts with styles counts."""
    kinds = Counter(relation.reltype for relation in document.part.rels.values())
    for kind in sorted(KEPT - {KINDS.HEADER, KINDS.FOOTER}):
        if kinds[kind] > 1:
            raise BadBase(f"this has {kinds[kind]} parts of the kind {kind.rpartition('/')[2]}, and one is allowed")


def _refuse_without_styles(document: Document) -> None:
    there = {style.name for style in document.styles if NEEDED.get(str(style.name), style.type) == style.type}
    missing = [name for name in NEEDED if name not in there]
    if missing:
        has = ", ".join(sorted(str(name) for name in there)) or "none"
        raise BadBase(
            f"this has no style {', '.join(missing)}; it has {has}. --write-base writes one that has all, to start from"
        )


def _forget(document: Document) -> None:
    """Drop what belongs to the text that was there, and every way out of the document, such as its template's place."""
    part = document.part
    for relations in (document.part.package.rels, part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype not in KEPT:
                del relations[name]
    settings = document.settings.element
    for child in settings.findall(qn("w:attachedTemplate")):
        settings.remove(child)
    for relation in [one for one in part.rels.values() if not one.is_external]:
        _refuse_ways_out(relation.target_part)


def _refuse_ways_out(part: Part) -> None:
    """A header may hold a link to click on, but no picture that is fetched from elsewhere."""
    for name, relation in list(part.rels.items()):
        if relation.reltype.endswith("/attachedTemplate"):
            del part.rels[name]
        elif relation.is_external and relation.reltype != KINDS.HYPERLINK:
            raise BadBase(f"its {part.partname} fetches {relation.target_ref}; put what it shows into the document")


def _add_table_text(document: Document) -> None:
    """The one style that a base may lack: Word saves none of this name."""
    if TABLE_TEXT in document.styles:
        return
    style = document.styles.add_style(TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.font.size = Pt(8)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _set_sheet(document: Document) -> None:
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)


def _set_styles(document: Document) -> None:
    for name, points, before in (("Normal", 10, 0), ("Title", 20, 0), ("Heading 1", 14, 14), ("Heading 2", 11, 10)):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set_font(style, points)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        if name != "Normal":
            style.font.color.rgb, style.font.bold = INK, True
            style.paragraph_format.keep_with_next = True
    _set_language(document)
    _set_head_of_tables(document)
    _add_table_text(document)


def _set_font(style: ParagraphStyle, points: int) -> None:
    style.font.name, style.font.size = FONT, Pt(points)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if "heme" in name]:  # a theme's font goes before one by name
        del fonts.attrib[name]


def _set_language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _set_head_of_tables(document: Document) -> None:
    """The first row of a table stands out, whatever table it is."""
    head = element("tblStylePr", type="firstRow")
    words, cell = element("rPr"), element("tcPr")
    words.append(element("b"))
    cell.append(element("shd", val="clear", color="auto", fill=PAPER))
    head.extend([words, cell])
    document.styles["Table Grid"].element.append(head)
