"""Delivery milestones in words: what gives each its status, what is wrong, and what the dates rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from models import Release, Scenario
from models.milestones import GO_LIVE, TEMPLATE, Milestones
from models.tracker import OrderBroken, Sign, TrackedMilestone, Tracker, UserWindow
from planner.calendar import CalendarError, day_off, format_date, format_month
from planner.explain.words import capital, counted, listed
from planner.facts import working_days
from planner.milestones import tracked, tracker

USUAL = Milestones.model_construct()

AUTHORITY = "which is for the Authority to decide"
"""Who moves a go-live (R4)."""


def brag_rule(limits: Milestones) -> str:
    """By what a milestone is Blue, Red, Amber or Green."""
    return (
        "Blue: done. Red: its day has passed without word that it is done, or it is not before go-live, or it leaves "
        f"Users fewer than {limits.minimum_user_window}, or it is more than {limits.red_after} later than planned. "
        f"Amber: {_later_than(limits)} planned, or too early after what it follows. Green: all else."
    )


def _later_than(limits: Milestones) -> str:
    return f"more than {limits.amber_after} later than" if limits.amber_after.amount else "later than"


def sign_words(one: TrackedMilestone, window: UserWindow | None, go_live_from: date) -> str:
    """What gives a milestone its status; nothing for one that is on plan."""
    return ", ".join(filter(None, (_sign(sign, one, window, go_live_from) for sign in one.signs)))


def _sign(sign: Sign, one: TrackedMilestone, window: UserWindow | None, go_live_from: date) -> str:
    match sign:
        case "on plan":
            return ""
        case "short window":
            assert window is not None, "it is short"
            return f"leaves {_working_days(len(window.days))} of at least {window.minimum}"
        case "very late" | "late":
            return f"{_working_days(one.slip_working_days)} later than planned"
        case "out of order":
            return "too early after what it follows"
        case "not before go-live":
            return sign if one.id != GO_LIVE else f"the first Working Day for it is {format_date(go_live_from)}"
        case "done" | "overdue":
            return sign


@dataclass(frozen=True, slots=True)
class _Warning:
    """Something that is wrong with the milestones of a release."""

    about: tuple[str, ...]
    """By which it is known as the same where only its days have changed."""
    says: str
    way_out: str = ""

    @property
    def words(self) -> str:
        return f"{self.says}{self.way_out}"


def warnings(scenario: Scenario, release: Release, found: Tracker) -> list[str]:
    """What is wrong with the milestones of a release, as sentences."""
    return [one.words for one in _warnings(scenario, release, found)]


def _warnings(scenario: Scenario, release: Release, found: Tracker) -> Iterator[_Warning]:
    names = {one.id: one for one in found.milestones}
    yield from _overdue(scenario, found)
    for one in found.broken:
        yield _Warning(("order", one.milestone, one.follows), _broken_words(one, names))
    yield from _short_window(scenario, release, found)
    yield from _past_go_live(scenario, release, found)


def made_of_milestones(before: Scenario, after: Scenario) -> list[str]:
    """What changes make of the milestones of releases: other forecasts, and warnings that are new or gone."""
    was, is_now = _all_warnings(before), _all_warnings(after)
    known = {(release, one.words) for release, one in was}
    still = {(release, one.about) for release, one in is_now}
    new = [(release, one.words) for release, one in is_now if (release, one.words) not in known]
    gone = [(release, f"no longer so: {one.says}") for release, one in was if (release, one.about) not in still]
    told = [*new, *((release, words) for release, words in gone if release in after.release_of)]
    called = {release.id: capital(release.called) for release in after.releases}
    return [*_moved(before, after), *(f"{called[release]}: {words}" for release, words in told)]


def _moved(before: Scenario, after: Scenario) -> Iterator[str]:
    """By the template before, where a release had no milestones of its own."""
    for release in tracked(after):
        days, found = _days_before(before, release.id), tracker(after, release)
        told = [
            f"{one.name} on {format_date(one.forecast)} ({format_date(days[one.id])} before){_waiting(one)}"
            for one in found.milestones
            if days and one.forecast != days[one.id]
        ]
        if told:
            yield f"{capital(release.called)}: now forecast: {listed(told)}."
        elif days and release.milestones != before.release_of[release.id].milestones:
            yield f"{capital(release.called)}: every milestone is forecast for the day that it was."


def _waiting(one: TrackedMilestone) -> str:
    waits = one.slipped_to < one.due == one.forecast
    return f", the next meeting after {format_date(one.slipped_to)}, to which it slips" if waits else ""


def _days_before(before: Scenario, release: str) -> dict[str, date]:
    """The forecasts of a release; nothing where it was not there, or nobody can tell its days."""
    if release not in before.release_of:
        return {}
    try:
        found = tracker(before, before.release_of[release])
    except CalendarError:
        return {}
    return {one.id: one.forecast for one in found.milestones}


def _all_warnings(scenario: Scenario) -> list[tuple[str, _Warning]]:
    """Each with the release that it is about."""
    return [
        (release.id, warning)
        for release in tracked(scenario)
        for warning in _warnings(scenario, release, tracker(scenario, release))
    ]


def _overdue(scenario: Scenario, found: Tracker) -> Iterator[_Warning]:
    for one in found.milestones:
        if "overdue" not in one.signs:
            continue
        says = f"{one.name}: it was to be on {format_date(one.due)}, and nobody says that it is done."
        doubt = f" That forecast is stated, and doubtful: it is before {format_date(scenario.as_of)}."
        yield _Warning(("overdue", one.id), says, doubt if one.is_stated else "")


def _broken_words(broken: OrderBroken, names: dict[str, TrackedMilestone]) -> str:
    one, other = names[broken.milestone], names[broken.follows]
    planned = _order("planned", one.planned, other, other.planned, broken)
    as_stated = ", as stated," if one.is_stated else ""
    forecast = _order(f"forecast{as_stated}", one.forecast, other, other.forecast, broken)
    if one.is_done:
        forecast = _order("done", one.forecast, other, other.forecast, broken)
    if not broken.is_forecast:
        return f"{one.name}: {planned}. As forecast, {format_date(one.forecast)}, it is in order."
    return f"{one.name}: {planned}; {forecast}." if broken.is_planned else f"{one.name}: {forecast}."


def _order(word: str, day: date, other: TrackedMilestone, other_day: date, broken: OrderBroken) -> str:
    """ "planned for 27 April 2020, before TAG SIT approval on 29 April 2020, which it follows"."""
    on = "on" if word == "done" else "for"
    if day < other_day:
        return f"{word} {on} {format_date(day)}, before {other.name} on {format_date(other_day)}, which it follows"
    return f"{word} {on} {format_date(day)}, less than {broken.gap} after {other.name} on {format_date(other_day)}"


def _short_window(scenario: Scenario, release: Release, found: Tracker) -> Iterator[_Warning]:
    window = found.window
    if window is None or not window.is_short:
        return
    planned = f"; as planned, {len(window.planned_days)}" if window.planned_days != window.days else ""
    days = f" ({days_words(window.days)})" if window.days else ""
    says = (
        f"The User Testing Window has {_working_days(len(window.days))}{days}, fewer than the {window.minimum} that "
        f"the policy asks for{planned}."
    )
    has_gone_live = release.go_live <= scenario.as_of
    yield _Warning(("window",), says, "" if has_gone_live else _ways_out(release.go_live, window, found))


def _ways_out(go_live: date, window: UserWindow, found: Tracker) -> str:
    """That it opens earlier, or go-live is later; where more is late, one later go-live is told for all."""
    opens = f" For a go-live on {format_date(go_live)} it would have to open by {format_date(window.opens_by)}"
    if _late(found):
        return f"{opens}."
    return (
        f"{opens}; as it is to open, the first Working Day for a go-live would be {format_date(window.go_live_from)}, "
        f"{_later(go_live, window.go_live_from)}, {AUTHORITY}."
    )


def _late(found: Tracker) -> list[TrackedMilestone]:
    return [one for one in found.milestones[:-1] if "not before go-live" in one.signs]


def _past_go_live(scenario: Scenario, release: Release, found: Tracker) -> Iterator[_Warning]:
    late = _late(found)
    if not late or release.go_live <= scenario.as_of:
        return
    names = listed([f"{one.name} ({format_date(one.forecast)})" for one in late])
    later = _later(release.go_live, found.go_live_from)
    is_short = found.window is not None and found.window.is_short
    enough = ", with a User Testing Window that is long enough," if is_short else ""
    yield _Warning(
        ("go-live",),
        f"{names}: not before go-live on {format_date(release.go_live)}, which does not move by itself.",
        f" The first Working Day for it{enough} would be {format_date(found.go_live_from)}, {later}, {AUTHORITY}."
        f"{_ad_hoc(scenario, late)}",
    )


def _ad_hoc(scenario: Scenario, late: Sequence[TrackedMilestone]) -> str:
    """That a body may meet before its next meeting."""
    template = {one.id: one for one in scenario.timetable.template}
    at = {template[one.id].at or "" for one in late if not one.is_stated}
    bodies = [scenario.governance.bodies[body].title or body for body in sorted(at & scenario.governance.bodies.keys())]
    return f" An ad-hoc meeting of the {listed(bodies)} could be earlier." if bodies else ""


def _later(go_live: date, other: date) -> str:
    return f"{counted((other - go_live).days, 'day')} later"


def no_working_days(scenario: Scenario, found: Tracker) -> list[str]:
    """Days that are no Working Days; go-live may be on any."""
    calendar = working_days(scenario)
    return [
        f"{one.name}: {format_date(day)} is no Working Day ({day_off(calendar, day)})."
        for one in found.milestones[:-1]
        for day in sorted({one.planned, one.forecast})
        if not calendar.is_working_day(day)
    ]


def rests_on(scenario: Scenario, found: Tracker) -> list[str]:
    """What the dates of a release rest on beyond what the scenario says of it."""
    return [
        *_counted_back(scenario, found),
        *_stated(found),
        *_waits(scenario, found),
        *_minimum(scenario.timetable),
        *_no_meetings(scenario, found),
    ]


def _counted_back(scenario: Scenario, found: Tracker) -> Iterator[str]:
    names = [one.name for one in found.milestones if one.is_counted_back]
    if not names:
        return
    by = "Assumption: by secplan's template, as no paper has one" if _is_usual(scenario) else "By its template"
    yield f"{by}, counted back from go-live and from what follows: {listed(names)}."


def _stated(found: Tracker) -> Iterator[str]:
    names = [one.name for one in found.milestones[:-1] if one.is_stated]
    if names:
        yield f"Forecasts that are stated stay as they are, whatever they follow: {listed(names)}."


def _waits(scenario: Scenario, found: Tracker) -> Iterator[str]:
    """What is not on the day that it is due or slips to, but on the next one on which it can be."""
    late = [one.name for one in found.milestones if one.due < one.forecast]
    if late:
        yield (
            f"Assumption: what was due before {format_date(scenario.as_of)} and is not done is done on the first "
            f"Working Day from then, or at the next meeting of its body: {listed(late)}."
        )
    slipped = [f"{one.name} ({format_date(one.slipped_to)})" for one in found.milestones if one.slipped_to < one.due]
    if slipped:
        yield f"What slips waits for the next meeting of its body from the day that it slips to: {listed(slipped)}."


def _is_usual(scenario: Scenario) -> bool:
    return scenario.timetable.template == TEMPLATE


def _minimum(limits: Milestones) -> Iterator[str]:
    if limits.minimum_user_window == USUAL.minimum_user_window:
        yield f"Assumption: Users need at least {limits.minimum_user_window} to test; no paper gives a number."


def _no_meetings(scenario: Scenario, found: Tracker) -> Iterator[str]:
    template = {one.id: one for one in scenario.timetable.template}
    unknown = [
        one.name
        for one in found.milestones[:-1]
        if (body := template[one.id].at) and body not in scenario.governance.bodies
        if one.is_counted_back or not (one.is_stated or one.is_done)
    ]
    if unknown:
        yield f"When its body meets, the governance does not say, so that any Working Day counts: {listed(unknown)}."


def days_words(days: Sequence[date]) -> str:
    """ "30 April 2020 and 1, 4 and 5 May 2020"."""
    months = [
        f"{listed([str(day.day) for day in of_month])} {month}" for month, of_month in groupby(days, key=format_month)
    ]
    return listed(months)


def _working_days(count: int) -> str:
    return counted(count, "Working Day") if count else "no Working Day"
