"""Time along a picture: where a day is, and which days are marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.report.pictures.style import LEAST
from planner.report.pictures.words import width_of

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STEPS = (1, 2, 3, 6, 12, 24, 60)
"""Months from one mark to the next."""
DAYS_OF_A_MONTH = 30.44


@dataclass(frozen=True)
class Scale:
    """Days from the first to the last, between two places in millimetres."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day is."""
        span = max(1, (_plain(self.last) - _plain(self.first)).days)
        return self.left + (self.right - self.left) * (_plain(day) - _plain(self.first)).days / span

    def ticks(self) -> Iterator[tuple[float, str]]:
        """First days of months, as many as there is room for their names."""
        span = max(1, (_plain(self.last) - _plain(self.first)).days)
        of_a_month = (self.right - self.left) / span * DAYS_OF_A_MONTH
        needed = width_of("Nov 2022", LEAST) + 2
        step = next((one for one in STEPS if one * of_a_month >= needed), STEPS[-1])
        for month in range(self.first.year * 12, self.last.year * 12 + 12, step):
            day = date(month // 12, month % 12 + 1, 1)
            if _plain(self.first) <= day <= _plain(self.last):
                yield self.x(day), f"{MONTHS[day.month - 1]} {day.year}"


def _plain(day: date) -> date:
    """Of a moment, its day."""
    return date(day.year, day.month, day.day)
