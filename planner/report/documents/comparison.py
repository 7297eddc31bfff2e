"""What differs between two results: who is elsewhere, the goals, uplifts, loads, days in hand, lapses and deadlines."""

from collections.abc import Iterator
from datetime import date

from models import SPECIFICATION_NAMES, Money, Placement, Plan, Scenario
from models.base import Data
from models.money import NOTHING
from models.moved import Moved
from models.result import Result, UpliftRow
from models.rows import Because, PlacementRow
from planner.explain.moved import moved_words
from planner.facts import carried
from planner.report.documents.common import because
from planner.report.documents.costs import cost_rows

NEAREST = 3
"""Last dates that are told, each with all decisions that share it."""


class MovedRow(Data):
    """A modification that is elsewhere, or built otherwise."""

    modification: str
    before: str | None
    after: str | None
    option_before: str | None
    option_after: str | None
    cause: str | None
    """Null where the scenarios are not there to tell it from."""
    by: tuple[str, ...] = ()
    """The modifications that carry it along, or take the room."""
    because: tuple[Because, ...] = ()
    says: str = ""


class GoalDifferenceRow(Data):
    """A goal before and after; null where that ladder does not have it."""

    goal: str
    unit: str
    before: int | None
    after: int | None
    proven_before: bool
    proven_after: bool


class LoadRow(Data):
    """What a release carries of something, where that differs."""

    release: str
    thing: str
    before: int
    after: int
    capacity: int | None


class CostChangeRow(Data):
    """A release that costs otherwise."""

    release: str
    before: Money
    after: Money
    difference: Money
    """Below nothing where it costs less."""
    budget: Money | None
    """After."""
    unknown: tuple[str, ...]
    """The modifications whose cost is not known, before or after, which the sums are without."""


class SlackRow(Data):
    """A modification whose days in hand differ."""

    modification: str
    release_before: str | None
    release_after: str | None
    decision_before: date | None
    decision_after: date | None
    cut_off_before: date | None
    cut_off_after: date | None
    slack_days_before: int | None
    slack_days_after: int | None


class DeadlineRow(Data):
    """A decision that is to come, and its last date."""

    modification: str
    release: str
    cut_off: date
    days_left: int
    is_new: bool
    """Whether it had another date or release before, or none."""


class Comparison(Data):
    """The whole of it; what needs the scenarios is empty where only results are compared."""

    moved: tuple[MovedRow, ...]
    stay: int
    """Modifications that are where they were."""
    goals: tuple[GoalDifferenceRow, ...]
    uplifts_gone: tuple[UpliftRow, ...]
    uplifts_new: tuple[UpliftRow, ...]
    loads: tuple[LoadRow, ...]
    costs: tuple[CostChangeRow, ...]
    """The releases that cost otherwise; none where the scenarios say nothing of costs."""
    slack: tuple[SlackRow, ...]
    lapsed_now: tuple[str, ...]
    lapsed_no_longer: tuple[str, ...]
    deadlines: tuple[DeadlineRow, ...]
    """The nearest that are to come, where one of them is new."""


def compared(
    before: Result, after: Result, scenarios: tuple[Scenario, Scenario] | None = None, causes: tuple[Moved, ...] = ()
) -> Comparison:
    """What differs between two planned results; with their scenarios, why as well."""
    rows = list(_moved(before, after, scenarios, {one.modification: one for one in causes}))
    lapsed = [{row.modification for row in result.placements if row.lapsed} for result in (before, after)]
    return Comparison(
        moved=tuple(rows),
        stay=sum(row.modification not in {one.modification for one in rows} for row in after.placements),
        goals=tuple(_goals(before, after)),
        uplifts_gone=tuple(row for row in before.uplifts if row not in after.uplifts),
        uplifts_new=tuple(row for row in after.uplifts if row not in before.uplifts),
        loads=tuple(_loads(before, after, scenarios)) if scenarios else (),
        costs=tuple(_costs(before, after, scenarios)) if scenarios else (),
        slack=tuple(_slack(before, after)),
        lapsed_now=tuple(sorted(lapsed[1] - lapsed[0])),
        lapsed_no_longer=tuple(sorted(lapsed[0] - lapsed[1])),
        deadlines=tuple(_deadlines(before, after, scenarios)) if scenarios else (),
    )


def plan_in(result: Result) -> Plan:
    """The plan of a result."""
    return Plan({row.modification: Placement(row.release, row.option) for row in result.placements if row.release})


def _by_name(result: Result) -> dict[str, PlacementRow]:
    return {row.modification: row for row in result.placements}


def moved_row(before: Scenario, after: Scenario, moved: Moved) -> MovedRow:
    """A modification that is elsewhere, with the cause."""
    here, there = moved.before, moved.after
    return MovedRow(
        modification=moved.modification,
        before=here.release if here else None,
        after=there.release if there else None,
        option_before=here.option if here else None,
        option_after=there.option if there else None,
        cause=moved.cause,
        by=moved.by,
        because=tuple(map(because, moved.because)),
        says=moved_words(before, after, moved),
    )


