"""Frontiers: the document of ``secplan frontier``."""

from collections.abc import Iterator, Sequence

from models import Plan, Planned
from models.base import Data
from models.frontier import Frontier, Gap, TradeOff
from models.rows import GoalChangeRow, GoalRow, MoveRow, Provenance, ScenarioRef
from planner.explain.frontier import not_established
from planner.goals import GOAL_OF
from planner.report.documents.common import base_of, provenance_row, scenario_ref
from planner.report.documents.placements import goal_change, goal_rows

FRONTIER_FORMAT = "secplan.frontier/1"


class TradedGoalRow(Data):
    """A goal that is traded."""

    goal: str
    title: str
    unit: str


class OptionChangeRow(Data):
    """A modification that is built with another solution option than in the point before."""

    modification: str
    before: str | None
    after: str | None


class TradeOffRow(Data):
    """A plan that no other is better than in one of the goals without being worse in another."""

    point: int
    """By which the page names it; from 1 on, in the order of the values."""
    values: tuple[int, ...]
    """What it is worth in each goal that is traded, in their order."""
    proven: bool
    """Proved to be a trade-off; if not, there may be a better plan."""
    unique: bool
    """Proved to be the one plan for it: the best by the other goals, and the first by the order of ties."""
    is_knee: bool
    """The nearest to the best of all the goals at once."""
    is_base: bool
    """The plan of ``secplan plan``."""
    goals: tuple[GoalRow, ...]
    """Every goal of the scenario; bounds and proofs are among plans that are worth the same in those traded."""
    better: tuple[GoalChangeRow, ...]
    """The goals that are better than at the point before."""
    worse: tuple[GoalChangeRow, ...]
    moved: tuple[MoveRow, ...]
    """Who is elsewhere than at the point before."""
    options: tuple[OptionChangeRow, ...]
    placements: dict[str, str]
    """The release of each modification that has one."""


class GapRow(Data):
    """Where there may be trade-offs that were not found: in every goal at least the one number, and below the other."""

    least: tuple[int | None, ...]
    """For each goal that is traded; null where nothing is known."""
    below: tuple[int | None, ...]


class FrontierDocument(Data):
    """The document of ``secplan frontier --json``."""

    format: str = FRONTIER_FORMAT
    scenario: ScenarioRef
    goals: tuple[TradedGoalRow, ...]
    held: tuple[GoalRow, ...]
    """The goals that come before all that are traded, which stay at their best."""
    points: tuple[TradeOffRow, ...]
    complete: bool
    """Proved: there is no other trade-off."""
    gaps: tuple[GapRow, ...]
    """The widest first; none where it is complete."""
    not_established: tuple[str, ...]
    stopped: str | None
    provenance: Provenance


def frontier_document(found: Frontier, seconds: float = 0.0) -> FrontierDocument:
    """The document of an answer."""
    return FrontierDocument(
        scenario=scenario_ref(found.outcome.scenario),
        goals=traded_rows(found.goals),
        held=held_rows(found),
        points=trade_off_rows(found),
        complete=found.complete,
        gaps=tuple(map(gap_row, found.gaps)),
        not_established=tuple(not_established(found)),
        stopped=found.stopped,
        provenance=provenance_row(seconds),
    )


def traded_rows(goals: Sequence[str]) -> tuple[TradedGoalRow, ...]:
    """The goals that are traded, in their order."""
    return tuple(TradedGoalRow(goal=goal, title=GOAL_OF[goal].title, unit=GOAL_OF[goal].unit) for goal in goals)


def held_rows(found: Frontier) -> tuple[GoalRow, ...]:
    """The goals that stay at their best."""
    return tuple(
        GoalRow(goal=goal.goal, value=goal.value, bound=goal.bound, unit=goal.unit, proven=goal.proven)
        for goal in found.held
    )


def gap_row(gap: Gap) -> GapRow:
    """A gap as the document has it."""
    return GapRow(least=gap.least, below=gap.below)


def trade_off_rows(found: Frontier, before: Frontier | None = None) -> tuple[TradeOffRow, ...]:
    """A row for each point; the first is compared with the first of another frontier, if there is one."""
    knee = found.knee
    previous = [before.points[0] if before and before.points else None, *found.points]
    return tuple(
        _row(found, number, point, last, is_knee=point == knee)
        for number, (point, last) in enumerate(zip(found.points, previous, strict=False), start=1)
    )


def _row(found: Frontier, number: int, point: TradeOff, before: TradeOff | None, *, is_knee: bool) -> TradeOffRow:
    plan = point.planned.plan
    changes = list(_changes(before.planned, point.planned)) if before else []
    return TradeOffRow(
        point=number,
        values=point.values,
        proven=point.proven,
        unique=point.planned.unique,
        is_knee=is_knee,
        is_base=plan.placements == base_of(found.outcome).plan.placements,
        goals=goal_rows(point.planned),
        better=tuple(one for one in changes if one.after < one.before),
        worse=tuple(one for one in changes if one.after > one.before),
        moved=tuple(MoveRow(**move._asdict()) for move in before.planned.plan.moves_to(plan)) if before else (),
        options=tuple(_options(before.planned.plan, plan)) if before else (),
        placements={name: place.release for name, place in sorted(plan.placements.items())},
    )


def _changes(before: Planned, after: Planned) -> Iterator[GoalChangeRow]:
    for here, there in zip(before.goals, after.goals, strict=True):
        yield goal_change(here, there)


def _options(before: Plan, after: Plan) -> Iterator[OptionChangeRow]:
    for name in sorted(before.placements.keys() & after.placements.keys()):
        here, there = before.placements[name].option, after.placements[name].option
        if here != there:
            yield OptionChangeRow(modification=name, before=here, after=there)
