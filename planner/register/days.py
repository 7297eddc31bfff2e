"""Dates that are not written as dates: what they probably mean."""

import re
from contextlib import suppress
from datetime import date, timedelta

from planner.calendar import format_date
from planner.register.asked import Asked
from planner.register.cells import number_text

FIRST_DAY = date(1900, 3, 1)
"""Workbooks take 1900 for a leap year: dates before that March are not the same in all of them."""

_EPOCH = date(1899, 12, 30)
_NUMBERS_OF_DAYS = range(29_221, 73_416)
"""From 1980 to 2100: other numbers are hardly meant as dates."""

_HINT = "write it as a date, such as 24 June 2021, in a cell whose format is a date"


def asked_about_text(text: str) -> Asked:
    """A text where a date is wanted, with the dates that it may stand for."""
    likely = list(dict.fromkeys(_likely(text.strip())))
    if not likely:
        return Asked(f"'{text}' is not a date", _HINT)
    meant = " or ".join(format_date(one) for one in likely)
    hint = f"did you mean {meant}? {_HINT}"
    return Asked(f"'{text}' is text, where a date is wanted", hint, likely[0].isoformat())


def asked_about_number(number: float) -> Asked:
    """A number where a date is wanted, which may be a date in a cell without the format of one."""
    says = f"the number {number_text(number)}, where a date is wanted"
    if number not in _NUMBERS_OF_DAYS:
        return Asked(says, _HINT)
    likely = _EPOCH + timedelta(days=int(number))
    return Asked(says, f"did you mean {format_date(likely)}? give the cell the format of a date", likely.isoformat())


def _likely(text: str) -> list[date]:
    """The dates that a text may mean: day and month may stand in either order."""
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        year, month, day = map(int, found.groups())
        return _existing((year, month, day))
    if found := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", text):
        first, second, year = map(int, found.groups())
        century = 0 if year > 99 else 2000
        return _existing((year + century, second, first), (year + century, first, second))
    if found := re.fullmatch(
        r"(?:[a-z]+ )?(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3})[a-z]*\.?,?[- ](\d{4})", text.lower()
    ):
        months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
        if found[2] in months:
            return _existing((int(found[3]), months.index(found[2]) + 1, int(found[1])))
    return []


def _existing(*candidates: tuple[int, int, int]) -> list[date]:
    """Those that are in the calendar."""
    found: list[date] = []
    for candidate in candidates:
        with suppress(ValueError):
            found.append(date(*candidate))
    return found
