"""Working Days, dates less or plus a duration, and decision cut-offs.

A Working Day of the SEC is not a Saturday, Sunday, Christmas Day, Good Friday or bank holiday; which
days are bank holidays is a table for each division, ``holidays/*.csv``, in the words of
https://www.gov.uk/bank-holidays (Open Government Licence 3.0). It holds weekdays only: a holiday on
a weekend is there as its substitute day.

The table ends where GOV.UK's does. At the end of each year GOV.UK adds the third year from it: 2027
on 27 November 2024, 2028 on 24 November 2025 (github.com/alphagov/frontend, pull requests 4465 and
5137), so in November 2026 the last is 2028. The ordinary holidays of later years could be computed,
but not their one-off days (a jubilee, a moved May holiday): they are not guessed.
"""

import csv
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.duration import Duration

FIRST_YEAR: Final = 2018
LAST_YEAR: Final = 2028
"""The last year whose bank holidays GOV.UK had published in November 2026; raise it with the tables."""

_TITLES: Final = {"england-and-wales": "England and Wales", "scotland": "Scotland"}

CALENDARS: Final[tuple[str, ...]] = tuple(_TITLES)

_ONE_DAY: Final = timedelta(days=1)

# Not strftime's: that speaks the language of the machine.
_MONTHS: Final = "January February March April May June July August September October November December".split()  # noqa: SIM905 - as a list it takes twelve lines

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class CalendarError(ValueError):
    """A date or a calendar that the tables do not hold."""


@dataclass(frozen=True)
class Calendar:
    """The Working Days of one division of Great Britain; made by ``calendar_for``.

    Every question whose answer depends on a day outside ``first`` to ``last`` is a
    ``CalendarError``: without the table, a bank holiday would pass for a Working Day.
    """

    name: str
    first: date
    last: date
    holidays: Mapping[date, str] = field(hash=False, repr=False)
    """The name of each bank holiday, by date."""

    def __post_init__(self) -> None:
        for day in self.holidays:
            self._require(day)

    def is_working_day(self, day: date) -> bool:
        self._require(day)
        return day.weekday() < 5 and day not in self.holidays

    def on_or_before(self, day: date) -> date:
        """The day itself, or the last Working Day before it."""
        while not self.is_working_day(day):
            day -= _ONE_DAY
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself, or the first Working Day after it."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th Working Day after ``day``, which is not counted; before it where negative.

        No Working Days after a day is the day itself, be it a Working Day or not.
        """
        self._require(day)
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """The Working Days after ``start`` up to and including ``end``.

        Undoes ``add_working_days``, and so is negative where ``end`` is before ``start``.
        """
        self._require(start)
        self._require(end)
        if end < start:
            return -sum(map(self.is_working_day, _days(end, start - _ONE_DAY)))
        return sum(map(self.is_working_day, _days(start + _ONE_DAY, end)))

    def before(self, day: date, duration: Duration) -> date:
        """The day less the duration; a month too short for the day gives its last day."""
        return self._moved(day, duration, direction=-1)

    def after(self, day: date, duration: Duration) -> date:
        """The day plus the duration; a month too short for the day gives its last day."""
        return self._moved(day, duration, direction=1)

    def cut_off(self, go_live: date, *lead_times: Duration) -> date:
        """The last day on which a decision is in time for a go-live: a Working Day.

        Of lead times in different units the longest is the one that gives the earliest date.
        """
        return _cut_off(self, go_live, lead_times)

    def _moved(self, day: date, duration: Duration, *, direction: int) -> date:
        count = direction * duration.amount
        match duration.unit:
            case "WD":
                return self.add_working_days(day, count)
            case "months":
                return _add_months(day, count)
            case "days":
                return _add_days(day, count)

    def _require(self, day: date) -> None:
        if self.first <= day <= self.last:
            return
        bound = f"starts on {format_date(self.first)}" if day < self.first else f"ends on {format_date(self.last)}"
        raise CalendarError(
            f"the bank holidays of {day.year} are not in the table for {_TITLES[self.name]}, which {bound}"
        )


def calendar_for(name: str, extra_holidays: Iterable[tuple[date, str]] = ()) -> Calendar:
    """The calendar of a division, with days that the scenario adds to its bank holidays.

    Parameters
    ----------
    name
        One of ``CALENDARS``.
    extra_holidays
        Dates and why they are holidays; within the years of the table.

    Raises
    ------
    CalendarError
        If there is no such calendar, or an extra holiday is outside its years.
    """
    return _calendar(name, tuple(sorted(set(extra_holidays))))


def format_date(day: date) -> str:
    """Write "24 June 2020": in English whatever the locale, and without a leading zero."""
    return f"{day.day} {format_month(day)}"


def format_month(day: date) -> str:
    """Write "June 2020"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day_off(calendar: Calendar, day: date) -> str:
    """Why a day is no Working Day: the holiday, "Saturday" or "Sunday"; empty where it is one."""
    if calendar.is_working_day(day):
        return ""
    return calendar.holidays.get(day) or format_weekday(day)


def format_weekday(day: date) -> str:
    """Write "Wednesday", whatever the locale."""
    return _WEEKDAYS[day.weekday()]


@cache
def _calendar(name: str, extra_holidays: tuple[tuple[date, str], ...]) -> Calendar:
    holidays = {**_table(name), **dict(extra_holidays)}
    return Calendar(name, date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31), MappingProxyType(holidays))


@cache
def _table(name: str) -> Mapping[date, str]:
    if name not in CALENDARS:
        raise CalendarError(f"{name!r} is not a calendar; write {' or '.join(CALENDARS)}")
    path = Path(__file__).parent / "holidays" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(lines)}


# A plan asks the same few hundred cut-offs again and again: kept, an answer costs a microsecond.
@lru_cache(maxsize=16_384)
def _cut_off(calendar: Calendar, go_live: date, lead_times: tuple[Duration, ...]) -> date:
    latest = min((calendar.before(go_live, lead_time) for lead_time in lead_times), default=go_live)
    return calendar.on_or_before(latest)


def _days(first: date, last: date) -> Iterable[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def _add_days(day: date, count: int) -> date:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        raise _no_such_date(day, f"{count:+} days") from None


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        raise _no_such_date(day, f"{count:+} months")
    last_of_month = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last_of_month))


def _no_such_date(day: date, move: str) -> CalendarError:
    return CalendarError(f"{format_date(day)} {move} is not a date: years go from {date.min.year} to {date.max.year}")
