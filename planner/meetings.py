"""The meetings of a body: those that are known, and those that its rule gives in all other months; and their papers."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from models.governance import NTHS, WEEKDAYS, Body
from planner.calendar import Calendar

WEEK = timedelta(weeks=1)


def meetings_from(body: Body, first: date, calendar: Calendar) -> Iterator[date]:
    """The meetings of a body on this day and after it, in order, to the end of the calendar.

    Raises
    ------
    planner.calendar.CalendarError
        Where one would be beyond the tables of bank holidays.
    """
    year, month = first.year, first.month
    while True:
        yield from (day for day in in_month(body, year, month, calendar) if day >= first)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def papers_due(body: Body, meeting: date, calendar: Calendar) -> date:
    """The Working Day by which the papers of a meeting are due; the meeting itself where it needs none before.

    Raises
    ------
    planner.calendar.CalendarError
        Where it would be beyond the tables of bank holidays.
    """
    return calendar.on_or_before(calendar.before(meeting, body.papers)) if body.papers.amount else meeting


def in_month(body: Body, year: int, month: int, calendar: Calendar) -> list[date]:
    """The meetings of a month: those that are known, else the one that the rule gives."""
    known = sorted(day for day in body.dates if (day.year, day.month) == (year, month))
    return known or [by_rule(body, year, month, calendar)]


def by_rule(body: Body, year: int, month: int, calendar: Calendar) -> date:
    """The meeting that the rule gives; where that day is no Working Day, a week later, or earlier to stay in the month.

    So it was in April 2020, where the second Friday was Good Friday; a fourth Wednesday may be Christmas Day.
    """
    nth, weekday = body.meets.split()
    day = _nth(year, month, NTHS.index(nth), WEEKDAYS.index(weekday))
    tried = (day + weeks * WEEK for weeks in (0, 1, 2, -1, -2))
    return next(one for one in tried if one.month == month and calendar.is_working_day(one))


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    """The first to fourth, or the last, such weekday of a month; both counted from 0."""
    if NTHS[nth] == "last":
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth)
