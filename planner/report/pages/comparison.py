"""What differs between two plans, as parts of a page."""

from collections.abc import Iterator
from itertools import groupby

from models import SPECIFICATION_NAMES, Scenario
from models.result import UpliftRow
from planner.calendar import format_date
from planner.explain.things import release_name
from planner.explain.words import IN_POUNDS, capital, counted, listed, signed, unit_word
from planner.goals import GOAL_OF
from planner.report.blocks import Block, Heading, Table, section
from planner.report.documents.comparison import (
    Comparison,
    CostChangeRow,
    DeadlineRow,
    GoalDifferenceRow,
    LoadRow,
    SlackRow,
)
from planner.report.pages.common import value_words


def comparison_blocks(found: Comparison, after: Scenario | None) -> Iterator[Block]:
    """Everything that differs; ``after`` names the releases, where it is there."""
    yield from section("Who moves, and why", [row.says for row in found.moved])
    yield from goal_blocks(found.goals)
    yield from section("Uplifts", [*_uplifts(found.uplifts_gone, "no longer"), *_uplifts(found.uplifts_new, "now")])
    yield from _loads(found.loads)
    yield from _costs(found.costs)
    yield from _slack(found.slack)
    yield from section("Lapses", list(_lapses(found)))
    yield from _deadlines(found.deadlines, after)


def goal_blocks(goals: tuple[GoalDifferenceRow, ...]) -> Iterator[Block]:
    """The goals before and after, most important first."""
    if not goals:
        return
    yield Heading("Goals, most important first")
    rows = [(*goal_cells(row), _difference(row)) for row in goals]
    yield Table(("Goal", "Unit", "Before", "After", "Difference"), rows, frozenset({"Before", "After", "Difference"}))


def goal_cells(row: GoalDifferenceRow) -> tuple[str, str, str, str]:
    """A goal with its values; a question mark where there may be a better one."""
    before = "" if row.before is None else value_words(row.before, row.unit, proven=row.proven_before)
    after = "" if row.after is None else value_words(row.after, row.unit, proven=row.proven_after)
    return capital(GOAL_OF[row.goal].title) if row.goal in GOAL_OF else row.goal, unit_word(row.unit), before, after


def _difference(row: GoalDifferenceRow) -> str:
    if row.before is None or row.after is None:
        return ""
    return "same" if row.before == row.after else signed(row.after - row.before, row.unit)


def _uplifts(rows: tuple[UpliftRow, ...], word: str) -> Iterator[str]:
    for row in rows:
        yield f"{row.release} {word} carries a {SPECIFICATION_NAMES.get(row.specification, row.specification)} uplift."


def _loads(rows: tuple[LoadRow, ...]) -> Iterator[Block]:
    if rows:
        yield Heading("What releases carry")
        cells = [
            (
                row.release,
                SPECIFICATION_NAMES.get(row.thing, row.thing.replace("_", " ")),
                f"{row.before:,}",
                f"{row.after:,}",
                "" if row.capacity is None else f"{row.capacity:,}",
            )
            for row in rows
        ]
        columns = ("Release", "Carries", "Before", "After", "At most")
        yield Table(columns, cells, frozenset(columns[2:]))


def _costs(rows: tuple[CostChangeRow, ...]) -> Iterator[Block]:
    if rows:
        yield Heading("What releases cost")
        columns = ("Release", "Before", "After", "Difference", "Budget", "Not known")
        cells = [
            (
                row.release,
                str(row.before),
                str(row.after),
                signed(row.difference.pence, IN_POUNDS),
                "" if row.budget is None else str(row.budget),
                ", ".join(row.unknown),
            )
            for row in rows
        ]
        yield Table(columns, cells, frozenset(columns[1:5]))


def _slack(rows: tuple[SlackRow, ...]) -> Iterator[Block]:
    if rows:
        yield Heading("Cut-offs and days in hand")
        both = ("Release before", "Release after", "Cut-off before", "Cut-off after")
        columns = ("Modification", *both, "Days in hand before", "Days in hand after")
        yield Table(columns, [_slack_cells(row) for row in rows], frozenset(columns[5:]))


def _slack_cells(row: SlackRow) -> tuple[str, ...]:
    return (
        row.modification,
        row.release_before or "none",
        row.release_after or "none",
        format_date(row.cut_off_before) if row.cut_off_before else "",
        format_date(row.cut_off_after) if row.cut_off_after else "",
        "" if row.slack_days_before is None else f"{row.slack_days_before:,}",
        "" if row.slack_days_after is None else f"{row.slack_days_after:,}",
    )


def _lapses(found: Comparison) -> Iterator[str]:
    yield from (f"{name} lapses now, and did not before." for name in found.lapsed_now)
    yield from (f"{name} lapses no longer." for name in found.lapsed_no_longer)


def _deadlines(rows: tuple[DeadlineRow, ...], after: Scenario | None) -> Iterator[Block]:
    """The nearest decisions to chase, by date, where one of them is new."""
    if rows and after:
        by_date = [list(same) for _, same in groupby(rows, key=lambda row: (row.cut_off, row.release))]
        yield from section("The nearest decisions to chase", [_deadline(same, after) for same in by_date])


def _deadline(rows: list[DeadlineRow], after: Scenario) -> str:
    one = rows[0]
    names = listed([f"{row.modification} (new)" if row.is_new else row.modification for row in rows])
    by = f"By {format_date(one.cut_off)}, in {counted(one.days_left, 'day')}"
    return f"{by}, for {release_name(after, one.release)}: {names}."
