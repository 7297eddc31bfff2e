"""The base document of Word papers: what is taken over from it, and which are refused."""

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from planner import api
from planner.report.blocks import Bullets, Figure, Heading, Paper, Table
from planner.report.pictures.picture import Picture, png_bytes
from planner.report.writers.word.base import NEEDED, house_base
from planner.report.writers.word.package import MOST_BYTES, MOST_XML_BYTES, BadBase
from tests.running import CASES, TINY, Secplan

PAPER = Paper("a-paper", [Heading("A paper"), Heading("Scope"), Bullets(["one"]), Table(("a", "b"), [("1", "2")] * 3)])


def base(change: Callable[[Document], object]) -> bytes:
    """The house's own base with a change, as a user would make it in Word."""
    document = docx.Document(BytesIO(house_base()))
    change(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def with_parts(parts: dict[str, bytes], content: bytes | None = None) -> bytes:
    """A document with parts added or replaced."""
    made = BytesIO()
    with ZipFile(BytesIO(content or house_base())) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


def part(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def written(content: bytes | None = None, paper: Paper = PAPER) -> Document:
    return docx.Document(BytesIO(api.write_paper(paper, "word", base=content)))


def refused(content: bytes) -> str:
    with pytest.raises(BadBase) as told:
        api.write_paper(PAPER, "word", base=content)
    return str(told.value)


# What a paper is made of ----------------------------------------------------------------------------------------------


def test_headings_are_headings_and_the_language_is_british() -> None:
    document = written()
    styles = [(one.style.name, one.text) for one in document.paragraphs if one.style and one.text]
    assert styles[:3] == [("Title", "A paper"), ("Heading 1", "Scope"), ("List Bullet", "one")]
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title == "A paper"
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_the_head_of_a_table_repeats_and_no_row_is_split() -> None:
    (table,) = written().tables
    heads = [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows]  # noqa: SLF001
    assert heads == [True, False, False, False]
    assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in table.rows)  # noqa: SLF001


def test_a_row_higher_than_a_page_may_be_split() -> None:
    (table,) = written(paper=Paper("x", [Heading("x"), Table(("a",), [("words " * 1_000,)])])).tables
    assert not list(table.rows[1]._tr.iter(qn("w:cantSplit")))  # noqa: SLF001


def test_contents_lead_to_their_headings() -> None:
    body = written(paper=Paper("x", [Heading("x"), *[Heading(f"Part {one}") for one in range(5)]])).element.body
    marks = {
        one.get(qn("w:name")): "".join(t.text for t in one.getparent().iter(qn("w:t")))
        for one in body.iter(qn("w:bookmarkStart"))
    }
    links = {
        one.get(qn("w:anchor")): "".join(t.text for t in one.iter(qn("w:t"))) for one in body.iter(qn("w:hyperlink"))
    }
    assert links == marks
    assert len(links) == 5


def test_a_wide_table_lies_across_with_its_heading() -> None:
    wide = Table([f"Column number {one}" for one in range(12)], [["some words"] * 12])
    sections = written(paper=Paper("x", [Heading("x"), Heading("Wide"), wide, Heading("After")])).sections
    assert [round(one.page_width.mm) for one in sections if one.page_width] == [210, 297, 210]


def test_a_picture_has_its_words() -> None:
    picture = Picture(50, 20, title="A board", description="A board.\nJune has three.")
    figure = Figure("A board", ["June has three."], b"<svg/>", png_bytes(picture), 50, 20)
    (told,) = written(paper=Paper("x", [Heading("x"), figure])).element.body.iter(qn("wp:docPr"))
    assert told.get("descr") == "A board. June has three."


# What a base gives ----------------------------------------------------------------------------------------------------


def test_the_house_base_can_be_taken_as_it_is() -> None:
    assert api.write_paper(PAPER, "word", base=api.word_base()) == api.write_paper(PAPER, "word")


def test_styles_sheet_and_header_are_the_base_s_and_its_text_is_not() -> None:
    def change(document: Document) -> None:
        document.styles["Heading 1"].font.name = "Georgia"
        document.sections[0].page_width = Mm(200)
        document.sections[0].header.paragraphs[0].text = "SECAS"
        document.add_paragraph("of another paper")
        document.core_properties.identifier = "secret"
        document.add_picture(BytesIO(png_bytes(Picture(10, 10, title="t", description="t"))))

    content = api.write_paper(PAPER, "word", base=base(change))
    document = docx.Document(BytesIO(content))
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert round((document.sections[0].page_width or Mm(0)).mm) == 200
    assert document.sections[0].header.paragraphs[0].text == "SECAS"
    assert "of another paper" not in " ".join(one.text for one in document.paragraphs)
    with ZipFile(BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "media" in name], "nor are its pictures"
        assert b"secret" not in archive.read("docProps/core.xml")


@pytest.mark.parametrize("name", NEEDED)
def test_a_base_without_a_style_is_told_which(name: str) -> None:
    told = refused(base(lambda document: document.styles[name].delete()))
    assert told.startswith(f"this has no style {name}; it has ")
    assert "Normal" in told


def test_a_style_of_another_kind_is_not_the_style() -> None:
    def change(document: Document) -> None:
        document.styles["Title"].delete()
        document.styles.add_style("Title", WD_STYLE_TYPE.CHARACTER)

    assert refused(base(change)).startswith("this has no style Title; ")


# What is refused ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    assert refused(content) == "this is no Word document (.docx)"


def test_a_workbook_is_no_document() -> None:
    assert refused(api.write_paper(PAPER, "excel")) == "this is no Word document (.docx)"


def test_a_locked_document_is_refused() -> None:
    """Word keeps it in a file of the older kind, which begins so."""
    assert "locked with a password" in refused(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))


