"""The delivery milestones of releases: the document of ``secplan milestones``, and its part on one release."""

from collections.abc import Sequence
from datetime import date

from models import Release, Scenario
from models.base import Data
from models.rows import ScenarioRef
from models.tracker import Brag, OrderBroken, Sign, TrackedMilestone, Tracker, UserWindow
from planner.explain.milestones import brag_rule, no_working_days, rests_on, sign_words, warnings
from planner.milestones import tracker
from planner.report.documents.common import ShownDocument, scenario_ref

MILESTONES_FORMAT = "secplan.milestones/1"


class MilestoneRow(Data):
    """A milestone of a release; the last is go-live."""

    milestone: str
    """Its id."""
    name: str
    planned: date
    forecast: date
    """Of what is done, the day on which it was."""
    slip_days: int
    """Calendar days from the planned day to the forecast; below 0 where it is earlier."""
    slip_working_days: int
    brag: Brag
    """``blue`` complete, ``red``, ``amber`` or ``green``, by the ``rule`` of the release."""
    signs: tuple[Sign, ...]
    """What gives it that status."""
    says: str
    """The same in words; empty for one that is on plan."""
    is_counted_back: bool
    """Whether its planned day is counted back from go-live by the template."""
    is_stated: bool
    """Whether its forecast is stated, and so never moved."""
    is_done: bool
    note: str
    """What the scenario says of it."""


class OrderRow(Data):
    """A milestone that comes too early after one that it follows."""

    milestone: str
    follows: str
    gap: str
    """How long after it at least."""
    is_planned: bool
    """Whether it is planned so."""
    is_forecast: bool
    """Whether it is forecast so."""


class UserWindowRow(Data):
    """The User Testing Window: from its opening to the day before go-live, in Working Days."""

    opens: date
    working_days: int
    days: tuple[date, ...]
    """The Working Days themselves."""
    planned_working_days: int
    minimum_working_days: int
    is_short: bool
    """Whether it is shorter than that."""
    opens_by: date
    """The last day on which it can open for the minimum, with the go-live as it is."""
    go_live_from: date
    """The first Working Day to go live that leaves the minimum, as it is forecast to open."""


class ReleaseMilestones(Data):
    """The milestones of a release."""

    release: str
    name: str
    go_live: date
    scheduled: date | None
    """The day that the go-live was moved from, if it was."""
    milestones: tuple[MilestoneRow, ...]
    """In the order of the template, then go-live."""
    window: UserWindowRow | None
    """Null where no milestone opens one."""
    out_of_order: tuple[OrderRow, ...]
    go_live_from: date
    """The first Working Day to go live after all that is to be done, with a User Testing Window that is long enough.

    The go-live itself where nothing is to be mended.
    """
    rule: str
    """How the status of a milestone comes about."""
    warnings: tuple[str, ...]
    """What is wrong, in sentences."""
    no_working_days: tuple[str, ...]
    """Days that are none, in sentences; a milestone may well be on one."""
    doubtful: tuple[str, ...]
    """What the sources of the release leave in doubt."""
    assumed: tuple[str, ...]
    """What its dates rest on."""


class MilestonesDocument(ShownDocument):
    """The document of ``secplan milestones --json``."""

    format: str = MILESTONES_FORMAT
    scenario: ScenarioRef
    releases: tuple[ReleaseMilestones, ...]
    """The one that was asked for or, if none was, those that have milestones, in time."""

    @property
    def in_short(self) -> str:
        """How many releases, and how much is wrong."""
        found = sum(len(one.warnings) for one in self.releases)
        return f"{self.scenario.name}, releases with milestones: {len(self.releases)}, warnings: {found}"


def milestones_document(scenario: Scenario, releases: Sequence[Release]) -> MilestonesDocument:
    """The milestones of some releases, in their order.

    Raises
    ------
    planner.calendar.CalendarError
        Where a day would be beyond the tables of bank holidays.
    """
    return MilestonesDocument(
        about=scenario,
        scenario=scenario_ref(scenario),
        releases=tuple(release_milestones(scenario, release) for release in releases),
    )


def release_milestones(scenario: Scenario, release: Release) -> ReleaseMilestones:
    """The milestones of a release, which other papers show too; by the template where it has none of its own.

    Raises
    ------
    planner.calendar.CalendarError
        Where a day would be beyond the tables of bank holidays.
    """
    found = tracker(scenario, release)
    return ReleaseMilestones(
        release=release.id,
        name=release.name,
        go_live=release.go_live,
        scheduled=release.scheduled if release.scheduled != release.go_live else None,
        milestones=tuple(_milestone(one, found) for one in found.milestones),
        window=_window(found.window) if found.window else None,
        out_of_order=tuple(map(_order, found.broken)),
        go_live_from=found.go_live_from,
        rule=brag_rule(scenario.timetable),
        warnings=tuple(warnings(scenario, release, found)),
        no_working_days=tuple(no_working_days(scenario, found)),
        doubtful=tuple(f"{doubt}." for doubt in sorted(release.doubtful)),
        assumed=tuple(rests_on(scenario, found)),
    )


def _milestone(one: TrackedMilestone, found: Tracker) -> MilestoneRow:
    return MilestoneRow(
        milestone=one.id,
        name=one.name,
        planned=one.planned,
        forecast=one.forecast,
        slip_days=one.slip_days,
        slip_working_days=one.slip_working_days,
        brag=one.brag,
        signs=one.signs,
        says=sign_words(one, found.window, found.go_live_from),
        is_counted_back=one.is_counted_back,
        is_stated=one.is_stated,
        is_done=one.is_done,
        note=one.note,
    )


def _order(broken: OrderBroken) -> OrderRow:
    return OrderRow(
        milestone=broken.milestone,
        follows=broken.follows,
        gap=str(broken.gap),
        is_planned=broken.is_planned,
        is_forecast=broken.is_forecast,
    )


def _window(window: UserWindow) -> UserWindowRow:
    return UserWindowRow(
        opens=window.opens,
        working_days=len(window.days),
        days=window.days,
        planned_working_days=len(window.planned_days),
        minimum_working_days=window.minimum,
        is_short=window.is_short,
        opens_by=window.opens_by,
        go_live_from=window.go_live_from,
    )
