"""When decisions are to be expected: from what is done, the steps that are left, and the meetings they wait for.

Steps and meetings are the scenario's governance, by default that of the SEC: "Change Status Report - April 2021" (S3),
3 and 4; "SEC Releases update" (S0), 4.2.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from models import Decision, Modification, Scenario
from models.duration import Duration
from models.flaw import Flaw
from models.forecast import Forecast, ForecastStep
from models.governance import WEEKDAYS, Body, Step
from planner.calendar import CalendarError
from planner.facts import working_days
from planner.meetings import meetings_from

ONE_DAY = timedelta(days=1)


def with_forecasts(scenario: Scenario) -> Scenario:
    """The scenario with each decision that is to be forecast expected on the day that comes out.

    Raises
    ------
    planner.calendar.CalendarError
        Where one would be beyond the tables of bank holidays.
    """
    names = [one.id for one in scenario.modifications if is_forecast(one)]
    for name in names:
        expected = forecast(scenario, name).decision
        scenario = scenario.with_modification(name, decision=Decision(expected=expected, forecast=True))
    return scenario


def not_forecast(scenario: Scenario) -> Iterator[Flaw]:
    """The decisions that cannot be forecast, as they would be beyond the tables of bank holidays."""
    for index, modification in enumerate(scenario.modifications):
        if is_forecast(modification):
            try:
                forecast(scenario, modification.id)
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
    return Forecast(name, tuple(_Way(scenario, scenario.modification_of[name]).steps()))


class _Way:
    """A modification on its way."""

    def __init__(self, scenario: Scenario, modification: Modification) -> None:
        self._governance = scenario.governance
        self._today = scenario.as_of
        self._calendar = working_days(scenario)
        self._path = self._governance.pathways[modification.path]
        self._progress = modification.progress

    def steps(self) -> Iterator[ForecastStep]:
        """Those that are done, then those to come, each from the end of the one before."""
        last = max((index for index, step in enumerate(self._path) if step in self._progress), default=-1)
        here = self._today
        for step in self._path[: last + 1]:
            on = self._progress.get(step)
            day = on if isinstance(on, date) else None
            here = day or self._today
            yield ForecastStep(step, day, "done")
        for step in self._path[last + 1 :]:
            found = self._next(step, here)
            assert found.on is not None, "what is to come has a day"
            here = found.on
            yield found

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
            papers = self._calendar.before(meeting, body.papers)
            if papers >= here:
                return ForecastStep(name, meeting, "meeting", papers=papers if body.papers.amount else None)
        raise AssertionError("meetings end with the calendar")

    def _taking_time(self, name: str, step: Step, takes: Duration, here: date) -> ForecastStep:
        starts = None
        if step.starts is not None:
            starts = here = first_after(here, WEEKDAYS.index(step.starts))
            here -= ONE_DAY  # the day on which it starts counts
        due = self._calendar.after(here, takes)
        if due < self._today:
            return ForecastStep(name, self._today, "duration", starts, due=due)
        return ForecastStep(name, due, "duration", starts)


def first_after(day: date, weekday: int) -> date:
    """The first such weekday after a day, counted from 0 for Monday."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
