"""A release goes live on another date (R3, R4)."""

from dataclasses import dataclass
from datetime import date

from models import Place, Scenario
from planner.calendar import format_date
from planner.changes.base import Change, release_in


@dataclass(frozen=True)
class MoveRelease(Change):
    """Its cut-offs move with it, and so does the implementation date of what is committed to it."""

    verb = "move-release"
    words = "RELEASE DATE"
    example = "move-release nov-2021 2021-11-29"
    does = (
        "it goes live on that date; its cut-offs move with it, and what is committed to it does; targets name the "
        "release, so that lateness is counted from the new date; `scheduled` becomes the old date, if it says nothing"
    )

    release: str
    go_live: date

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("releases", self.release, "go_live"),)

    def sets(self, before: Scenario, _after: Scenario) -> tuple[Place, ...]:
        """What it was scheduled for too, where nothing was said of that."""
        is_new = before.release_of[self.release].scheduled is None
        return (*self.writes, ("releases", self.release, "scheduled")) if is_new else self.writes

    def apply(self, scenario: Scenario) -> Scenario:
        release = release_in(scenario, self.release)
        scheduled = release.scheduled or release.go_live
        return scenario.with_release(self.release, go_live=self.go_live, scheduled=scheduled)

    def says(self, before: Scenario) -> str:
        release = release_in(before, self.release)
        moved = f"{release.called} goes live on {format_date(self.go_live)} ({format_date(release.go_live)} before)"
        return f"{moved}, to which the Authority has to agree"
