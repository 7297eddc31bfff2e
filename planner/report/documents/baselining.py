"""When the Panel baselines the scope of a release: 12 and 6 months before its go-live (R6, R7)."""

from datetime import date, timedelta
from itertools import takewhile

from models import Duration, Release, Scenario
from models.base import Data
from planner.calendar import CalendarError
from planner.facts import working_days
from planner.meetings import meetings_from

DCC_SYSTEMS_MONTHS = 12
FULL_SCOPE_MONTHS = 6


class BaseliningRow(Data):
    """The Panel meetings of a release; none where the scope is not for the Panel, or no meeting can be told."""

    release: str
    dcc_systems: date | None
    full_scope: date | None


def baselining(scenario: Scenario, release: Release) -> BaseliningRow:
    """The meetings that the scenario gives, or else the last that many months before go-live."""
    has_systems = "dcc-systems" in release.carries
    return BaseliningRow(
        release=release.id,
        dcc_systems=(release.dcc_baseline or _panel(scenario, release, DCC_SYSTEMS_MONTHS)) if has_systems else None,
        full_scope=release.full_baseline or _panel(scenario, release, FULL_SCOPE_MONTHS),
    )


def _panel(scenario: Scenario, release: Release, months: int) -> date | None:
    """The last meeting of the Panel on that day or before it."""
    calendar = working_days(scenario)
    try:
        latest = calendar.before(release.go_live, Duration(months, "months"))
        some_months_before = latest - timedelta(days=100)  # each month has a meeting
        meetings = meetings_from(scenario.governance.bodies["panel"], some_months_before, calendar)
        return list(takewhile(lambda day: day <= latest, meetings))[-1]
    except CalendarError:
        return None
