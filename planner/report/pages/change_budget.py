"""The change budget: the page of ``secplan replan --budget``."""

from collections.abc import Iterator, Sequence

from models import Scenario
from planner.explain.change_budget import by_how_much, fewest_moves, gained, what_each_buys, who_moves
from planner.explain.words import capital, counted, goal_word, unit_word, worth
from planner.report.blocks import Heading, Page, Paragraph, Table
from planner.report.documents.change_budget import BudgetRowPart, ChangeBudgetDocument
from planner.report.pages.common import (
    home_words,
    not_established_blocks,
    nothing_to_count_from,
    scenario_words,
)


def change_budget_page(scenario: Scenario, document: ChangeBudgetDocument, file: str) -> Page:
    """The page: the verdict, and a row for each number of moves."""
    return [
        Heading(f"What moves buy: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        Paragraph(" ".join(_verdict(document))),
        *_table(document),
        *not_established_blocks(document.not_established),
    ]


def _verdict(document: ChangeBudgetDocument) -> Iterator[str]:
    if document.counted_from == "nothing":
        yield nothing_to_count_from()
        return
    whence = home_words(document.counted_from)
    if not document.rows:
        yield f"How few moves a plan takes was not established; they are counted from {whence}."
        return
    fewest, most = document.rows[0].moves, document.rows[-1].moves
    yield fewest_moves(fewest, f" from {whence}")
    if document.most is not None and document.most < fewest:
        yield f"With at most {counted(document.most, 'move')} there is no plan."
    if len(document.rows) > 1:
        yield what_each_buys([(row.better, row.worse) for row in document.rows[1:]])
    if document.complete:
        yield f"More than {counted(most, 'move')} would buy nothing more: proved."
    elif document.most is not None and most >= document.most:
        yield f"What more than {counted(most, 'move')} would buy was not asked; --budget without a number tells."
    else:
        yield f"What more than {counted(most, 'move')} would buy was not established."


def _table(document: ChangeBudgetDocument) -> Page:
    if not document.rows or document.counted_from == "nothing":
        return []
    goals = [f"{capital(goal_word(row.goal))} ({unit_word(row.unit)})" for row in document.rows[0].goals]
    columns = ("Moves, at most", *_told(document), "Who moves", *goals)
    rows = [_cells(index, row, _told(document)) for index, row in enumerate(document.rows)]
    apart: Page = [Paragraph(OWN)] if len(rows) > 1 else []
    return [Heading("The best plan with so many moves"), *apart, Table(columns, rows, frozenset(goals))]


OWN = "Each row is a plan of its own: it may move others than the row before, and undo moves of that one."
BUYS, WORSE = "What the last one buys", "What gets worse by it"


def _told(document: ChangeBudgetDocument) -> list[str]:
    """The columns on the last move that have anything to tell."""
    return [*([BUYS] if len(document.rows) > 1 else []), *([WORSE] if any(row.worse for row in document.rows) else [])]


def _cells(index: int, row: BudgetRowPart, told: Sequence[str]) -> tuple[str, ...]:
    last = {BUYS: gained(row.better) if index else "", WORSE: by_how_much(row.worse)}
    goals = (worth(goal.value, goal.unit) for goal in row.goals)
    return (f"{row.moves:,}", *(last[column] for column in told), who_moves(row.moved), *goals)
