"""The User Testing Window of a release, in Working Days."""

from datetime import date

from models.milestones import USER_WINDOW
from models.tracker import UserWindow
from planner.calendar import Calendar
from planner.milestones.dates import ONE_DAY, Dates


def user_window(dates: Dates) -> UserWindow | None:
    """From the day on which it opens until the day before go-live; None where no milestone opens it."""
    if USER_WINDOW not in dates.template:
        return None
    calendar, go_live = dates.calendar, dates.release.go_live
    opens, minimum = dates.forecast[USER_WINDOW], dates.scenario.timetable.minimum_user_window.amount
    return UserWindow(
        opens=opens,
        days=_working_days(calendar, opens, go_live),
        planned_days=_working_days(calendar, dates.planned[USER_WINDOW], go_live),
        minimum=minimum,
        opens_by=calendar.add_working_days(go_live, -minimum),
        go_live_from=calendar.on_or_after(calendar.add_working_days(opens - ONE_DAY, minimum) + ONE_DAY),
    )


def _working_days(calendar: Calendar, first: date, until: date) -> tuple[date, ...]:
    """From the first day until the day before the other."""
    days = (date.fromordinal(day) for day in range(first.toordinal(), until.toordinal()))
    return tuple(day for day in days if calendar.is_working_day(day))
