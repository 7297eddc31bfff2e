"""A body meets on a day that its rule does not give."""

from dataclasses import dataclass
from datetime import date

from models import Place, Scenario
from planner.calendar import Calendar, CalendarError, format_date
from planner.changes.base import Change, Wrong, forecast_again, not_known
from planner.facts import working_days
from planner.meetings import in_month


@dataclass(frozen=True)
class Meeting(Change):
    """In place of its other meetings of that month."""

    verb = "meeting"
    words = "BODY DATE"
    example = "meeting panel 2020-07-17"
    does = "the body meets on that day, and on no other of that month; decisions that are forecast are so from there"
    rank = 2  # with the progress that other changes tell

    body: str
    on: date

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("governance", "bodies", self.body, "dates"),)

    @property
    def settles(self) -> tuple[Place, ...]:
        """Of one month: meetings of others may be said too."""
        return ((*self.writes[0], f"{self.on:%Y-%m}"),)

    def apply(self, scenario: Scenario) -> Scenario:
        governance = scenario.governance
        if self.body not in governance.bodies:
            raise not_known(self.body, "body", governance.bodies)
        self._require_a_working_day(working_days(scenario))
        body = governance.bodies[self.body]
        others = (day for day in body.dates if (day.year, day.month) != (self.on.year, self.on.month))
        moved = body.model_copy(update={"dates": tuple(sorted((*others, self.on)))})
        bodies = {**governance.bodies, self.body: moved}
        return forecast_again(scenario.but(governance=governance.model_copy(update={"bodies": bodies})))

    def _require_a_working_day(self, calendar: Calendar) -> None:
        try:
            is_working_day = calendar.is_working_day(self.on)
        except CalendarError as error:
            raise Wrong(str(error), "write a day of those years", self.on.isoformat()) from None
        if not is_working_day:
            raise Wrong(f"{format_date(self.on)} is no Working Day", "write another day", self.on.isoformat())

    def says(self, before: Scenario) -> str:
        body = before.governance.bodies[self.body]
        usual = in_month(body, self.on.year, self.on.month, working_days(before))
        known = " and ".join(map(format_date, usual))
        return f"the {body.title or self.body} meets on {format_date(self.on)} ({known} before)"
