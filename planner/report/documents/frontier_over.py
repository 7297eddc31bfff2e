"""Frontiers over a number of the policy: the document of ``secplan frontier --over``."""

from collections.abc import Iterator

from models import Infeasible, Undecided
from models.base import Data
from models.frontier import Frontier, FrontierOver, FrontierStep
from models.rows import GoalRow, Provenance, ScenarioRef
from planner.explain.frontier import not_established
from planner.report.documents.common import provenance_row, scenario_ref
from planner.report.documents.frontier import (
    GapRow,
    TradedGoalRow,
    TradeOffRow,
    gap_row,
    held_rows,
    trade_off_rows,
    traded_rows,
)

FRONTIER_OVER_FORMAT = "secplan.frontier-over/1"


class FrontierStepRow(Data):
    """What can be had with one value of the number."""

    value: str
    """As it stands in the change."""
    answer: str
    """``planned``, ``infeasible``, ``undecided``, or ``not planned`` where there was no time for it."""
    same_as: str | None
    """An earlier value with the same trade-offs, by the same plans."""
    held: tuple[GoalRow, ...]
    points: tuple[TradeOffRow, ...]
    """The first is compared with the first of the value before: each is the best in the first goal with its value."""
    complete: bool
    gaps: tuple[GapRow, ...]


class FrontierOverDocument(Data):
    """The document of ``secplan frontier --over --json``."""

    format: str = FRONTIER_OVER_FORMAT
    scenario: ScenarioRef
    over: str
    """The change, with its braces."""
    goals: tuple[TradedGoalRow, ...]
    steps: tuple[FrontierStepRow, ...]
    complete: bool
    """Proved: with no value is there another trade-off."""
    not_established: tuple[str, ...]
    stopped: str | None
    provenance: Provenance


def frontier_over_document(found: FrontierOver, seconds: float = 0.0) -> FrontierOverDocument:
    """The document of an answer over a number."""
    rows = tuple(_steps(found))
    return FrontierOverDocument(
        scenario=scenario_ref(found.outcome.scenario),
        over=found.pattern,
        goals=traded_rows(found.goals),
        steps=rows,
        complete=all(row.complete for row in rows),
        not_established=tuple(_open_steps(found)),
        stopped=found.stopped,
        provenance=provenance_row(seconds),
    )


def _open_steps(found: FrontierOver) -> Iterator[str]:
    for step in found.steps:
        match step.answer:
            case Frontier() as frontier:
                yield from (f"with {step.word}, {one}" for one in not_established(frontier))
            case Undecided(reason=reason):
                yield f"with {step.word}, whether there is a plan: {reason}"
            case None:
                yield f"anything with {step.word}"
            case Infeasible():
                pass


def _steps(found: FrontierOver) -> Iterator[FrontierStepRow]:
    before: Frontier | None = None
    told: list[tuple[str, Frontier]] = []
    for step in found.steps:
        frontier = step.answer if isinstance(step.answer, Frontier) else None
        same = next((word for word, other in told if frontier and _are_same(other, frontier)), None)
        yield FrontierStepRow(
            value=step.word,
            answer=_answer(step),
            same_as=same,
            held=held_rows(frontier) if frontier else (),
            points=trade_off_rows(frontier, before) if frontier else (),
            complete=frontier.complete if frontier else isinstance(step.answer, Infeasible),
            gaps=tuple(map(gap_row, frontier.gaps)) if frontier else (),
        )
        if frontier:
            told.append((step.word, frontier))
            before = frontier


def _answer(step: FrontierStep) -> str:
    match step.answer:
        case Frontier():
            return "planned"
        case Infeasible():
            return "infeasible"
        case Undecided():
            return "undecided"
        case None:
            return "not planned"


def _are_same(here: Frontier, there: Frontier) -> bool:
    return [(one.values, one.planned.plan) for one in here.points] == [
        (one.values, one.planned.plan) for one in there.points
    ]
