"""The change budget: the document of ``secplan replan --budget``."""

from models import Outcome
from models.base import Data
from models.budget import ChangeBudget
from models.rows import GoalRow, MoveRow, Provenance, ScenarioRef
from planner.explain.binding import gains
from planner.goals.changes import moves_from_home
from planner.report.documents.common import provenance_row, scenario_ref
from planner.report.documents.placements import goal_rows

REPLAN_FORMAT = "secplan.replan/1"


class BudgetRowPart(Data):
    """The best plan with at most so many moves."""

    moves: int
    goals: tuple[GoalRow, ...]
    buys: tuple[str, ...]
    """What it gains over the row before, goal by goal; empty for the first row, and where that is nothing."""
    moved: tuple[MoveRow, ...]
    """Who is not where the baseline has it."""


class ReplanDocument(Data):
    """The document of ``secplan replan --json``."""

    format: str = REPLAN_FORMAT
    scenario: ScenarioRef
    counted_from: str
    """``baseline``, or ``targets`` where there is none."""
    rows: tuple[BudgetRowPart, ...]
    complete: bool
    """Proved: more moves buy nothing more."""
    stopped: str | None
    provenance: Provenance


def replan_document(outcome: Outcome, found: ChangeBudget, seconds: float = 0.0) -> ReplanDocument:
    """The document of an answer."""
    scenario = outcome.scenario
    rows = []
    for index, row in enumerate(found.rows):
        buys = tuple(gains(found.rows[index - 1].planned, row.planned)) if index else ()
        moved = tuple(MoveRow(**move._asdict()) for move in moves_from_home(scenario, row.planned.plan))
        rows.append(BudgetRowPart(moves=row.moves, goals=goal_rows(row.planned), buys=buys, moved=moved))
    return ReplanDocument(
        scenario=scenario_ref(scenario),
        counted_from="baseline" if scenario.baseline else "targets",
        rows=tuple(rows),
        complete=found.complete,
        stopped=found.stopped,
        provenance=provenance_row(seconds),
    )
