"""Frontiers over a number of the policy: the page of ``secplan frontier --over``."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from models import Scenario
from planner.explain.frontier import goals_words
from planner.explain.words import capital, goal_word, unit_word
from planner.report.blocks import Block, Bullets, Heading, Page, Paragraph, Table, section
from planner.report.documents.frontier_over import FrontierOverDocument, FrontierStepRow
from planner.report.pages.common import not_established_blocks, scenario_words, value_words
from planner.report.pages.frontier import change_words
from planner.report.pages.values import value_in


def frontier_over_page(scenario: Scenario, document: FrontierOverDocument, file: str) -> Page:
    """The page over a number: a row for each value and trade-off, and what changes from one value to the next."""
    goals = [row.goal for row in document.goals]
    return [
        Heading(f"What the number buys: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        Paragraph(" ".join(_over_verdict(document, goals))),
        *_over_table(document),
        *section("From one value to the next", list(_between_values(document, goals))),
        *section("From one trade-off to the next, with one value", list(_within_a_value(document, goals))),
        *not_established_blocks(document.not_established),
    ]


def _over_verdict(document: FrontierOverDocument, goals: Sequence[str]) -> Iterator[str]:
    yield f"`{document.over}`, and what can then be had in {goals_words(goals)}."
    first, *others = document.steps
    if others and all(step.same_as == first.value for step in others):
        yield "It makes no difference: with every value the plans are the same."
    if document.complete:
        yield "Proved: with each value there is nothing better."
    else:
        yield "Found so far: with some values there may be better, or more; a question mark stands where that is open."


def _over_table(document: FrontierOverDocument) -> Iterator[Block]:
    planned = [row for step in document.steps for row in step.points]
    yield Heading("With each value")
    if not planned:
        yield Bullets([f"{words}: {_none(step)}." for words, step in _grouped(document)])
        return
    goals = [row.goal for row in document.goals]
    held = [goal.goal for goal in next(step.held for step in document.steps if step.points)]
    told = [*held, *goals]
    units = {goal.goal: goal.unit for goal in planned[0].goals}
    numbered = ["Point"] if len(goals) > 1 else []
    columns = ("Value", *numbered, *(f"{capital(goal_word(goal))} ({unit_word(units[goal])})" for goal in told), "")
    rows = [cells for words, step in _grouped(document) for cells in _over_rows(words, step, told, document.over)]
    yield Table(columns, rows, frozenset(columns[:-1]))


def _grouped(document: FrontierOverDocument) -> Iterator[tuple[str, FrontierStepRow]]:
    """The values in words, those in a row with the same trade-offs as one, each with what can be had."""
    for _, steps in groupby(
        document.steps, key=lambda step: (step.same_as or step.value) if step.points else step.answer
    ):
        first, *others = steps
        words = [value_in(document.over, one.value) for one in (first, *others[-1:])]
        yield " to ".join(words), first


def _over_rows(words: str, step: FrontierStepRow, told: Sequence[str], over: str) -> Iterator[tuple[str, ...]]:
    is_numbered = len(told) > len(step.held) + 1
    if not step.points:
        yield (words, *([""] if is_numbered else []), *("" for _ in told), _none(step))
    for row in step.points:
        of = {goal.goal: goal for goal in row.goals}
        notes = [
            *([f"as with {value_in(over, step.same_as)}"] if step.same_as else []),
            *(["the knee"] if row.is_knee and len(step.points) > 1 else []),
        ]
        number = [str(row.point)] if is_numbered else []
        values = (value_words(of[goal].value, of[goal].unit, proven=row.proven) for goal in told)
        yield (words, *number, *values, "; ".join(notes))


def _none(step: FrontierStepRow) -> str:
    words = {"infeasible": "no plan exists", "undecided": "undecided; allow more with --seconds"}
    return words.get(step.answer, "not planned in the time given")


def _between_values(document: FrontierOverDocument, goals: Sequence[str]) -> Iterator[str]:
    """From one value with a plan to the next; with two goals, each at its best in the first."""
    planned = [step for step in document.steps if step.points]
    best = f", each at its best in {goal_word(goals[0])}" if len(goals) > 1 else ""
    for before, after in pairwise(planned):
        row = after.points[0]
        if row.moved or row.options:
            open_ones = "" if before.points[0].proven and row.proven else ", not proved"
            told = change_words(row, [*(goal.goal for goal in after.held), *goals])
            first, second = (value_in(document.over, step.value) for step in (before, after))
            yield f"From {first} to {second}{best}{open_ones}: {told}"


def _within_a_value(document: FrontierOverDocument, goals: Sequence[str]) -> Iterator[str]:
    """With two goals, from one trade-off of a value to the next; values with the same are told once."""
    for step in document.steps:
        if not step.same_as:
            for row in step.points[1:]:
                open_ones = "" if row.proven else ", not proved"
                with_it = value_in(document.over, step.value)
                yield f"With {with_it}, from {row.point - 1} to {row.point}{open_ones}: {change_words(row, goals)}"
