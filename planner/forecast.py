"""When decisions are to be expected: from what is done, the steps that are left, and the meetings they wait for.

Steps and meetings are the scenario's governance, by default that of the SEC: "Change Status Report - April 2021" (S3),
3 and 4; "SEC Releases update" (S0), 4.2.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from models import Decision, Modification, Scenario
from models.duration import Duration
from models.flaw import Flaw
from models.forecast import Forecast, ForecastStep
from models.governance import WEEKDAYS, Body, Step
from planner.calendar import CalendarError
from planner.facts import steps_done, working_days
from planner.meetings import meetings_from, papers_due

if TYPE_CHECKING:
    from planner.odds.decisions import Odds

ONE_DAY = timedelta(days=1)


def with_forecasts(scenario: Scenario) -> Scenario:
    """The scenario with each decision that is to be forecast expected on the day that comes out.

    Raises
    ------
    planner.calendar.CalendarError
        Where one would be beyond the tables of bank holidays.
    """
    forecaster = _Forecaster(scenario)
    for one in scenario.modifications:
        if is_forecast(one):
            decision = Decision(expected=forecaster.forecast(one).decision, forecast=True)
            scenario = scenario.with_modification(one.id, decision=decision)
    return scenario


def not_forecast(scenario: Scenario) -> Iterator[Flaw]:
    """The decisions that cannot be forecast, as they would be beyond the tables of bank holidays."""
    forecaster = _Forecaster(scenario)
    for index, modification in enumerate(scenario.modifications):
        if is_forecast(modification):
            try:
                forecaster.forecast(modification)
            except CalendarError as error:
                says = f"the decision on {modification.id} cannot be forecast: {error}"
                yield Flaw(("modifications", index, "decision"), says, "give the date on which it is expected")


def is_forecast(modification: Modification) -> bool:
    """Whether the date of its decision is worked out."""
    return isinstance(modification.decision, Decision) and modification.decision.forecast


def forecast(scenario: Scenario, name: str) -> Forecast:
    """The way to a modification's decision, step by step from the first of its path.

    Raises
    ------
    planner.calendar.CalendarError
        Where a step would be beyond the tables of bank holidays.
    """
    return _Forecaster(scenario).forecast(scenario.modification_of[name])


def under_way(scenario: Scenario, modification: Modification) -> str | None:
    """The step that has begun and is not done, if there is one: the first that is left, once the one before is done."""
    path = scenario.governance.pathways[modification.path]
    done = steps_done(scenario, modification)
    if done in (0, len(path)):
        return None
    on, starts = modification.progress.get(path[done - 1]), scenario.governance.steps[path[done]].starts
    waits = starts is not None and isinstance(on, date) and first_after(on, WEEKDAYS.index(starts)) > scenario.as_of
    return None if waits else path[done]


@dataclass(frozen=True)
class _Forecaster:
    """The forecasts of a scenario, which share what is worked out for all of them."""

    scenario: Scenario

    def forecast(self, modification: Modification) -> Forecast:
        """The way to one decision."""
        way = _Way(self.scenario, modification)
        percent = self.scenario.governance.confidence
        steps = way.steps() if percent is None else self._likely(way, modification, percent)
        return Forecast(modification.id, tuple(steps))

    def _likely(self, way: "_Way", modification: Modification, percent: int) -> Iterator[ForecastStep]:
        """Each step to come on the day by which it is done in so many of a hundred cases."""
        yield from way.done()
        for step, day in self._odds.days_by(modification, percent):
            if day is None:
                raise CalendarError(f"{modification.id} may be decided beyond the tables of bank holidays")
            yield way.expected(step, day)

    @cached_property
    def _odds(self) -> "Odds":
        from planner.odds.decisions import Odds  # loads numpy, which other forecasts need not wait for

        return Odds(self.scenario)


class _Way:
    """A modification on its way."""

    def __init__(self, scenario: Scenario, modification: Modification) -> None:
        self._governance = scenario.governance
        self._today = scenario.as_of
        self._calendar = working_days(scenario)
        self._path = self._governance.pathways[modification.path]
        self._progress = modification.progress
        self._done = steps_done(scenario, modification)

    def steps(self) -> Iterator[ForecastStep]:
        """Those that are done, then those to come, each from the end of the one before."""
        here = self._today
        for step in self.done():
            here = step.on or self._today
            yield step
        for name in self._path[self._done :]:
            found = self._next(name, here)
            assert found.on is not None, "what is to come has a day"
            here = found.on
            yield found

    def done(self) -> Iterator[ForecastStep]:
        """The steps that are done."""
        for step in self._path[: self._done]:
            on = self._progress.get(step)
            yield ForecastStep(step, on if isinstance(on, date) else None, "done")

    def expected(self, name: str, day: date) -> ForecastStep:
        """A step that is to come, on a day that was worked out for it."""
        step = self._governance.steps[name]
        if step.at is None:
            return ForecastStep(name, day, "duration" if step.takes else "today")
        return ForecastStep(name, day, "meeting", papers=self._papers(self._governance.bodies[step.at], day))

    def _papers(self, body: Body, meeting: date) -> date | None:
        """The day on which the papers of a meeting are due, if that is not the day itself."""
        return papers_due(body, meeting, self._calendar) if body.papers.amount else None

    def _next(self, name: str, here: date) -> ForecastStep:
        step = self._governance.steps[name]
        if step.at is not None:
            return self._at_a_meeting(name, self._governance.bodies[step.at], here)
        if step.takes is not None:
            return self._taking_time(name, step, step.takes.by(self._governance.durations), here)
        return ForecastStep(name, max(here, self._today), "today")

    def _at_a_meeting(self, name: str, body: Body, here: date) -> ForecastStep:
        """The next meeting that its papers are in time for."""
        for meeting in meetings_from(body, max(here + ONE_DAY, self._today), self._calendar):
            papers = self._papers(body, meeting)
            if (papers or meeting) >= here:
                return ForecastStep(name, meeting, "meeting", papers=papers)
        raise AssertionError("meetings end with the calendar")

    def _taking_time(self, name: str, step: Step, takes: Duration, here: date) -> ForecastStep:
        starts = None
        if step.starts is not None:
            here = first_after(here, WEEKDAYS.index(step.starts))
            starts = self._calendar.on_or_after(here)
            here -= ONE_DAY  # the day on which it starts counts
        due = self._calendar.after(here, takes)
        if due < self._today:
            return ForecastStep(name, self._today, "duration", starts, due=due)
        return ForecastStep(name, due, "duration", starts)


def first_after(day: date, weekday: int) -> date:
    """The first such weekday after a day, counted from 0 for Monday."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
