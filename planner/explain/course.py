"""Which steps are still to come before a modification is decided, and when."""

from dataclasses import dataclass
from datetime import date

from models import Modification, Scenario
from planner.assessments import steps_of_assessments
from planner.calendar import CalendarError
from planner.clock import last_dates_before
from planner.facts import is_assessed
from planner.forecast import forecast, is_forecast


@dataclass(frozen=True, slots=True)
class StepToCome:
    """A step before a decision."""

    step: str
    """Its id."""
    on: date
    is_last_day: bool
    """Whether it is the last day that still leads to the decision date, which the scenario gives by itself."""


def steps_to_come(scenario: Scenario, modification: Modification) -> tuple[StepToCome, ...]:
    """Those from the scenario's day on, the decision last; none where no date leads through them, or none is told.

    Where the decision is forecast they are part of that. Where the scenario gives its date, they are counted back from
    it: what would have to have been done by now is taken as done, though nobody recorded it, and a change that leaves
    the DCC Systems alone needs no assessment of the DCC.
    """
    try:
        found = _forecast(scenario, modification) or _counted_back(scenario, modification)
    except CalendarError:
        return ()
    return tuple(one for one in found if one.on >= scenario.as_of)


def _forecast(scenario: Scenario, modification: Modification) -> list[StepToCome]:
    steps = forecast(scenario, modification.id).steps if is_forecast(modification) else ()
    return [StepToCome(one.step, one.on, is_last_day=False) for one in steps if one.on and one.reason != "done"]


def _counted_back(scenario: Scenario, modification: Modification) -> list[StepToCome]:
    decided_on = modification.decided_on
    if decided_on is None or modification.is_approved:
        return []
    steps = last_dates_before(scenario, modification, decided_on)
    if not steps or steps[-1].on != decided_on:  # it is expected between two meetings of those who decide
        return []
    is_of_documents = is_assessed(modification) and not modification.touches_dcc_systems
    skipped = steps_of_assessments(scenario.governance) if is_of_documents else set()
    return [StepToCome(one.step, one.on, is_last_day=one is not steps[-1]) for one in steps if one.step not in skipped]
