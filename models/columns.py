"""How a workbook of somebody's own names the sheets, columns and words of a register."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from models.base import Data

COLUMNS_FORMAT = "secplan.columns/1"

SheetName = Literal["Scenario", "Releases", "Modifications", "Options", "Pins", "Waivers", "Baseline", "Settings"]


class ColumnSource(Data):
    """What a column of the workbook is in a register."""

    column: str
    """The heading in a register, such as ``Impacts: GBCS``."""
    values: dict[str, str] = {}
    """The words of a register by those of the workbook: ``{Y: yes, N: no}``; an empty one stands for an empty cell."""


def _from_a_heading(value: Any) -> Any:
    return {"column": value} if isinstance(value, str) else value


class SheetSource(Data):
    """What a sheet of the workbook is in a register."""

    sheet: str
    """Its name in the workbook."""
    header_row: Annotated[int, Field(ge=1, le=1000)] = 1
    """The row with the headings."""
    columns: dict[str, Annotated[ColumnSource, BeforeValidator(_from_a_heading)]] = {}
    """By the heading in the workbook, the heading in a register; other columns are not read."""
    always: dict[str, str] = {}
    """By heading in a register, what every row says: ``{Decision: expected}``."""


class Columns(Data):
    """A file that says where the parts of a register are in a workbook."""

    format: Literal["secplan.columns/1"]
    sheets: dict[SheetName, SheetSource]
    """By the name of a sheet in a register, where the workbook has it; other sheets are not read."""