def _moved(
    before: Result, after: Result, scenarios: tuple[Scenario, Scenario] | None, causes: dict[str, Moved]
) -> Iterator[MovedRow]:
    here, there = _by_name(before), _by_name(after)
    for name in sorted({*here, *there}):
        was, now = _place(here.get(name)), _place(there.get(name))
        if was == now:
            continue
        yield (
            moved_row(*scenarios, causes[name])
            if scenarios and name in causes
            else MovedRow(
                modification=name,
                before=was[0],
                after=now[0],
                option_before=was[1],
                option_after=now[1],
                cause=None,
                says=_plain(name, was[0], now[0]),
            )
        )


def _place(row: PlacementRow | None) -> tuple[str | None, str | None]:
    return (row.release, row.option) if row else (None, None)


def _plain(name: str, before: str | None, after: str | None) -> str:
    if before == after:
        return f"{name} is built with another solution option."
    return f"{name} goes from {before or 'no release'} to {after or 'no release'}."


def _goals(before: Result, after: Result) -> Iterator[GoalDifferenceRow]:
    here, there = ({row.goal: row for row in result.goals} for result in (before, after))
    for name in (*there, *(name for name in here if name not in there)):
        was, now = here.get(name), there.get(name)
        known = now or was
        assert known is not None, "each is in one of the two"
        yield GoalDifferenceRow(
            goal=name,
            unit=known.unit,
            before=was.value if was else None,
            after=now.value if now else None,
            proven_before=was is not None and was.proven,
            proven_after=now is not None and now.proven,
        )


def _loads(before: Result, after: Result, scenarios: tuple[Scenario, Scenario]) -> Iterator[LoadRow]:
    """GBCS changes, and all that a release has a capacity for."""
    for release in scenarios[1].releases_in_order:
        for thing in (*SPECIFICATION_NAMES, *sorted(release.capacity.keys() - SPECIFICATION_NAMES.keys())):
            was = carried(scenarios[0], plan_in(before), release.id, thing)
            now = carried(scenarios[1], plan_in(after), release.id, thing)
            if was != now:
                capacity = release.capacity.get(thing)
                yield LoadRow(release=release.id, thing=thing, before=was, after=now, capacity=capacity)


def _costs(before: Result, after: Result, scenarios: tuple[Scenario, Scenario]) -> Iterator[CostChangeRow]:
    """By go-live after; a release that is in one of the scenarios only costs nothing in the other."""
    pairs = zip(scenarios, (before, after), strict=True)
    here, there = ({row.release: row for row in cost_rows(scenario, plan_in(result))} for scenario, result in pairs)
    for name in (*there, *(name for name in here if name not in there)):
        was, now = here.get(name), there.get(name)
        then, since = (row.total if row else NOTHING for row in (was, now))
        if then != since:
            yield CostChangeRow(
                release=name,
                before=then,
                after=since,
                difference=since - then,
                budget=now.budget if now else None,
                unknown=tuple(sorted({*(was.unknown if was else ()), *(now.unknown if now else ())})),
            )


def _slack(before: Result, after: Result) -> Iterator[SlackRow]:
    here = _by_name(before)
    for row in after.placements:
        was = here.get(row.modification)
        if was is None or (was.cut_off, was.slack_days, was.release) == (row.cut_off, row.slack_days, row.release):
            continue
        yield SlackRow(
            modification=row.modification,
            release_before=was.release,
            release_after=row.release,
            decision_before=was.decision,
            decision_after=row.decision,
            cut_off_before=was.cut_off,
            cut_off_after=row.cut_off,
            slack_days_before=was.slack_days,
            slack_days_after=row.slack_days,
        )


def _deadlines(before: Result, after: Result, scenarios: tuple[Scenario, Scenario]) -> Iterator[DeadlineRow]:
    """The decisions with the nearest last dates after, if one of them is new."""
    was = {row.model_copy(update={"days_left": 0}) for row in _pending(before, scenarios[0])}
    now = list(_pending(after, scenarios[1]))
    dates = sorted({row.cut_off for row in now})[:NEAREST]
    rows = [
        row.model_copy(update={"is_new": row.model_copy(update={"days_left": 0}) not in was})
        for row in now
        if row.cut_off in dates
    ]
    if any(row.is_new for row in rows):
        yield from rows


def _pending(result: Result, scenario: Scenario) -> Iterator[DeadlineRow]:
    """Every decision that is to come, the nearest last date first."""
    rows = [
        row for row in result.placements if row.cut_off and not scenario.modification_of[row.modification].is_approved
    ]
    for row in sorted(rows, key=lambda row: (str(row.cut_off), str(row.release), row.modification)):
        assert row.cut_off is not None, "only those with a cut-off are here"
        days_left = (row.cut_off - scenario.as_of).days
        if row.release and days_left >= 0:
            yield DeadlineRow(
                modification=row.modification,
                release=row.release,
                cut_off=row.cut_off,
                days_left=days_left,
                is_new=False,
            )
