"""The change budget: the document of ``secplan replan --budget``."""

from models import Planned, Scenario
from models.base import Data
from models.budget import BudgetRow, ChangeBudget
from models.rows import GoalChangeRow, GoalRow, MoveRow, Provenance, ScenarioRef
from planner.explain.binding import changed_goals
from planner.explain.change_budget import not_established
from planner.goals.changes import Changes, moves_from_home
from planner.report.documents.common import CountedFrom, counted_from, provenance_row, scenario_ref
from planner.report.documents.placements import goal_change, goal_rows

CHANGE_BUDGET_FORMAT = "secplan.change-budget/1"


class BudgetRowPart(Data):
    """The best plan with at most so many moves."""

    moves: int
    goals: tuple[GoalRow, ...]
    better: tuple[GoalChangeRow, ...]
    """The goals that are better than in the row before, most important first: what the last move buys."""
    worse: tuple[GoalChangeRow, ...]
    """The goals that are worse than in the row before; not the moves, which are what is spent."""
    moved: tuple[MoveRow, ...]
    """Who is not where the baseline has it."""


class ChangeBudgetDocument(Data):
    """The document of ``secplan replan --budget --json``."""

    format: str = CHANGE_BUDGET_FORMAT
    scenario: ScenarioRef
    counted_from: CountedFrom
    most: int | None
    """The moves that were asked about at most; null where all that buy something are."""
    rows: tuple[BudgetRowPart, ...]
    complete: bool
    """Proved: more moves buy nothing more."""
    not_established: tuple[str, ...]
    stopped: str | None
    provenance: Provenance


def change_budget_document(found: ChangeBudget, seconds: float = 0.0) -> ChangeBudgetDocument:
    """The document of an answer."""
    scenario = found.outcome.scenario
    before = (None, *(row.planned for row in found.rows))
    return ChangeBudgetDocument(
        scenario=scenario_ref(scenario),
        counted_from=counted_from(scenario),
        most=found.most,
        rows=tuple(_row(scenario, one, row) for one, row in zip(before, found.rows, strict=False)),
        complete=found.complete,
        not_established=tuple(not_established(found)),
        stopped=found.stopped,
        provenance=provenance_row(seconds),
    )


def _row(scenario: Scenario, before: Planned | None, row: BudgetRow) -> BudgetRowPart:
    changes = [goal_change(*pair) for pair in changed_goals(before, row.planned)] if before else []
    return BudgetRowPart(
        moves=row.moves,
        goals=goal_rows(row.planned),
        better=tuple(one for one in changes if one.after < one.before),
        worse=tuple(one for one in changes if one.after > one.before and one.goal != Changes.id),
        moved=tuple(MoveRow(**move._asdict()) for move in moves_from_home(scenario, row.planned.plan)),
    )
