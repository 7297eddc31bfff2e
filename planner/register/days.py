"""What is asked about a cell in which no date stands where one is wanted."""

from datetime import date

from models.days_meant import day_of_number, days_meant
from planner.calendar import format_date
from planner.register.asked import Asked
from planner.register.cells import From1904, number_text

FIRST_DAY = date(1900, 3, 1)
"""Workbooks take 1900 for a leap year: dates before that March are not the same in all of them."""

_HINT = "write it as a date, such as 24 June 2021, in a cell whose format is a date"


def asked_about_text(text: str) -> Asked:
    """A text where a date is wanted, with the dates that it may stand for."""
    likely = days_meant(text)
    if not likely:
        return Asked(f"'{text}' is not a date", _HINT)
    meant = " or ".join(format_date(one) for one in likely)
    hint = f"did you mean {meant}? {_HINT}"
    return Asked(f"'{text}' is text, where a date is wanted", hint, likely[0].isoformat())


def asked_about_number(number: float) -> Asked:
    """A number where a date is wanted, which may be a date in a cell without the format of one."""
    says = f"the number {number_text(number)}, where a date is wanted"
    likely = day_of_number(number, from_1904=isinstance(number, From1904))
    if likely is None:
        return Asked(says, _HINT)
    return Asked(says, f"did you mean {format_date(likely)}? give the cell the format of a date", likely.isoformat())
