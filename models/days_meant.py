"""Dates that are not written as dates: what they probably mean."""

import re
from contextlib import suppress
from datetime import date, timedelta

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST_MEANT, _LAST_MEANT = date(1980, 1, 1), date(2100, 12, 31)
"""Other numbers are hardly meant as days."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def days_meant(text: str) -> list[date]:
    """The dates that a text may mean, the likeliest first: day and month may stand in either order."""
    return list(dict.fromkeys(_likely(text.strip())))


def day_of_number(number: float, *, from_1904: bool = False) -> date | None:
    """The day that a spreadsheet means by a number, if any; some workbooks count from 1904."""
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    first, last = ((day - epoch).days for day in (_FIRST_MEANT, _LAST_MEANT))
    return epoch + timedelta(days=int(number)) if number == int(number) and first <= number <= last else None


def how_to_write_a_day(text: str) -> str:
    """The hint for what is no date in a file or on the command line: the date that was meant, where that shows."""
    meant = days_meant(text)
    if not meant and re.fullmatch(r"\d{5}", text.strip(), re.ASCII):  # as a spreadsheet shows a date without its format
        meant = [day for day in [day_of_number(int(text))] if day]
    return f"did you mean {' or '.join(map(str, meant))}?" if meant else "write year-month-day: 2021-06-24"


def _likely(text: str) -> list[date]:
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text, re.ASCII):
        year, month, day = map(int, found.groups())
        return _existing((year, month, day))
    if found := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", text, re.ASCII):
        first, second, year = map(int, found.groups())
        century = 0 if year > 99 else 2000
        return _existing((year + century, second, first), (year + century, first, second))
    written = r"(?:[a-z]+ )?(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3})[a-z]*\.?,?[- ](\d{4})"
    if (found := re.fullmatch(written, text.lower(), re.ASCII)) and found[2] in _MONTHS:
        return _existing((int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])))
    return []


def _existing(*candidates: tuple[int, int, int]) -> list[date]:
    """Those that are in the calendar."""
    found: list[date] = []
    for candidate in candidates:
        with suppress(ValueError):
            found.append(date(*candidate))
    return found
