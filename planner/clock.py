"""The last dates that still make a release: from the cut-off back through the steps that are left.

The steps and meetings are those that ``planner.forecast`` goes through forwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from models import Modification, Release, Scenario
from models.duration import Duration
from models.forecast import LastDate
from models.governance import WEEKDAYS, Body
from planner.calendar import Calendar
from planner.facts import cut_off, working_days
from planner.meetings import meetings_from

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)


def last_dates(
    scenario: Scenario, modification: Modification, option: str | None, release: Release
) -> tuple[LastDate, ...]:
    """The last day of each step that is left from which the decision can still be in time, first step first.

    Empty where no cut-off applies, as nothing is to be decided. Once a step has no day from today on, the release is
    missed; the days before are told all the same.

    Raises
    ------
    planner.calendar.CalendarError
        Where one would be beyond the tables of bank holidays.
    """
    latest = cut_off(scenario, modification, option, release)
    return () if latest is None else tuple(reversed(list(_Back(scenario, modification).steps(latest))))


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
        done = [index for index, step in enumerate(path) if step in self.modification.progress]
        for name in reversed(path[max(done, default=-1) + 1 :]):
            found, latest = self._step(name, latest)
            yield found

    def _step(self, name: str, latest: date) -> tuple[LastDate, date]:
        """A step that has to be done by a day, and the day by which the one before it has to be."""
        step = self.scenario.governance.steps[name]
        if step.at is not None:
            return self._at_a_meeting(name, self.scenario.governance.bodies[step.at], latest)
        if step.takes is None:
            return LastDate(name, latest), latest
        takes = step.takes.by(self.scenario.governance.durations)
        if step.starts is None:
            return LastDate(name, latest), self._latest_start(latest, takes)
        starts = self._last_such_day(latest, takes, WEEKDAYS.index(step.starts))
        return LastDate(name, self._end(starts - ONE_DAY, takes), starts=starts), starts - ONE_DAY

    def _at_a_meeting(self, name: str, body: Body, latest: date) -> tuple[LastDate, date]:
        """The last meeting by that day; what goes there has to be ready by the day its papers are due."""
        months_before = latest - timedelta(days=100)  # each month has a meeting
        *_, meeting = takewhile(lambda day: day <= latest, meetings_from(body, months_before, self._calendar))
        papers = self._calendar.before(meeting, body.papers)
        return LastDate(name, meeting, papers=papers if body.papers.amount else None), min(papers, meeting - ONE_DAY)

    def _latest_start(self, latest: date, takes: Duration) -> date:
        """The last day from whose end something that takes so long is done by another."""
        day = self._calendar.before(latest, takes)
        while self._end(day, takes) > latest:
            day -= ONE_DAY
        while self._end(day + ONE_DAY, takes) <= latest:
            day += ONE_DAY
        return day

    def _last_such_day(self, latest: date, takes: Duration, weekday: int) -> date:
        """The last such weekday on which something may begin that takes so long, that day counted."""
        day = latest - timedelta(days=(latest.weekday() - weekday) % 7)
        while self._end(day - ONE_DAY, takes) > latest:
            day -= ONE_WEEK
        return day

    def _end(self, day: date, takes: Duration) -> date:
        return self._calendar.after(day, takes)
