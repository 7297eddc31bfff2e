"""A file to the parts of a workbook, if it is one that is safe to read."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from zlib import error as ZlibError  # noqa: N812 - a class, whatever it is called

from planner.load.errors import BadInput, InputError

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts, unpacked: thirty times what 5,000 modifications take."""

MOST_PARTS = 2_000

_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "open it, and save it as an Excel workbook (.xlsx)"
_LEFT_OUT = ("xl/externalLinks/", "xl/media/", "xl/drawings/", "xl/embeddings/", "xl/printerSettings/")
"""Parts that are never looked at."""


def parts_of(content: bytes, file: str) -> dict[str, bytes]:
    """The parts of a workbook by name; those that nobody reads are left out.

    Raises
    ------
    BadInput
        If it is no workbook, or one with macros, or larger unpacked than any register is.
    """
    _require_zip(content, file)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _require_workbook(packed, file)
            return dict(_unpacked(packed, file))
    except (zipfile.BadZipFile, ZlibError, LZMAError, EOFError, NotImplementedError, OverflowError, OSError):
        raise refusal(file, "a damaged workbook: it cannot be unpacked", "open it in Excel and save it again") from None
    except RuntimeError:  # a part of it with a password
        raise refusal(file, "an encrypted workbook", "save it without a password") from None


def has_external_links(content: bytes) -> bool:
    """Whether a workbook, which can be read, refers to others."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return any(name.startswith("xl/externalLinks/") for name in packed.namelist())


def refusal(file: str, says: str, hint: str) -> BadInput:
    """Of the whole file."""
    return BadInput(file, [InputError(0, 0, says, hint)])


def _require_zip(content: bytes, file: str) -> None:
    """Refuse what is no zip archive, each kind by its name."""
    if not content:
        raise refusal(file, "the file is empty", "secplan export --template writes a workbook to start from")
    if content.startswith(_OLD):
        if _ENCRYPTED in content:
            raise refusal(file, "an encrypted workbook", "save it without a password")
        raise refusal(file, "a workbook of the old kind (.xls)", _SAVE_AS)
    if not content.startswith(b"PK"):
        is_text = b"\0" not in content
        says = "text, such as CSV or YAML, and no workbook" if is_text else "no workbook"
        raise refusal(file, says, f"{_SAVE_AS}; secplan reads scenario files (.yaml) without import")


def _require_workbook(packed: zipfile.ZipFile, file: str) -> None:
    """Refuse other archives, workbooks with macros, and what is too much, by what the archive says of itself."""
    names = packed.namelist()
    if "mimetype" in names and "[Content_Types].xml" not in names:
        raise refusal(file, "an OpenDocument file, and no Excel workbook", _SAVE_AS)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refusal(file, "a workbook with macros, which is not read", "save it as a workbook without them (.xlsx)")
    if "xl/workbook.bin" in names:
        raise refusal(file, "a binary workbook (.xlsb)", _SAVE_AS)
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise refusal(file, "a zip archive, and no Excel workbook", "is this the right file?")
    if len(names) > MOST_PARTS or len(set(names)) < len(names):
        raise refusal(file, "no register: it has too many parts, or one twice", "is this the right file?")
    if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
        raise _too_large(file)


def _unpacked(packed: zipfile.ZipFile, file: str) -> Iterator[tuple[str, bytes]]:
    """The parts that are read, whatever size the archive says that they have."""
    left = MOST_UNPACKED
    for one in packed.infolist():
        if one.is_dir() or one.filename.startswith(_LEFT_OUT):
            continue
        with packed.open(one) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _too_large(file)
        if _declares_entities(content):
            says = f"the part {one.filename} declares entities, which no workbook needs"
            raise refusal(file, says, "open it in Excel and save it again")
        if one.filename == "[Content_Types].xml" and b"macroEnabled" in content:
            raise refusal(file, "a workbook with macros, which is not read", "save it as one without them (.xlsx)")
        yield one.filename, content


def _declares_entities(content: bytes) -> bool:
    """Whether it has a document type, in which alone entities can be declared; text may be in UTF-16."""
    text = content.replace(b"\0", b"") if b"\0" in content[:4] else content
    return b"<!DOCTYPE" in text or b"<!ENTITY" in text


def _too_large(file: str) -> BadInput:
    says = f"more than {MOST_UNPACKED // 1024 // 1024} MB when it is unpacked, which no register is"
    return refusal(file, says, "is this the right file?")


def repacked(parts: dict[str, bytes]) -> BytesIO:
    """An archive of these parts: its sizes are what they say, whatever those of the file were."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    held.seek(0)
    return held
