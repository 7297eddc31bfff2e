"""What cells hold, and what is said of it."""

from datetime import date, datetime, time, timedelta
from typing import TypeGuard

from models.flaw import short

CellValue = str | int | float | bool | date | time | timedelta
"""As libraries give it: empty cells hold an empty text."""


class From1904(float):
    """A number of a workbook that counts its days from 1904, as those from a Mac once did."""


def described(cell: CellValue) -> str:
    """A cell in words."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case int() | float():
            return f"the number {number_text(cell)}"
        case datetime():
            return f"the time {cell:%Y-%m-%d %H:%M}"
        case date():
            return f"the date {cell:%Y-%m-%d}"
        case str():
            return f"'{short(cell)}'"
        case _:
            return f"the time {cell}"


def number_text(number: float) -> str:
    """A number as a scenario file has it: a whole one without a point."""
    return str(int(number)) if isinstance(number, int) or number.is_integer() else repr(number)


def plain_day(cell: date) -> date:
    """The day alone."""
    return cell.date() if isinstance(cell, datetime) else cell


def is_a_day(cell: object) -> TypeGuard[date]:
    """Whether a cell holds a date without a time."""
    if isinstance(cell, datetime):
        return cell.time() == time.min
    return isinstance(cell, date)
