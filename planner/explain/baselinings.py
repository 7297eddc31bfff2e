"""When the Panel baselines the scope of a release, and what is planned where nobody said what it holds."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from models import Duration, Plan, Release, Scenario
from planner.calendar import CalendarError, format_date
from planner.explain.words import listed
from planner.facts import placed, working_days
from planner.meetings import meetings_from

DCC_SYSTEMS_MONTHS = 12
FULL_SCOPE_MONTHS = 6


def panel_before(scenario: Scenario, release: Release, months: int) -> date | None:
    """The last meeting of the Panel so many months before go-live or earlier (R6, R7); None beyond the calendar."""
    calendar = working_days(scenario)
    try:
        latest = calendar.before(release.go_live, Duration(months, "months"))
        some_months_before = latest - timedelta(days=100)  # each month has a meeting
        meetings = meetings_from(scenario.governance.bodies["panel"], some_months_before, calendar)
        return list(takewhile(lambda day: day <= latest, meetings))[-1]
    except CalendarError:
        return None


def unsaid_scopes(scenario: Scenario, plan: Plan | None) -> Iterator[str]:
    """DCC Systems scopes that are baselined by rule, of which nobody has said what is in them, and who goes there.

    Where nobody goes there, it makes no difference whether the scope is open.
    """
    for release in scenario.releases_in_order:
        on = _baselined_by_rule(scenario, release)
        joining = [] if on is None or plan is None else _joining(scenario, plan, release)
        if on is not None and joining:
            one = len(joining) == 1
            yield (
                f"Nobody has said what is in the DCC Systems scope of {release.called}, which the Panel was to "
                f"baseline on {format_date(on)}, {DCC_SYSTEMS_MONTHS} months before go-live. "
                f"Assumption: it is still open, and {listed(joining)} "
                f"{'goes' if one else 'go'} there. If it is closed, {'it has' if one else 'they have'} to be in it "
                "already, or to be let in by the Panel."
            )


def _baselined_by_rule(scenario: Scenario, release: Release) -> date | None:
    """The day, where it is past and the scenario gives neither a day nor a scope."""
    is_said = release.dcc_baseline is not None or release.id in (scenario.baseline or {})
    if is_said or "dcc-systems" not in release.carries or release.go_live <= scenario.as_of:
        return None
    on = panel_before(scenario, release, DCC_SYSTEMS_MONTHS)
    return on if on is not None and on < scenario.as_of else None


def _joining(scenario: Scenario, plan: Plan, release: Release) -> list[str]:
    return [
        one.id
        for one, _, there in placed(scenario, plan)
        if there.id == release.id and one.touches_dcc_systems and one.committed_to != release.id
    ]
