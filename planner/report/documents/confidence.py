"""What confidence costs: the rows of the result document."""

from models import Plan, Planned
from models.confidence import Confidence, ConfidencePlan
from models.rows import ConfidenceRow, MoveRow
from planner.report.documents.placements import goal_rows
from planner.report.documents.result import answer_word


def confidence_rows(found: Confidence) -> tuple[ConfidenceRow, ...]:
    """One for each way in which decisions are forecast."""
    answers = [one.answer for one in found.plans]
    first = answers[0].plan if answers and isinstance(answers[0], Planned) else None
    return tuple(_row(one, first) for one in found.plans)


def _row(found: ConfidencePlan, first: Plan | None) -> ConfidenceRow:
    answer = found.answer
    moves = first.moves_to(answer.plan) if first and isinstance(answer, Planned) else []
    return ConfidenceRow(
        durations=found.durations,
        answer=answer_word(answer) if answer else "not planned",
        unique=isinstance(answer, Planned) and answer.unique,
        why_none=found.why_none,
        holds=None if found.holds is None else round(found.holds, 4),
        goals=goal_rows(answer) if isinstance(answer, Planned) else (),
        moved=tuple(MoveRow(**move._asdict()) for move in moves),
    )
