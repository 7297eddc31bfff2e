"""Frontiers: the page of ``secplan frontier``."""

from collections.abc import Iterator, Sequence

from models import Scenario
from models.frontier import Gap
from models.rows import GoalRow
from planner.explain.frontier import gap_words, goals_words, held_words, how_many, traded_words
from planner.explain.moved import grouped
from planner.explain.words import capital, counted, goal_word
from planner.report.blocks import Block, Bullets, Heading, Page, Paragraph, Table, section
from planner.report.documents.frontier import (
    FrontierDocument,
    FrontierOverDocument,
    FrontierStepRow,
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
    columns = ("Point", *(f"{capital(goal_word(goal))} ({units[goal]})" for goal in told), "")
    yield Table(columns, [_cells(row, told, goals) for row in points], frozenset(columns[:-1]))


def _differing(points: Sequence[TradeOffRow], goals: Sequence[str]) -> list[str]:
    """The other goals that are not worth the same at all points."""
    values: dict[str, set[int]] = {}
    for goal in (goal for row in points for goal in row.goals):
        values.setdefault(goal.goal, set()).add(goal.value)
    return [goal for goal, found in values.items() if len(found) > 1 and goal not in goals]


def _cells(row: TradeOffRow, told: Sequence[str], goals: Sequence[str]) -> tuple[str, ...]:
    of = {goal.goal: goal for goal in row.goals}
    notes = [*(["the plan by the goals"] if row.is_base else []), *(["the knee"] if row.is_knee else [])]
    values = (_value(of[goal], proven=row.proven if goal in goals else row.unique) for goal in told)
    return (str(row.point), *values, "; ".join(notes))


def _value(goal: GoalRow, *, proven: bool) -> str:
    return value_words(goal.value, proven=proven)


def _steps(points: Sequence[TradeOffRow], goals: Sequence[str]) -> Iterator[str]:
    for row in points[1:]:
        yield f"From {row.point - 1} to {row.point}: {_change(row, goals)}"


def _change(row: TradeOffRow, goals: Sequence[str]) -> str:
    """What a point buys and costs beside the one before, and who moves."""
    better = [one for one in row.better if one.goal in goals]
    worse = [one for one in row.worse if one.goal in goals]
    built = "".join(
        f"; {one.modification} is built with {one.after or 'none'} instead of {one.before or 'none'}"
        for one in row.options
    )
    moved = grouped(row.moved) if row.moved or not built else "nobody moves"
    return f"{traded_words(better, worse)}. {capital(moved)}{built}."


def _gaps(goals: Sequence[TradedGoalRow], gaps: Sequence[GapRow]) -> Page:
    units = [(row.goal, row.unit) for row in goals]
    told = [f"{capital(gap_words(units, Gap(gap.least, gap.below)))}." for gap in gaps[:MOST_GAPS]]
    more = [f"And {counted(len(gaps) - MOST_GAPS, 'narrower gap')}."] if len(gaps) > MOST_GAPS else []
    return section("Where there may be others, the widest gap first", [*told, *more])


def frontier_over_page(scenario: Scenario, document: FrontierOverDocument, file: str) -> Page:
    """The page over a number: a row for each value and trade-off, and what changes from one value to the next."""
    goals = [row.goal for row in document.goals]
    return [
        Heading(f"What the number buys: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        Paragraph(" ".join(_over_verdict(document, goals))),
        *_over_table(document),
        *section("From one value to the next", list(_over_steps(document.steps, goals))),
        *not_established_blocks(document.not_established),
    ]


def _over_verdict(document: FrontierOverDocument, goals: Sequence[str]) -> Iterator[str]:
    yield f"`{document.over}`, and what can then be had in {goals_words(goals)}."
    first, *others = document.steps
    if others and all(step.same_as == first.value for step in others):
        yield "It makes no difference: with every value the plans are the same."
    if document.complete:
        yield "Proved: with each value there is nothing better."


def _over_table(document: FrontierOverDocument) -> Iterator[Block]:
    planned = [row for step in document.steps for row in step.points]
    yield Heading("With each value")
    if not planned:
        yield Bullets([f"{step.value}: {_none(step)}." for step in document.steps])
        return
    goals = [row.goal for row in document.goals]
    held = [goal.goal for goal in next(step.held for step in document.steps if step.points)]
    told = [*held, *goals]
    units = {goal.goal: goal.unit for goal in planned[0].goals}
    columns = ("Value", *(f"{capital(goal_word(goal))} ({units[goal]})" for goal in told), "")
    rows = [cells for step in document.steps for cells in _over_rows(step, told)]
    yield Table(columns, rows, frozenset(columns[:-1]))


def _over_rows(step: FrontierStepRow, told: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if not step.points:
        yield (step.value, *("" for _ in told), _none(step))
    for row in step.points:
        of = {goal.goal: goal for goal in row.goals}
        notes = [
            *([f"as with {step.same_as}"] if step.same_as else []),
            *(["the knee"] if row.is_knee and len(step.points) > 1 else []),
        ]
        yield (step.value, *(_value(of[goal], proven=row.proven) for goal in told), "; ".join(notes))


def _none(step: FrontierStepRow) -> str:
    words = {"infeasible": "no plan exists", "undecided": "undecided; allow more with --seconds"}
    return words.get(step.answer, "not planned in the time given")


def _over_steps(steps: Sequence[FrontierStepRow], goals: Sequence[str]) -> Iterator[str]:
    """From one value with a plan to the next; with two goals, from one trade-off of a value to the next."""
    before = ""
    for step in steps:
        if not step.points:
            continue
        first, *others = step.points
        if len(goals) == 1 and before and (first.moved or first.options):
            told = _over_change(first)
            yield f"From {before} to {step.value}: {told}"
        if not step.same_as:
            yield from (f"With {step.value}: {_change(row, goals)}" for row in others)
        before = step.value


def _over_change(row: TradeOffRow) -> str:
    return _change(row, [one.goal for one in (*row.better, *row.worse)])
