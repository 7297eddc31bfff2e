"""How a workbook lays out a sheet of the register: its name, its headings, its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.register.cells import CellValue, number_text
from planner.register.headings import called


@dataclass(frozen=True, slots=True)
class Layout:
    """Of one sheet; as secplan writes it, where nothing else is said."""

    sheet: str
    """What the workbook calls it."""
    header_row: int = 1
    headings: Mapping[str, str] | None = None
    """Our heading by theirs; other columns are not read. None: theirs are ours."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By our heading, our words by theirs."""
    always: Mapping[str, str] = field(default_factory=dict)
    """By our heading, what every row says that the sheet has no column for."""

    def ours(self, heading: str) -> str | None:
        """Our heading by one of theirs; None for a column that is not read."""
        theirs = called(heading, self.headings or ())
        return None if theirs is None or self.headings is None else self.headings[theirs]

    def cell(self, heading: str, cell: CellValue) -> CellValue:
        """A cell in our words."""
        meant = called(heading, self.values)
        return cell if meant is None else self.values[meant].get(_word(cell), cell)


def _word(cell: CellValue) -> str:
    """A cell as the list of words has it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return number_text(cell) if isinstance(cell, int | float) else str(cell).strip()
