"""The zip file that a Word document is: read with care, and written the same whenever it is written."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from zlib import error as ZlibError  # noqa: N812 - a class, whatever it is called

from docx.oxml import parse_xml

MOST_BYTES = 50_000_000
"""Of all that a document holds, unpacked: an honest one with pictures is far smaller."""

MOST_XML_BYTES = 5_000_000
"""Of text, styles and sheets: six times those of the house's own. Each paper reads them anew, and 40 MB take 56 s."""

MOST_PARTS = 2_000

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can say."""

ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the older kind begin, and those that are locked with a password."""

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

NO_DOCUMENT = "this is no Word document (.docx)"

DAMAGED = "a damaged Word document; open it in Word and save it again"


class BadBase(Exception):
    """A base document that cannot be used, with what is wrong."""


def parts_of(content: bytes) -> dict[str, bytes]:
    """What a document that is safe holds, by name; nothing is unpacked beyond what it may be.

    Raises
    ------
    BadBase
        If it is no Word document, locked, with macros, or larger than any honest one.
    """
    if content.startswith(ENCRYPTED):
        raise BadBase("this is locked with a password, or a document of Word 97 to 2003; save it as .docx without one")
    if not content.startswith(b"PK"):
        raise BadBase(NO_DOCUMENT)
    try:
        parts = dict(_unpacked(zipfile.ZipFile(BytesIO(content))))
    except (zipfile.BadZipFile, ZlibError, LZMAError, NotImplementedError, EOFError, ValueError, OSError):
        raise BadBase(f"this is {DAMAGED}") from None
    _refuse_macros(parts)
    if MAIN.encode() not in parts.get("[Content_Types].xml", b"") or "_rels/.rels" not in parts:
        raise BadBase(NO_DOCUMENT)
    _refuse_xml(parts)
    return parts


def _unpacked(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Each part, read up to what is left of the bound: what a zip file says of its sizes may be untrue."""
    rows = archive.infolist()
    left = MOST_BYTES
    if len(rows) > MOST_PARTS:
        raise BadBase(f"this holds {len(rows):,} parts, and {MOST_PARTS:,} is the most")
    twice = [name for name, times in Counter(row.filename for row in rows).items() if times > 1]
    if twice:
        raise BadBase(f"this has the part {twice[0]} twice; open it in Word and save it again")
    for row in rows:
        if row.flag_bits & 1:
            raise BadBase("this is locked with a password; save it without one")
        try:
            with archive.open(row) as file:
                content = file.read(left + 1)
        except (zipfile.BadZipFile, ZlibError, LZMAError, EOFError, ValueError, OSError):
            raise BadBase(f"its part {row.filename} cannot be unpacked: this is {DAMAGED}") from None
        left -= len(content)
        if left < 0:
            raise BadBase(f"this unpacks to more than {MOST_BYTES // 1_000_000} MB, which no base document needs")
        yield row.filename, content


def _refuse_macros(parts: dict[str, bytes]) -> None:
    kinds = parts.get("[Content_Types].xml", b"").lower()
    if b"macroenabled" in kinds or b"vbaproject" in kinds or any("vbaproject" in name.lower() for name in parts):
        raise BadBase("this holds macros; save it as a Word document without (.docx)")
    if any("activex" in name.lower() or "embeddings/" in name.lower() for name in parts):
        raise BadBase("this holds embedded objects or controls; save a document without them")


def _refuse_xml(parts: dict[str, bytes]) -> None:
    """Refuse what is too long, damaged, or declares a document type, in parts too that are only copied."""
    xml = {name: content for name, content in parts.items() if _is_xml(name, content)}
    if sum(map(len, xml.values())) > MOST_XML_BYTES:
        most = f"{MOST_XML_BYTES // 1_000_000} MB"
        raise BadBase(f"its text and styles unpack to more than {most}; delete its text, of which papers take nothing")
    for name, content in xml.items():
        try:
            root = parse_xml(content)  # which resolves no entities
        except (SyntaxError, ValueError):
            raise BadBase(f"its part {name} cannot be read: this is {DAMAGED}") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise BadBase(f"its part {name} holds a document type definition, which no document of Word's has")


def _is_xml(name: str, content: bytes) -> bool:
    """By its name, or as it begins; but for pictures, in which nothing is looked up."""
    if name.lower().endswith((".xml", ".rels")):
        return True
    return not name.startswith("word/media/") and content.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")


def rewritten(content: bytes) -> bytes:
    """The same parts, in the same order and with the same moment, whenever and wherever it is written."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            row = zipfile.ZipInfo(name, EPOCH)
            row.compress_type = zipfile.ZIP_DEFLATED
            row.create_system = 0  # else the system that it was written on
            new.writestr(row, old.read(name))
    return made.getvalue()
