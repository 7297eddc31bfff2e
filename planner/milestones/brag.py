"""The status of a milestone, Blue, Red, Amber or Green, by one rule; ``planner.explain.milestones`` has it in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.milestones import USER_WINDOW, Milestones
from models.tracker import Brag, OrderBroken, Sign, UserWindow
from planner.milestones.dates import Dates

BRAG_OF: dict[Sign, Brag] = {
    "done": "blue",
    "overdue": "red",
    "not before go-live": "red",
    "short window": "red",
    "very late": "red",
    "late": "amber",
    "out of order": "amber",
    "on plan": "green",
}
"""What each sign makes of a milestone; the first of them that holds settles it."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What the status of a milestone rests on."""

    dates: Dates
    window: UserWindow | None
    broken: tuple[OrderBroken, ...]

    def of(self, name: str) -> tuple[Brag, tuple[Sign, ...]]:
        """The status of a milestone, and all the signs that give it that one."""
        return _settled(list(self._signs(name)))

    def of_go_live(self) -> tuple[Brag, tuple[Sign, ...]]:
        """That of go-live: it never slips by itself, and is in danger where something else would not be before it."""
        if self._has_gone_live:
            return _settled(["done"])
        is_late = any(self._is_too_late(name) for name in self.dates.template)
        return _settled(["not before go-live"] if is_late else [])

    def _signs(self, name: str) -> Iterator[Sign]:
        if self.dates.said(name).done:
            yield "done"
            return
        if self.dates.due(name) < self.dates.scenario.as_of:
            yield "overdue"
        if self._is_too_late(name):
            yield "not before go-live"
        if name == USER_WINDOW and self.window and self.window.is_short:
            yield "short window"
        yield from _lateness(slip_working_days(self.dates, name), self.dates.scenario.timetable)
        if any(one.milestone == name and one.is_forecast for one in self.broken):
            yield "out of order"

    def _is_too_late(self, name: str) -> bool:
        is_done = self.dates.said(name).done is not None
        return not is_done and self.dates.forecast[name] >= self.dates.release.go_live

    @property
    def _has_gone_live(self) -> bool:
        return self.dates.release.go_live <= self.dates.scenario.as_of


def slip_working_days(dates: Dates, name: str) -> int:
    """From the planned day to the one that is forecast."""
    return dates.calendar.working_days_between(dates.planned[name], dates.forecast[name])


def first_go_live(dates: Dates, window: UserWindow | None) -> date:
    """The first Working Day to go live after all that is to be done, with a window that is long enough.

    The go-live itself where nothing is to be mended.
    """
    go_live = dates.release.go_live
    late = [day for name, day in dates.forecast.items() if not dates.said(name).done and day >= go_live]
    after_these = [dates.calendar.add_working_days(day, 1) for day in late]
    after_the_window = [window.go_live_from] if window and window.is_short else []
    return max([*after_these, *after_the_window], default=go_live)


def _lateness(days: int, limits: Milestones) -> Iterator[Sign]:
    if days > limits.red_after.amount:
        yield "very late"
    elif days > limits.amber_after.amount:
        yield "late"


def _settled(signs: list[Sign]) -> tuple[Brag, tuple[Sign, ...]]:
    ranked = [sign for sign in BRAG_OF if sign in (signs or ["on plan"])]
    brag = BRAG_OF[ranked[0]]
    return brag, tuple(sign for sign in ranked if BRAG_OF[sign] == brag)
