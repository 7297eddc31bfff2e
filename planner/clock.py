"""The last dates that still make a release: from the cut-off back through the steps that are left.

The steps and meetings are those that ``planner.forecast`` goes through forwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from models import Modification, Release, Scenario
from models.duration import Duration
from models.forecast import LastDate
from models.governance import WEEKDAYS, Weekday
from planner.calendar import Calendar, CalendarError
from planner.facts import last_decision_day, steps_done, working_days
from planner.meetings import meetings_from, papers_due

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)


def last_dates(
    scenario: Scenario, modification: Modification, option: str | None, release: Release
) -> tuple[LastDate, ...]:
    """The last Working Day of each step that is left from which the decision can still be in time, first step first.

    Where a decision is forecast for the day by which it comes in so many of a hundred cases, it is in time from there
    in as many. Empty where nothing is to be decided. Once a step has no day from today on, the
    release is missed; the days before are told all the same.

    Raises
    ------
    planner.calendar.CalendarError
        Where one would be beyond the tables of bank holidays.
    """
    latest = last_decision_day(scenario, modification, option, release)
    if latest is None:
        return ()
    back = _Back(scenario, modification)
    percent = scenario.governance.confidence
    found = reversed(list(back.steps(latest))) if percent is None else back.likely(latest, percent)
    return tuple(map(back.on_working_days, found))


def last_dates_before(scenario: Scenario, modification: Modification, decision: date) -> tuple[LastDate, ...]:
    """The last Working Day of each step that is left, first step first, from which it is decided on a day.

    Raises
    ------
    planner.calendar.CalendarError
        Where one would be beyond the tables of bank holidays.
    """
    back = _Back(scenario, modification)
    return tuple(map(back.on_working_days, reversed(list(back.steps(decision)))))


@dataclass(frozen=True)
class _Back:
    """A modification's way, from its end."""

    scenario: Scenario
    modification: Modification

    @property
    def _calendar(self) -> Calendar:
        return working_days(self.scenario)

    def steps(self, latest: date) -> Iterator[LastDate]:
        """The last step first, each by the day by which the one after it has to begin."""
        path = self.scenario.governance.pathways[self.modification.path]
        for name in reversed(path[steps_done(self.scenario, self.modification) :]):
            found, latest = self._step(name, latest)
            yield found

    def likely(self, latest: date, percent: int) -> Iterator[LastDate]:
        """The first step first, each by the day from which so many of a hundred decisions are in time."""
        from planner.odds.decisions import Odds  # loads numpy, which other clocks need not wait for

        odds = Odds(self.scenario)
        for name, day in odds.last_days(self.modification, latest, percent):
            if day is None:
                raise CalendarError(f"the last day for {name} is before the tables of bank holidays")
            step, spread = self.scenario.governance.steps[name], odds.steps.spreads.get(name)
            if step.at is not None:
                yield self._last_meeting(name, step.at, day)
            elif step.starts is not None and spread is not None and spread.is_sure:
                yield self._last_time(name, step.starts, Duration(spread.amounts[0], spread.unit), day)
            else:
                yield LastDate(name, day)

    def on_working_days(self, one: LastDate) -> LastDate:
        """The same as people work: nothing is done, and nothing begins, at a weekend or on a bank holiday."""
        starts = one.starts and self._calendar.on_or_after(one.starts)
        return replace(one, on=self._calendar.on_or_before(one.on), starts=starts)

    def _step(self, name: str, latest: date) -> tuple[LastDate, date]:
        """A step that has to be done by a day, and the day by which the one before it has to be."""
        step = self.scenario.governance.steps[name]
        if step.at is not None:
            meeting = self._last_meeting(name, step.at, latest)
            return meeting, min(meeting.papers or meeting.on, meeting.on - ONE_DAY)
        if step.takes is None:
            return LastDate(name, latest), latest
        takes = step.takes.by(self.scenario.governance.durations)
        if step.starts is None:
            return LastDate(name, latest), self._latest_start(latest, takes)
        found = self._last_time(name, step.starts, takes, latest)
        assert found.starts is not None, "it begins on a certain weekday"
        return found, found.starts - ONE_DAY

    def _last_meeting(self, name: str, body_id: str, latest: date) -> LastDate:
        """The last meeting by that day; what goes there has to be ready by the day its papers are due."""
        body = self.scenario.governance.bodies[body_id]
        months_before = latest - timedelta(days=100)  # each month has a meeting
        *_, meeting = takewhile(lambda day: day <= latest, meetings_from(body, months_before, self._calendar))
        papers = papers_due(body, meeting, self._calendar) if body.papers.amount else None
        return LastDate(name, meeting, papers=papers)

    def _latest_start(self, latest: date, takes: Duration) -> date:
        """The last day from whose end something that takes so long is done by another."""
        day = self._calendar.before(latest, takes)
        while self._end(day, takes) > latest:
            day -= ONE_DAY
        while self._end(day + ONE_DAY, takes) <= latest:
            day += ONE_DAY
        return day

    def _last_time(self, name: str, weekday: Weekday, takes: Duration, latest: date) -> LastDate:
        """The last time that something can begin on such a weekday that takes so long, that day counted."""
        day = latest - timedelta(days=(latest.weekday() - WEEKDAYS.index(weekday)) % 7)
        while self._end(day - ONE_DAY, takes) > latest:
            day -= ONE_WEEK
        return LastDate(name, self._end(day - ONE_DAY, takes), starts=day)

    def _end(self, day: date, takes: Duration) -> date:
        return self._calendar.after(day, takes)
