"""A delivery milestone of a release comes later."""

from dataclasses import dataclass

from models import Duration, Milestone, Place, Scenario
from models.milestones import GO_LIVE
from planner.calendar import CalendarError, format_date
from planner.changes.base import Change, Wrong, not_known, release_in
from planner.milestones import Dates


@dataclass(frozen=True)
class Slip(Change):
    """By so much, counted from where it is otherwise forecast, so that several can slip at once, in whatever order."""

    verb = "slip"
    words = "RELEASE MILESTONE DURATION"
    example = "slip jun-2021 user-window 4 days"
    does = (
        "that milestone comes so much later than it is forecast, and those that follow it no earlier than that allows; "
        "go-live does not move: see `move-release`"
    )

    release: str
    milestone: str
    by: Duration

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("releases", self.release, "milestones", self.milestone, "slip"),)

    def apply(self, scenario: Scenario) -> Scenario:
        release = release_in(scenario, self.release)
        self._require_known(scenario)
        before = release.milestones or {}
        said = before.get(self.milestone, Milestone())
        if said.done:
            raise Wrong(f"'{self.milestone}' of {self.release} is done: it slips no more", "", self.milestone)
        slipped = said.model_copy(update={"slip": self._in_all(said.slip)})
        return scenario.with_release(self.release, milestones={**before, self.milestone: slipped})

    def _require_known(self, scenario: Scenario) -> None:
        known = [one.id for one in scenario.timetable.template]
        if self.milestone == GO_LIVE:
            hint = f"it needs the Authority: move-release {self.release} DATE"
            raise Wrong("go-live does not slip: it is moved", hint, self.milestone)
        if self.milestone not in known:
            raise not_known(self.milestone, "milestone", known)

    def _in_all(self, before: Duration | None) -> Duration:
        """With what it has slipped by already."""
        if before is None:
            return self.by
        if before.unit != self.by.unit:
            hint = f"write the slip in {before.unit} too"
            raise Wrong(f"'{self.milestone}' of {self.release} slips by {before} already", hint, self.milestone)
        try:
            return Duration(before.amount + self.by.amount, before.unit)
        except ValueError as error:
            raise Wrong(f"'{self.milestone}' of {self.release} slips by {before} already: {error}", "") from None

    def says(self, before: Scenario) -> str:
        release = release_in(before, self.release)
        dates = Dates(before, release)
        name = dates.template[self.milestone].name
        try:
            was = f" ({format_date(dates.forecast[self.milestone])} before)"
        except CalendarError:  # of a release without milestones, until it is moved to where the tables are
            was = ""
        return f"the milestone '{name}' of {release.called} is {self.by} later than forecast{was}"
