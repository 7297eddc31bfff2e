"""Workbooks that are not safe to read, or none at all: each is refused with one message, and soon."""

import re
import struct
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import api
from planner.load.register.packed import MOST_UNPACKED
from tests.growth import LINEAR, TIMES, growth
from tests.running import TINY
from tests.workbooks import WHOLE, exported, refused, with_parts, written

SHEET = "xl/worksheets/sheet3.xml"
"""The part of Modifications."""


def with_sheet(path: Path, content: bytes) -> Path:
    """A register whose sheet of modifications is this XML."""
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    whole = head + content + b"</sheetData></worksheet>"
    return with_parts(written(path, WHOLE), lambda name, old: whole if name == SHEET else old)


def packed(path: Path, **parts: bytes) -> Path:
    """An archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


# What is no workbook --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"id,title\nMP090,x\n", "text, such as CSV or YAML, and no workbook"),
        (TINY.read_bytes(), "text, such as CSV or YAML, and no workbook"),
        (b"\x7fELF\0\0", "no workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a workbook of the old kind (.xls)"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "an encrypted workbook"),
        (b"PK\x03\x04 and then nothing", "a damaged workbook: it cannot be unpacked"),
    ],
    ids=["empty", "csv", "yaml", "binary", "xls", "encrypted", "broken"],
)
def test_what_is_no_workbook_is_refused_by_its_name(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(content)
    assert refused(path).splitlines()[0] == f"{path}: {says}"
    assert len(refused(path).splitlines()) == 2


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (("hello.txt",), "a zip archive, and no Excel workbook"),
        (("[Content_Types].xml", "word/document.xml"), "a zip archive, and no Excel workbook"),
        (("mimetype", "content.xml"), "an OpenDocument file, and no Excel workbook"),
        (("[Content_Types].xml", "xl/workbook.bin"), "a binary workbook (.xlsb)"),
        (("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "a workbook with macros, which is not read"),
        (("[Content_Types].xml", "xl/workbook.xml"), "a damaged workbook: a part of it cannot be read"),
    ],
    ids=["zip", "docx", "ods", "xlsb", "xlsm", "no sheets"],
)
def test_an_archive_of_another_kind_is_refused_by_its_name(parts: tuple[str, ...], says: str, tmp_path: Path) -> None:
    path = packed(tmp_path / "r.xlsx", **dict.fromkeys(parts, b"<x/>"))
    assert refused(path).splitlines()[0] == f"{path}: {says}"


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    assert "a directory, where a file is wanted" in refused(tmp_path)
    assert "there is no such file" in refused(tmp_path / "r.xlsx")


def test_a_workbook_with_macros_is_refused_whatever_its_name(tmp_path: Path) -> None:
    path = with_parts(written(tmp_path / "r.xlsx", WHOLE), lambda _name, old: old, **{"xl/VBAProject.BIN": b"x"})
    assert "a workbook with macros" in refused(path)

    def enabled(name: str, old: bytes) -> bytes:
        return old.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml") if "Content_Types" in name else old

    assert "a workbook with macros" in refused(with_parts(written(tmp_path / "s.xlsx", WHOLE), enabled))


# What is too much -----------------------------------------------------------------------------------------------------


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = b"0" * (MOST_UNPACKED + 1)
    path = with_parts(written(tmp_path / "r.xlsx", WHOLE), lambda _name, old: old, **{"xl/bomb.xml": bomb})
    assert path.stat().st_size < 200_000
    assert "more than 64 MB when it is unpacked" in refused(path)


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory of the archive says 100 bytes; what comes out is counted."""
    unpacked: list[int] = []
    read = zipfile.ZipExtFile.read

    def counted(part: zipfile.ZipExtFile, most: int | None = -1) -> bytes:
        content = read(part, most)
        unpacked.append(len(content))
        return content

    bomb = b"0" * (MOST_UNPACKED + 1)
    path = with_parts(written(tmp_path / "r.xlsx", WHOLE), lambda _name, old: old, **{"xl/bomb.xml": bomb})
    size, lie = struct.pack("<L", len(bomb)), struct.pack("<L", 100)
    path.write_bytes(path.read_bytes().replace(size, lie))
    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    assert "workbook" in refused(path) or "64 MB" in refused(path)
    assert sum(unpacked) <= 2 * (MOST_UNPACKED + 1), "it is refused twice above"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_are_resolved(encoding: str, tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l11;</x>'

    def edit(name: str, old: bytes) -> bytes:
        return text.encode(encoding) if name == "xl/sharedStrings.xml" else old

    told = refused(with_parts(written(tmp_path / "r.xlsx", WHOLE), edit))
    assert "the part xl/sharedStrings.xml declares entities" in told


def test_formatted_rows_that_hold_nothing_are_read_soon(tmp_path: Path) -> None:
    """200,000 took a second when this was written; they take no more each than a few do."""

    def formatted(rows: int) -> Path:
        first = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c></row>'
        others = (b'<row r="%d" s="1" ht="15"><c r="A%d" s="1"/></row>' % (n, n) for n in range(2, rows + 1))
        return with_sheet(tmp_path / f"{rows}.xlsx", first + b"".join(others))

    paths = {rows: formatted(rows) for rows in (20_000, TIMES * 20_000)}
    assert api.load_register(paths[20_000]).scenario.modifications == ()
    assert growth(lambda rows: api.load_register(paths[rows]), 20_000) < LINEAR


@pytest.mark.parametrize(
    ("cell", "place"),
    [("XFD1048576", "row 1,048,576 and column 16,384"), ("A20002", "row 20,002 and column 1"), ("TZ1", "column 546")],
)
def test_a_cell_far_away_is_refused_before_it_fills_the_memory(cell: str, place: str, tmp_path: Path) -> None:
    row = re.sub(r"\D", "", cell)
    content = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>1</v></c></row>'
    told = refused(with_sheet(tmp_path / "r.xlsx", content.encode()))
    assert "the sheet 'Modifications' goes to" in told
    assert place in told


# What is broken -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
)
@pytest.mark.parametrize("content", [b"", b"<", b"<a><b></a>", b"\xff\xfe\x00", b"<worksheet/>", b"<sst><si><t>x"])
def test_a_broken_part_ends_in_one_message(part: str, content: bytes, tmp_path: Path) -> None:
    path = with_parts(written(tmp_path / "r.xlsx", WHOLE), lambda name, old: content if name == part else old)
    with suppress(api.BadInput):
        api.load_register(path)


