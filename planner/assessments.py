"""Which assessments are open and which came back, and how long they took: from the progress of each modification.

An assessment is a step that takes its time and has a request: a step named as it is, with ``-request`` behind. It is
counted from the end of the step before it, as a forecast counts it: from its request or, on a path that has a step for
that, from its acceptance.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from models import Modification, Scenario
from models.assessment import Assessment
from models.governance import STEPS, Governance
from planner.calendar import Calendar, CalendarError
from planner.facts import working_days

REQUEST = "-request"
"""What the name of an assessment's request ends with."""

Answer = TypeVar("Answer")


def assessed_steps(governance: Governance) -> list[str]:
    """The steps that are assessments: those that the SEC has in their order, then others by name."""
    known, steps = list(STEPS), governance.steps
    found = [name for name, step in steps.items() if step.takes is not None and f"{name}{REQUEST}" in steps]
    return sorted(found, key=lambda name: (known.index(name) if name in known else len(known), name))


def steps_of_assessments(governance: Governance) -> set[str]:
    """Those steps, and the others that are named after them, such as their requests."""
    assessed = assessed_steps(governance)
    return {name for name in governance.steps if any(name == one or name.startswith(f"{one}-") for one in assessed)}


def assessments(scenario: Scenario) -> list[Assessment]:
    """Every assessment that progress tells of, by kind and modification.

    One that was not back when its modification was withdrawn or rejected is awaited no longer, and left out.
    """
    told = (
        _assessment(scenario, modification, step)
        for step in assessed_steps(scenario.governance)
        for modification in sorted(scenario.modifications, key=lambda one: one.id)
    )
    return [_counted(scenario, one) for one in told if one is not None]


def weekdays(first: date, last: date) -> list[date]:
    """The days from Monday to Friday, both ends counted and bank holidays left in: those that the papers count."""
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5]


def _assessment(scenario: Scenario, modification: Modification, name: str) -> Assessment | None:
    """How far it is, with nothing counted; None where progress does not tell of it."""
    path, progress = scenario.governance.pathways[modification.path], modification.progress
    before = _steps_before(path, name)
    if not {*before, name} & progress.keys():
        return None
    takes = scenario.governance.steps[name].takes
    assert takes is not None, "an assessment takes its time"
    days = {step: on for step, on in progress.items() if isinstance(on, date)}
    found = Assessment(
        modification=modification.id,
        step=name,
        state="returned",
        target=takes.target,
        requested=days.get(before[0]) if before else None,
        begun=days.get(before[-1]) if before else None,
        returned=days.get(name),
    )
    if modification.is_approved or any(step in progress for step in path[path.index(name) :]):
        return found
    if modification.is_ended:
        return None
    if before[-1] in progress:
        return replace(found, state="open")
    return replace(found, state="waiting", waits_for=before[-1])


def _steps_before(path: Sequence[str], name: str) -> list[str]:
    """The steps of a path from an assessment's request until it begins; none where it is not asked for there."""
    steps = list(path[: path.index(name)]) if name in path else []
    return steps[steps.index(f"{name}{REQUEST}") :] if f"{name}{REQUEST}" in steps else []


def _counted(scenario: Scenario, one: Assessment) -> Assessment:
    """The same with its days, as far as they are recorded and the tables of bank holidays go."""
    if one.begun is None or one.state == "waiting":
        return one
    calendar, begun = working_days(scenario), one.begun
    due = _known(lambda: calendar.after(begun, one.target))
    end = one.returned if one.state == "returned" else scenario.as_of
    if end is None:
        return replace(one, due=due)
    return replace(
        one,
        due=due,
        working_days=_known(lambda: calendar.working_days_between(begun, end)),
        weekdays=len(weekdays(begun, end)),
        bank_holidays=_known(lambda: sum(not calendar.is_working_day(day) for day in weekdays(begun, end))),
        days_late=_days_late(calendar, due, end),
    )


def _days_late(calendar: Calendar, due: date | None, end: date) -> int | None:
    """Working Days after the due date; where the tables end before that date, it is not late."""
    if due is None:
        return None
    return _known(lambda: max(0, calendar.working_days_between(due, end)))


def _known(ask: Callable[[], Answer]) -> Answer | None:
    """None where the answer is beyond the tables of bank holidays."""
    try:
        return ask()
    except CalendarError:
        return None
