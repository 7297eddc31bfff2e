"""Days that the calendar cannot take: beyond the tables of bank holidays, or meetings on no Working Day."""

from collections.abc import Iterable, Iterator
from datetime import date

from models import Duration, Modification, Scenario
from models.flaw import Flaw
from planner.calendar import FIRST_YEAR, LAST_YEAR, Calendar, CalendarError, calendar_for, day_off
from planner.facts import lead_times, working_days
from planner.milestones import tracker

_TABLE = f"the tables go from {FIRST_YEAR} to {LAST_YEAR}"


def beyond_the_tables(scenario: Scenario) -> Iterator[Flaw]:
    """Holidays outside the tables; where there are none, releases of which some cut-off is, or else some milestone."""
    yield from list(_holidays(scenario)) or list(_releases(scenario)) or _milestones(scenario)


def _holidays(scenario: Scenario) -> Iterator[Flaw]:
    table = calendar_for(scenario.calendar)
    for index, holiday in enumerate(scenario.extra_holidays):
        if not table.first <= holiday.on <= table.last:
            says = f"{holiday.on} is outside the table of bank holidays"
            yield Flaw(("extra_holidays", index, "on"), says, f"{_TABLE}; remove it")


def meetings_on_no_working_day(scenario: Scenario) -> Iterator[Flaw]:
    """Meetings that are listed for a weekend or a bank holiday."""
    if any(_holidays(scenario)):
        return
    calendar = working_days(scenario)
    for name, body in scenario.governance.bodies.items():
        for index, day in enumerate(body.dates):
            if calendar.first <= day <= calendar.last and not calendar.is_working_day(day):
                says = f"{body.title or name} cannot meet on {day}: it is no Working Day ({day_off(calendar, day)})"
                yield Flaw(("governance", "bodies", name, "dates", index), says, "write the day on which it meets")


def _releases(scenario: Scenario) -> Iterator[Flaw]:
    """Each release whose cut-offs, or the days after it that a gap takes, cannot be told for some change."""
    calendar = working_days(scenario)
    # Thousands of modifications have a few dozen different lead times between them.
    alive = [modification for modification in scenario.modifications if not modification.is_ended]
    wanted = dict.fromkeys(
        lead_times(scenario, modification, option) for modification in alive for option in _options(modification)
    )
    gaps = dict.fromkeys(link.gap for modification in alive for link in modification.after)
    for index, release in enumerate(scenario.releases):
        try:
            _ask(calendar, release.go_live, wanted, gaps)
        except CalendarError as error:
            says = f"the cut-offs of '{release.id}' cannot be computed: {error}"
            yield Flaw(
                ("releases", index, "go_live"),
                says,
                f"{_TABLE}, as far as published; leave the release out",
            )


def _milestones(scenario: Scenario) -> Iterator[Flaw]:
    """Each release that has a milestone on a day that cannot be told."""
    for index, release in enumerate(scenario.releases):
        if release.milestones is None:
            continue
        try:
            tracker(scenario, release)
        except CalendarError as error:
            says = f"the milestones of '{release.id}' cannot be computed: {error}"
            yield Flaw(("releases", index, "milestones"), says, f"{_TABLE}; give dates in those years")


def _ask(calendar: Calendar, go_live: date, wanted: Iterable[tuple[Duration, ...]], gaps: Iterable[Duration]) -> None:
    for durations in wanted:
        calendar.cut_off(go_live, *durations)
    for gap in gaps:
        calendar.after(go_live, gap)


def _options(modification: Modification) -> list[str | None]:
    """The ways to build a change, as the problem has them."""
    return [option.id for option in modification.options] or [None]
