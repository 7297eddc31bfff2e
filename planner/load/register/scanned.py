"""What the cells of a sheet are like beyond their values: how far they go, formulas and errors."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_ELEMENTS = 6_000_000
"""A million rows with a formatted cell each are read in seconds, and have half as many."""

Position = tuple[int, int]


class TooMuch(Exception):
    """More cells than any register has."""


@dataclass(slots=True)
class Scan:
    """What was found; rows and columns count from 1."""

    last_row: int = 0
    """The last that holds something."""
    last_column: int = 0
    errors: set[Position] = field(default_factory=set)
    """Cells with an error of Excel's, such as #REF!."""
    unsolved: set[Position] = field(default_factory=set)
    """Formulas without the value that they came to."""


def scanned(content: bytes) -> Scan:
    """Look through the XML of a sheet.

    Raises
    ------
    TooMuch
        If there is more of it than anybody would write.
    expat.ExpatError
        If it is not XML.
    """
    return _Scanner().read(content)


class _Scanner:
    """Hears of each element once; what most cells are spared, as there may be a million, is done at the end of one."""

    def __init__(self) -> None:
        self.scan = Scan()
        self.name = ""
        self.before: Position = (0, 0)
        """Where the cell is, if it has no name: beside the one before."""
        self.kind = ""
        self.has_formula = False
        self.has_value = False
        self.is_in_value = False
        self.elements = 0

    def read(self, content: bytes) -> Scan:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)  # noqa: FBT003 - the parser's own
        return self.scan

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise TooMuch
        match name if ":" not in name else name.rpartition(":")[2]:
            case "c":
                self._start_cell(attributes)
            case "row":
                row = int(attributes["r"]) if "r" in attributes else self._here()[0] + 1
                self.name, self.before = "", (row, 0)
            case "f":
                self.has_formula = True
            case "v" | "is":
                self.is_in_value = True
            case _:
                pass

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self.name = attributes["r"]
        else:
            row, column = self._here()
            self.name, self.before = "", (row, column + 1)
        self.kind = attributes.get("t", "")
        self.has_formula = self.has_value = self.is_in_value = False

    def _here(self) -> Position:
        """Where the cell is that was heard of last."""
        return (_position(self.name) if self.name else None) or self.before

    def _text(self, _text: str) -> None:
        self.has_value = self.has_value or self.is_in_value

    def _end(self, name: str) -> None:
        match name if ":" not in name else name.rpartition(":")[2]:
            case "c" if self.has_value or self.has_formula:
                self._end_cell(self._here())
            case "v" | "is":
                self.is_in_value = False
            case _:
                pass

    def _end_cell(self, here: Position) -> None:
        self.scan.last_row = max(self.scan.last_row, here[0])
        self.scan.last_column = max(self.scan.last_column, here[1])
        if self.kind == "e":
            self.scan.errors.add(here)
        elif self.has_formula and not self.has_value and self.kind != "str":  # a text that is empty is a value
            self.scan.unsolved.add(here)


def _position(name: str) -> Position | None:
    """Row and column of a cell by its name."""
    found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