def test_macros_are_refused_wherever_they_are_said() -> None:
    assert "holds macros" in refused(with_parts({"word/vbaProject.bin": b"x"}))
    kinds = part(house_base(), "[Content_Types].xml").replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main", b"vnd.ms-word.document.macroEnabled.main"
    )
    assert "holds macros" in refused(with_parts({"[Content_Types].xml": kinds}))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_parts({"word/media/image1.png": bytes(MOST_BYTES + 1)})
    assert len(bomb) < 200_000
    assert "unpacks to more than 50 MB" in refused(bomb)
    assert "parts" in refused(with_parts({f"word/part{one}.xml": b"" for one in range(2_001)}))


def test_entities_of_entities_are_refused() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 1_000 + b'">]>'
    styles = part(house_base(), "word/styles.xml")
    head, _, rest = styles.partition(b"\n")
    says = refused(with_parts({"word/styles.xml": head + laughs + rest}))
    assert says.startswith("its part word/styles.xml holds a document type definition")


@pytest.mark.parametrize("name", ["word/theme/theme1.xml", "word/fontTable.xml", "word/webSettings.xml", "word/x.bin"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_a_document_type_is_refused_in_parts_that_are_only_copied(name: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x/>'
    begin, rest = text[: text.index("?>") + 2], text[text.index("?>") + 2 :]
    content = text.encode(encoding) if encoding != "utf-7" else begin.encode() + rest.encode(encoding)
    assert f"its part {name} holds a document type definition" in refused(with_parts({name: content}))


def test_a_damaged_document_is_refused() -> None:
    assert "damaged" in refused(with_parts({"word/document.xml": b"<w:document"}))
    assert "damaged" in refused(with_parts({"word/_rels/document.xml.rels": b""}))
    assert "damaged" in refused(b"PK\x03\x04 and no more")


@pytest.mark.parametrize("name", ZipFile(BytesIO(house_base())).namelist())
@pytest.mark.parametrize("content", [b"", b"<a/>", b"<?xml version='1.0'?><w:styles"], ids=["empty", "another", "torn"])
def test_a_part_that_is_another_is_refused_or_not_needed(name: str, content: bytes) -> None:
    """What is wrong with a base is told of the base, and is never a fault of ours."""
    with suppress(BadBase):
        api.write_paper(PAPER, "word", base=with_parts({name: content}))


@pytest.mark.parametrize("method", [ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_bytes_that_do_not_unpack_are_told_with_their_part(method: int) -> None:
    made = BytesIO()
    with ZipFile(made, "w", method) as new:
        new.writestr("word/styles.xml", bytes(range(256)) * 40)
        start, end = new.getinfo("word/styles.xml").header_offset + 60, new.fp.tell() if new.fp else 0
    content = bytearray(made.getvalue())
    content[start : end - 8] = b"\xa5" * (end - 8 - start)
    assert "word/styles.xml cannot be unpacked: this is a damaged Word document" in refused(bytes(content))


def test_a_part_that_is_there_twice_is_refused() -> None:
    made = BytesIO(house_base())
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(made, "a") as archive:
        archive.writestr("word/styles.xml", b"<a/>")
    assert "the part word/styles.xml twice" in refused(made.getvalue())


def test_more_xml_than_papers_can_carry_is_refused_with_the_limit() -> None:
    content = with_parts({"word/document.xml": b"<w:p/>" * (MOST_XML_BYTES // 6 + 1)})
    assert refused(content).startswith("its text and styles unpack to more than 5 MB; delete its text")


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("base-bytes-1.docx", "its part docProps/core.xml cannot be unpacked: this is a damaged Word document"),
        ("base-two-styles.docx", "this has 2 parts of the kind styles, and one is allowed"),
        ("base-xxe-theme.docx", "its part word/theme/theme1.xml holds a document type definition"),
    ],
)
def test_a_base_that_showed_a_fault_is_refused(secplan: Secplan, tmp_path: Path, case: str, says: str) -> None:
    run = secplan("report", TINY, "--out", tmp_path / "run", "--form", "word", "--base", CASES / case)
    assert run.status == 3
    assert run.err.startswith(f"{CASES / case}: {says}")
    assert not list(tmp_path.iterdir())


def test_what_a_header_fetches_is_refused() -> None:
    def change(document: Document) -> None:
        document.sections[0].header.part.relate_to("http://x.org/a.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)

    assert "fetches http://x.org/a.png" in refused(base(change))


def test_the_place_of_a_template_is_forgotten() -> None:
    def change(document: Document) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        name = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).relate_to(
            "file:///c:/secret/Normal.dotm", kind, is_external=True
        )
        template = OxmlElement("w:attachedTemplate")
        template.set(qn("r:id"), name)
        document.settings.element.insert(0, template)

    content = base(change)
    with ZipFile(BytesIO(api.write_paper(PAPER, "word", base=content))) as archive:
        assert not [name for name in archive.namelist() if b"secret" in archive.read(name)]
