"""The delivery milestones of a release: planned dates counted back from go-live, forecasts, order, window and BRAG."""

from collections.abc import Iterator

from models import Release, Scenario
from models.milestones import GO_LIVE
from models.tracker import OrderBroken, TrackedMilestone, Tracker
from planner.milestones.brag import Judge, first_go_live, slip_working_days
from planner.milestones.dates import Dates
from planner.milestones.window import user_window

__all__ = ["Dates", "tracked", "tracker"]


def tracked(scenario: Scenario) -> list[Release]:
    """The releases that have milestones, in time."""
    return [release for release in scenario.releases_in_order if release.milestones is not None]


def tracker(scenario: Scenario, release: Release) -> Tracker:
    """The milestones of a release; by the template alone where it has none of its own.

    Raises
    ------
    planner.calendar.CalendarError
        Where a date would be beyond the tables of bank holidays.
    """
    dates = Dates(scenario, release)
    window, broken = user_window(dates), tuple(_broken(dates))
    judge = Judge(dates, window, broken)
    return Tracker(
        release=release.id,
        milestones=(*(_milestone(dates, judge, name) for name in dates.template), _go_live(release, judge)),
        broken=broken,
        window=window,
        go_live_from=first_go_live(dates, window),
    )


def _milestone(dates: Dates, judge: Judge, name: str) -> TrackedMilestone:
    said = dates.said(name)
    brag, signs = judge.of(name)
    return TrackedMilestone(
        id=name,
        name=dates.template[name].name,
        planned=dates.planned[name],
        forecast=dates.forecast[name],
        due=dates.due(name),
        slipped_to=dates.slipped_to(name),
        slip_working_days=slip_working_days(dates, name),
        brag=brag,
        signs=signs,
        is_counted_back=said.planned is None,
        is_stated=said.forecast is not None and said.done is None,
        is_done=said.done is not None,
        note=said.note,
    )


def _go_live(release: Release, judge: Judge) -> TrackedMilestone:
    """The last milestone: where its date has moved, it was planned anew."""
    brag, signs = judge.of_go_live()
    return TrackedMilestone(
        id=GO_LIVE,
        name="Go-live",
        planned=release.go_live,
        forecast=release.go_live,
        due=release.go_live,
        slipped_to=release.go_live,
        slip_working_days=0,
        brag=brag,
        signs=signs,
        is_counted_back=False,
        is_stated=True,
        is_done=brag == "blue",
    )


def _broken(dates: Dates) -> Iterator[OrderBroken]:
    """Each milestone that comes too early after one that it follows, in the order of the template."""
    for name in dates.template:
        planned, forecast = (dates.earliest(name, days) for days in (dates.planned, dates.forecast))
        for (other, gap, by_plan), (_, _, by_forecast) in zip(planned, forecast, strict=True):
            found = OrderBroken(
                milestone=name,
                follows=other,
                gap=gap,
                is_planned=dates.planned[name] < by_plan,
                is_forecast=dates.forecast[name] < by_forecast,
            )
            if found.is_planned or found.is_forecast:
                yield found
