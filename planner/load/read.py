"""A file to its text, if it is a text file of reasonable size."""

from pathlib import Path

from models.flaw import maybe
from planner.load.errors import BadInput, InputError, lines_of

LARGEST_BYTES = 8 * 1024 * 1024
"""Eight times what 5,000 modifications take."""


WORKBOOK = b"PK\x03\x04"
"""What workbooks begin with, as all zip archives do."""


def read_text(path: Path | str) -> str:
    """The text of a file.

    Raises
    ------
    BadInput
        Where it is not there, cannot be read, is too large or is not UTF-8.
    """
    path = Path(path)
    content = read_bytes(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith(WORKBOOK):
            hint = f"is it a register? secplan import {path} reads one"
            raise _refusal(path, "a workbook or another archive, and no text", hint) from None
        before = lines_of(error.object[: error.start].decode())
        mistake = InputError(len(before), len(before[-1]) + 1, "this is not UTF-8 text", "save the file as UTF-8")
        raise BadInput(str(path), [mistake], content.decode("utf-8", errors="replace")) from None


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises
    ------
    BadInput
        Where it is not there, cannot be read or is too large.
    """
    if "\0" in str(path):
        raise _refusal(path, "a name with a NUL, which no file has", "look at the spelling")
    try:
        if path.is_dir():
            raise _refusal(path, "a directory, where a file is wanted", "name a file in it")
        if path.exists() and not path.is_file():
            raise _refusal(path, "not a regular file", "write it to a file first")
        if path.stat().st_size > LARGEST_BYTES:
            says = f"larger than {LARGEST_BYTES // 1024 // 1024} MB, which no scenario is"
            raise _refusal(path, says, "is this the right file?")
        return path.read_bytes()
    except FileNotFoundError:
        raise _refusal(path, "there is no such file", _near(path)) from None
    except OSError as error:
        raise _refusal(path, f"cannot be read: {error.strerror}", "look at the path and its permissions") from None


def _refusal(path: Path, says: str, hint: str) -> BadInput:
    return BadInput(str(path), [InputError(0, 0, says, hint)])


def _near(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"there is no directory '{path.parent}' to look in either"
    return maybe(path.name, names) or "look at the spelling, and at the directory that you are in"
