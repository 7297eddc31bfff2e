"""Parts of a Word document that its library has no words for: links within it, fields, rows that keep together."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph


def element(tag: str, **attributes: object) -> Any:
    """An element of the document's own language: ``element("fldChar", fldCharType="begin")``."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Let links lead to a paragraph."""
    start, end = element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def link(paragraph: Paragraph, text: str, name: str) -> None:
    """Add a text that leads to a bookmark."""
    made = element("hyperlink", anchor=name, history=1)
    made.append(paragraph.add_run(text)._r)
    paragraph._p.append(made)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """Begin what Word works out when it is told to update it; what is added until its end stands there until then."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="begin"))
    instruction = element("instrText")
    instruction.text = code
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="separate"))


def end_field(paragraph: Paragraph) -> None:
    """End what ``begin_field`` began."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def field(paragraph: Paragraph, code: str, text: str) -> None:
    """Add what Word works out, such as the number of a page."""
    begin_field(paragraph, code)
    paragraph.add_run(text)
    end_field(paragraph)


def cells_of(row: _Row) -> list[_Cell]:
    """The cells of a row in which none is merged; for those, the library goes through the whole table each time."""
    return [_Cell(cell, row.table) for cell in row._tr.tc_lst]


def set_margins(table: Table, twips: int) -> None:
    """The white space to the left and right of what stands in a cell."""
    margins = element("tblCellMar")
    margins.extend(element(side, w=twips, type="dxa") for side in ("left", "right"))
    (look,) = table._tbl.tblPr.iterchildren(qn("w:tblLook"))  # Word refuses them after it
    look.addprevious(margins)


def repeats(row: _Row) -> None:
    """Let a row stand at the head of the table on every page."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keeps_together(row: _Row) -> None:
    """Let no page end within a row."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))
