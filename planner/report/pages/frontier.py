"""Frontiers: the page of ``secplan frontier``."""

from collections.abc import Iterator, Sequence

from models import Scenario
from models.frontier import Gap
from planner.explain.frontier import beside_words, gap_words, goals_words, held_words, how_many, traded_words
from planner.explain.moved import grouped
from planner.explain.words import capital, counted, goal_word, unit_word
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.frontier import (
    FrontierDocument,
    GapRow,
    TradedGoalRow,
    TradeOffRow,
)
from planner.report.pages.common import not_established_blocks, scenario_words, value_words

MOST_GAPS = 10
"""Gaps that are told one by one."""


def frontier_page(scenario: Scenario, document: FrontierDocument, file: str) -> Page:
    """The page: the verdict, a row for each trade-off, what changes from one to the next, and what is open."""
    goals = [row.goal for row in document.goals]
    return [
        Heading(f"What can be traded: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        Paragraph(" ".join(_verdict(document, goals))),
        *_table(document.points, goals),
        *section("From one to the next", list(_steps(document.points, goals))),
        *_gaps(document.goals, document.gaps),
        *not_established_blocks(document.not_established),
    ]


def _verdict(document: FrontierDocument, goals: Sequence[str]) -> Iterator[str]:
    yield how_many(len(document.points), goals, complete=document.complete)
    if document.held:
        yield held_words(document.held)
    if len(document.points) > 1:
        yield from _marked(document.points, goals)


def _marked(points: Sequence[TradeOffRow], goals: Sequence[str]) -> Iterator[str]:
    """Which of several are the plan by the goals, and the knee."""
    base = next((row.point for row in points if row.is_base), None)
    if base is None:
        yield f"The plan of `secplan plan` is none of them: it gives way in {goals_words(goals)} for goals in between."
    else:
        yield f"The plan of `secplan plan` is point {base}."
    knee = next((row.point for row in points if row.is_knee), None)
    if knee is not None:
        yield (
            f"Point {knee} is the knee: counted in shares of the way from the best to the worst of each goal, it is "
            "nearest to the best of all at once."
        )


def _table(points: Sequence[TradeOffRow], goals: Sequence[str]) -> Iterator[Block]:
    if not points:
        return
    yield Heading("The trade-offs")
    others = _differing(points, goals)
    told = [*goals, *others]
    units = {goal.goal: goal.unit for goal in points[0].goals}
    columns = ("Point", *(f"{capital(goal_word(goal))} ({unit_word(units[goal])})" for goal in told), "")
    yield Table(columns, [_cells(row, told, goals) for row in points], frozenset(columns[:-1]))


def _differing(points: Sequence[TradeOffRow], goals: Sequence[str]) -> list[str]:
    """The other goals that are not worth the same at all points."""
    values: dict[str, set[int]] = {}
    for goal in (goal for row in points for goal in row.goals):
        values.setdefault(goal.goal, set()).add(goal.value)
    return [goal for goal, found in values.items() if len(found) > 1 and goal not in goals]


def _cells(row: TradeOffRow, told: Sequence[str], goals: Sequence[str]) -> tuple[str, ...]:
    of = {goal.goal: goal for goal in row.goals}
    base = "the plan by the goals" if row.unique else "the best plan so far by the goals"
    notes = [*([base] if row.is_base else []), *(["the knee"] if row.is_knee else [])]
    values = (
        value_words(of[goal].value, of[goal].unit, proven=row.proven if goal in goals else row.unique) for goal in told
    )
    return (str(row.point), *values, "; ".join(notes))


def _steps(points: Sequence[TradeOffRow], goals: Sequence[str]) -> Iterator[str]:
    for row in points[1:]:
        yield f"From {row.point - 1} to {row.point}: {change_words(row, goals)}"


def change_words(row: TradeOffRow, goals: Sequence[str]) -> str:
    """What a point buys and costs beside the one before, in these goals and then in others, and who moves."""
    better = [one for one in row.better if one.goal in goals]
    worse = [one for one in row.worse if one.goal in goals]
    others = [one for one in (*row.better, *row.worse) if one.goal not in goals]
    also = f"; also {beside_words(others)}" if others else ""
    built = "".join(
        f"; {one.modification} is built with {one.after or 'none'} instead of {one.before or 'none'}"
        for one in row.options
    )
    moved = grouped(row.moved) if row.moved or not built else "nobody moves"
    return f"{traded_words(better, worse)}{also}. {capital(moved)}{built}."


def _gaps(goals: Sequence[TradedGoalRow], gaps: Sequence[GapRow]) -> Page:
    units = [(row.goal, row.unit) for row in goals]
    told = [f"{capital(gap_words(units, Gap(gap.least, gap.below)))}." for gap in gaps[:MOST_GAPS]]
    more = [f"And {counted(len(gaps) - MOST_GAPS, 'narrower gap')}."] if len(gaps) > MOST_GAPS else []
    return section("Where there may be others, the widest gap first", [*told, *more])
