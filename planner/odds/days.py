"""The days of a calendar as numbers, so that ten thousand dates are moved at once.

A day is its place in the tables of bank holidays, from 0; ``beyond`` stands for every day after their end.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.duration import Duration, Unit
from models.governance import Body
from planner.calendar import Calendar, CalendarError
from planner.meetings import meetings_from, papers_due

Days = NDArray[np.int64]


@dataclass(frozen=True)
class DayTable:
    """A calendar by number of day."""

    calendar: Calendar

    @cached_property
    def beyond(self) -> int:
        """The number that stands for what is after the tables' end."""
        return (self.calendar.last - self.calendar.first).days + 1

    def number(self, day: date) -> int:
        """The number of a day; one before the tables begin is below 0."""
        return min((day - self.calendar.first).days, self.beyond)

    def day(self, number: int) -> date | None:
        """The day of a number; None beyond the tables."""
        return None if number >= self.beyond else self.calendar.first + timedelta(days=int(number))

    @cached_property
    def _is_working(self) -> NDArray[np.bool_]:
        days = (self.calendar.first + timedelta(days=number) for number in range(self.beyond))
        return np.fromiter(map(self.calendar.is_working_day, days), dtype=bool, count=self.beyond)

    @cached_property
    def _working(self) -> Days:
        """The number of each Working Day."""
        found: Days = np.flatnonzero(self._is_working).astype(np.int64)
        return found

    @cached_property
    def _upto(self) -> Days:
        """For each day, the Working Days up to it and with it; beyond the tables, all of them."""
        upto = np.cumsum(self._is_working, dtype=np.int64)
        return np.append(upto, upto[-1])

    def after(self, days: Days, amounts: Days, unit: Unit) -> Days:
        """Each day plus its amount, as ``Calendar.after`` has it."""
        if unit == "WD":
            return self._moved(days, amounts)
        if unit == "days":
            return np.asarray(np.minimum(days + amounts, self.beyond), dtype=np.int64)
        found = np.full(np.broadcast(days, amounts).shape, self.beyond, dtype=np.int64)
        days, amounts = np.broadcast_arrays(days, amounts)
        for amount in np.unique(amounts):
            chosen = (amounts == amount) & (days < self.beyond)
            found[chosen] = self._months_after(days[chosen], Duration(int(amount), "months"))
        return found

    def _moved(self, days: Days, amounts: Days) -> Days:
        wanted = self._upto[days] + amounts - 1
        inside = np.minimum(wanted, len(self._working) - 1)
        found = np.where(wanted < len(self._working), self._working[inside], self.beyond)
        return np.where((amounts == 0) | (days >= self.beyond), days, found)

    def _months_after(self, days: Days, duration: Duration) -> Days:
        """Day by day, each different one once."""
        different, back = np.unique(days, return_inverse=True)
        moved = [self.number(self.calendar.after(self._some_day(number), duration)) for number in different]
        return np.array(moved, dtype=np.int64)[back]

    def _some_day(self, number: int) -> date:
        return self.calendar.first + timedelta(days=int(number))

    def first_after(self, days: Days, weekday: int) -> Days:
        """The first such weekday after each day, counted from 0 for Monday."""
        here = (days + self.calendar.first.weekday()) % 7
        found: Days = np.minimum(days + (weekday - here - 1) % 7 + 1, self.beyond)
        return found

    def earlier(self, days: Days, working_days: int) -> Days:
        """Each day so many Working Days before; what is beyond the tables stays there."""
        held = self._upto[np.minimum(days, self.beyond - 1)] - self._is_working[np.minimum(days, self.beyond - 1)]
        found = self._working[np.maximum(held - working_days, 0)]
        return np.where(days >= self.beyond, days, found)


@dataclass(frozen=True)
class Meetings:
    """The meetings of a body from a day on: to which one something goes that is ready on a day."""

    table: DayTable
    body: Body
    today: date

    @cached_property
    def _listed(self) -> list[date]:
        found: list[date] = []
        with suppress(CalendarError):  # they go on for as long as the tables do
            found.extend(meetings_from(self.body, self.today, self.table.calendar))
        return found

    @cached_property
    def _numbers(self) -> Days:
        return np.array([*map(self.table.number, self._listed), self.table.beyond], dtype=np.int64)

    @cached_property
    def _papers(self) -> Days:
        """The day by which the papers of each are due."""
        return np.array([*map(self._due, self._listed), self.table.beyond], dtype=np.int64)

    def _due(self, meeting: date) -> int:
        try:
            return self.table.number(papers_due(self.body, meeting, self.table.calendar))
        except CalendarError:
            return -1  # before all days that there are

    def after(self, ready: Days) -> Days:
        """The meeting that each goes to: the next whose papers are in time, as ``planner.forecast`` has it."""
        since = np.minimum(np.maximum(ready + 1, self.table.number(self.today)), self.table.beyond)
        by_day = np.searchsorted(self._numbers, since)
        by_papers = np.searchsorted(self._papers, ready)
        return self._numbers[np.minimum(np.maximum(by_day, by_papers), len(self._numbers) - 1)]