@pytest.mark.parametrize("cut", [30, 500, 2_000, 6_000])
def test_a_workbook_that_is_cut_off_is_refused(cut: int, tmp_path: Path) -> None:
    path = written(tmp_path / "r.xlsx", WHOLE)
    path.write_bytes(path.read_bytes()[:cut])
    assert "a damaged workbook" in refused(path)


@settings(deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_bytes_that_are_otherwise_never_end_in_a_fault(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever disk or mail has done to a workbook: it is read, or refused."""
    path = exported(api.load(TINY).scenario, tmp_path / "r.xlsx")
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    with suppress(api.BadInput):
        api.load_register(path)


@settings(deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_xml_that_is_otherwise_never_ends_in_a_fault(tmp_path: Path, data: st.DataObject) -> None:
    """The same within the parts, which the sums of an archive would else keep anybody from reading."""
    path = exported(api.load(TINY).scenario, tmp_path / "r.xlsx")
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as parts:
        part = data.draw(st.sampled_from([name for name in parts.namelist() if name.endswith((".xml", ".rels"))]))

    def edit(name: str, old: bytes) -> bytes:
        if name != part:
            return old
        start = data.draw(st.integers(0, len(old)))
        return old[:start] + data.draw(st.binary(max_size=6)) + old[start + data.draw(st.integers(0, 40)) :]

    with suppress(api.BadInput):
        api.load_register(with_parts(path, edit))


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    path = exported(api.load(TINY).scenario, tmp_path / "r.xlsx")
    api.load_register(path)
    assert [one.name for one in tmp_path.iterdir()] == ["r.xlsx"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_bytes_that_do_not_unpack_are_told_as_damage(tmp_path: Path, method: int) -> None:
    """Each way of packing has its own kind of error."""
    whole, path = written(tmp_path / "whole.xlsx", WHOLE), tmp_path / "torn.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        begins = new.getinfo(SHEET).header_offset + len(SHEET) + 40
    content = bytearray(path.read_bytes())
    content[begins : begins + 200] = b"\xa5" * 200
    path.write_bytes(content)

    assert "a damaged workbook: it cannot be unpacked" in refused(path)
