"""The change budget: the page of ``secplan replan --budget``."""

from models import Scenario
from planner.explain.words import capital, counted
from planner.goals import GOAL_OF
from planner.goals.changes import homes
from planner.report.blocks import Heading, Page, Paragraph, Table
from planner.report.documents.replan import BudgetRowPart, ReplanDocument
from planner.report.pages.common import scenario_words


def replan_page(scenario: Scenario, document: ReplanDocument, file: str) -> Page:
    """The page: the verdict, and a row for each number of moves."""
    opening: Page = [
        Heading(f"What moves buy: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        Paragraph(_verdict(scenario, document)),
    ]
    return [*opening, *_table(document)] if document.rows else opening


def _verdict(scenario: Scenario, document: ReplanDocument) -> str:
    if not homes(scenario):
        return "There is neither a baseline nor a target, so that there is nothing to count moves from."
    whence = "baseline" if document.counted_from == "baseline" else "targets, as there is no baseline"
    if not document.rows:
        return f"How few moves from the {whence} a plan takes was not established; allow more time with --seconds."
    fewest, most = document.rows[0].moves, document.rows[-1].moves
    rules = f"No plan that keeps every rule takes fewer than {counted(fewest, 'move')} from the {whence}. "
    first = rules if fewest else f"A plan without moves from the {whence} keeps every rule. "
    if document.complete:
        return f"{first}More than {counted(most, 'move')} would buy nothing more: proved."
    return f"{first}What more than {counted(most, 'move')} would buy was not established in the time given."


def _table(document: ReplanDocument) -> Page:
    goals = [f"{capital(GOAL_OF[row.goal].title)} ({row.unit})" for row in document.rows[0].goals]
    columns = ("Moves, at most", "What the last one buys", "Who moves", *goals)
    rows = [_cells(index, row) for index, row in enumerate(document.rows)]
    return [Heading("The best plan with so many moves"), Table(columns, rows, frozenset(goals))]


def _cells(index: int, row: BudgetRowPart) -> tuple[str, ...]:
    buys = "; ".join(row.buys) or ("nothing by itself" if index else "")
    moved = ", ".join(f"{one.modification} to {one.after or 'no release'}" for one in row.moved) or "nobody"
    return (f"{row.moves:,}", buys, moved, *(f"{goal.value:,}" for goal in row.goals))
