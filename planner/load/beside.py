"""A file that another one names, in its own folder or below."""

from pathlib import Path

from models.flaw import short
from planner.load.errors import BadInput
from planner.load.read import read_text


class Refused(Exception):
    """A file that cannot be used from here."""

    def __init__(self, says: str, hint: str) -> None:
        super().__init__(says)
        self.says = says
        self.hint = hint


def path_beside(file: str, name: str) -> Path:
    """Where a file is that is named in another; it need not be there.

    Raises
    ------
    Refused
        If no file can have that name, or it is elsewhere.
    """
    folder = Path(file).parent
    path = folder / name
    try:
        is_beside = path.resolve().is_relative_to(folder.resolve())
    except ValueError:
        raise Refused(f"'{short(name)}' holds a NUL, which no name of a file does", "write the name alone") from None
    except RuntimeError:  # up to Python 3.12
        raise Refused(f"'{short(name)}' is a link that leads to itself", "name the file itself") from None
    if not is_beside:
        raise Refused(f"'{short(name)}' is outside the folder of this file", "put it beside this file, or below")
    return path


def text_beside(path: Path, name: str) -> str:
    """The text of such a file.

    Raises
    ------
    Refused
        With what is wrong with the file, as it is named.
    """
    try:
        return read_text(path).removeprefix("\ufeff")
    except BadInput as error:
        raise Refused(f"'{short(name)}': {error.errors[0].says}", error.errors[0].hint) from None
