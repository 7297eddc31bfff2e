"""When each milestone of a release is planned, counted back from go-live, and when it is to be expected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from graphlib import TopologicalSorter
from itertools import takewhile

from models import Duration, Milestone, Release, Scenario, TemplateMilestone
from models.governance import Body
from planner.calendar import Calendar
from planner.facts import working_days
from planner.meetings import meetings_from

ONE_DAY = timedelta(days=1)

A_MEETING_AGO = timedelta(days=100)
"""Each month has a meeting, be it early in one and late in the next."""


@dataclass(frozen=True)
class Dates:
    """The dates of a release's milestones.

    Every question may raise a ``planner.calendar.CalendarError``, where a day is beyond the tables of bank holidays.
    """

    scenario: Scenario
    release: Release

    @cached_property
    def calendar(self) -> Calendar:
        """The calendar whose Working Days count."""
        return working_days(self.scenario)

    @cached_property
    def template(self) -> Mapping[str, TemplateMilestone]:
        """The milestones by id, in the order in which they are shown."""
        return {one.id: one for one in self.scenario.timetable.template}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """An order in which each comes after those that it follows."""
        earlier = {name: [other.id for other in one.after] for name, one in self.template.items()}
        return tuple(TopologicalSorter(earlier).static_order())

    def said(self, name: str) -> Milestone:
        """What the release says of one."""
        return (self.release.milestones or {}).get(name, Milestone.model_construct())

    @cached_property
    def planned(self) -> Mapping[str, date]:
        """The day that the release gives or, counted back from go-live, the last one in time for what follows."""
        found: dict[str, date] = {}
        for name in reversed(self.order):
            found[name] = self.said(name).planned or self._counted_back(name, found)
        return found

    @cached_property
    def forecast(self) -> Mapping[str, date]:
        """The day on which it was done or is due; if that has passed, the next one on which it can be.

        What is stated stays, and so does all of a release that has gone live, of which nothing is to come.
        """
        found: dict[str, date] = {}
        for name in self.order:
            due = self._due(name, found)
            found[name] = self._at_or_after(name, self.scenario.as_of) if self._has_to_wait(name, due) else due
        return found

    def due(self, name: str) -> date:
        """The day on which it was done or, else, that which is stated or planned; later if it or another slips."""
        return self._due(name, self.forecast)

    def slipped_to(self, name: str) -> date:
        """The day to which it slips, whether its body meets then or not."""
        return self.said(name).done or self._slipped(name, self.forecast)

    def earliest(self, name: str, dates: Mapping[str, date]) -> Iterator[tuple[str, Duration, date]]:
        """For each milestone that one follows: its id, the gap, and the first day that the gap allows."""
        for other in self.template[name].after:
            yield other.id, other.gap, self.calendar.after(dates[other.id], other.gap)

    def _counted_back(self, name: str, later: Mapping[str, date]) -> date:
        before = self.calendar.before
        limits = [before(self.release.go_live, self.template[name].before)]
        limits += [
            before(later[other.id], link.gap)
            for other in self.template.values()
            for link in other.after
            if link.id == name
        ]
        return self._at_or_before(name, min(limits))

    def _has_to_wait(self, name: str, due: date) -> bool:
        said, as_of = self.said(name), self.scenario.as_of
        return not (said.done or said.forecast) and due < as_of < self.release.go_live

    def _due(self, name: str, earlier: Mapping[str, date]) -> date:
        said = self.said(name)
        if said.done:
            return said.done
        day = self._slipped(name, earlier)
        return self._meeting_from(name, day) if said.slip and said.slip.amount else day

    def _slipped(self, name: str, earlier: Mapping[str, date]) -> date:
        said = self.said(name)
        day = said.forecast or max([self.planned[name], *self._pushed(name, earlier)])
        return self.calendar.after(day, said.slip) if said.slip else day

    def _pushed(self, name: str, dates: Mapping[str, date]) -> Iterator[date]:
        """The first days on which it can be after what it follows, of that which is later than planned."""
        for other, _, day in self.earliest(name, dates):
            if dates[other] > self.planned[other]:
                yield self._at_or_after(name, day)

    def _at_or_before(self, name: str, day: date) -> date:
        """The last meeting of its body until a day or, where nobody says when that meets, the last Working Day."""
        body = self._body(name)
        if body is None:
            return self.calendar.on_or_before(day)
        *_, meeting = takewhile(lambda one: one <= day, meetings_from(body, day - A_MEETING_AGO, self.calendar))
        return meeting

    def _at_or_after(self, name: str, day: date) -> date:
        """The next meeting of its body or, where nobody says when that meets, the next Working Day."""
        return self._meeting_from(name, day if self._body(name) else self.calendar.on_or_after(day))

    def _meeting_from(self, name: str, day: date) -> date:
        """The next meeting of its body; the day itself where nobody says when that meets."""
        body = self._body(name)
        return day if body is None else next(meetings_from(body, day, self.calendar))

    def _body(self, name: str) -> Body | None:
        return self.scenario.governance.bodies.get(self.template[name].at or "")
