"""A sweep: the document of ``secplan sweep``."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, groupby
from string import ascii_uppercase
from typing import Literal

from models import Answer, GoalValue, Infeasible, Planned, Scenario
from models.base import Data
from models.result import Result
from models.rows import Provenance, ScenarioRef
from models.swept import Breakpoint, Swept, SweptLine, SweptPlan, SweptPoint
from planner.changes import changed
from planner.changes.grid import Grid
from planner.changes.patterns import Braces, Listed
from planner.explain.assumptions import assumed
from planner.moved import moved
from planner.report.documents.common import provenance_row, scenario_ref
from planner.report.documents.comparison import MovedRow, moved_row
from planner.report.documents.result import answer_word

SWEPT_FORMAT = "secplan.swept/1"


class AxisRow(Data):
    """A pair of braces."""

    name: str
    """What stands around it."""
    kind: Literal["numbers", "days", "words"]
    values: tuple[str, ...]
    """The values asked for."""


class SweptGoalRow(Data):
    """A goal over the points with one plan, which may be worth something else at each."""

    goal: str
    unit: str
    least: int
    most: int
    proven: bool


class SweptPlanRow(Data):
    """A plan, and what it is like."""

    plan: str
    """The letter by which points name it; "none" where no plan exists, "undecided" where none was found in time."""
    answer: Literal["planned", "infeasible", "undecided"]
    unique: bool
    """Proved to be the one best plan at each of its points; or that none exists."""
    points: int
    """Points of the grid that have it."""
    first: tuple[str, ...]
    """The first point that has it."""
    same_as_base: bool
    """Whether it is the plan without the changes."""
    moved: tuple[MovedRow, ...]
    """Who is elsewhere than without the changes, at the first point, and why."""
    goals: tuple[SweptGoalRow, ...]
    placements: dict[str, str]
    """The release of each modification that has one."""


class SweptPointRow(Data):
    """A point."""

    values: tuple[str, ...]
    """A value for each axis."""
    asked: bool
    """Whether it is of the grid, and not between two of its points."""
    plan: str
    goals: dict[str, int]


class BreakpointRow(Data):
    """Where the plan changes: two values next to each other."""

    last: str
    """The last value with the plan before."""
    first: str
    """The first value with the plan after."""
    before: str
    after: str
    moved: tuple[MovedRow, ...]
    """Who is elsewhere, and why."""


class StretchRow(Data):
    """Values in a row with one plan, as far as they were planned."""

    plan: str
    first: str
    last: str


class SweptLineRow(Data):
    """What lies along one axis, all other values being fixed."""

    axis: int
    others: dict[int, str]
    """The values of the other axes, by their positions."""
    stretches: tuple[StretchRow, ...]
    breakpoints: tuple[BreakpointRow, ...]
    unseen: tuple[tuple[str, str], ...]
    """Pairs of values between which others were not planned: the plan may change there, and back."""


class SweepDocument(Data):
    """The document of ``secplan sweep --json``."""

    format: str = SWEPT_FORMAT
    scenario: ScenarioRef
    """Without the changes."""
    why: str
    author: str
    changes: tuple[str, ...]
    """The patterns."""
    axes: tuple[AxisRow, ...]
    base: Result
    """The plan without the changes."""
    asked: int
    """Points of the grid."""
    missing: int
    """Points of the grid that were not planned."""
    problems: int
    """Different problems among the points that were planned: each is planned once."""
    recalled: int
    """Problems that an earlier run had planned, which was interrupted."""
    stopped: Literal["interrupt", "worker"] | None
    """Why it ended early, if it did: somebody ended it, or a worker was lost."""
    plans: tuple[SweptPlanRow, ...]
    points: tuple[SweptPointRow, ...]
    lines: tuple[SweptLineRow, ...]
    assumed: tuple[str, ...]
    """What the plans rest on: first what all of them do, then what one does at its first point."""
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Headings:
    """Who asks, why, and in which words."""

    patterns: tuple[str, ...]
    why: str = ""
    author: str = ""


def sweep_document(swept: Swept, grid: Grid, headings: Headings, base: Result, seconds: float = 0.0) -> SweepDocument:
    """The document of an answer; ``base`` is the result of the plan without the changes."""
    writer = _Writer(swept, grid)
    return SweepDocument(
        scenario=scenario_ref(swept.base.scenario),
        why=headings.why,
        author=headings.author,
        changes=headings.patterns,
        axes=tuple(AxisRow(name=axis.name, kind=_kind(axis.braces), values=axis.braces.words) for axis in grid.axes),
        base=base,
        asked=swept.asked,
        missing=swept.missing,
        problems=swept.problems,
        recalled=swept.recalled,
        stopped=swept.stopped,
        plans=tuple(writer.plan(plan) for plan in swept.plans),
        points=tuple(writer.point(point) for point in sorted(swept.points, key=lambda one: grid.order(one.words))),
        lines=tuple(writer.line(line) for line in swept.lines),
        assumed=tuple(writer.assumed(base)),
        provenance=provenance_row(seconds),
    )


class _Writer:
    """Rows of a sweep, each plan by its letter."""

    def __init__(self, swept: Swept, grid: Grid) -> None:
        self._swept = swept
        self._grid = grid
        letters = map(letter, count())
        names = [next(letters) if isinstance(plan.answer, Planned) else _no_plan(plan) for plan in swept.plans]
        self._name_of = {
            point.words: name for name, plan in zip(names, swept.plans, strict=True) for point in plan.points
        }

    def plan(self, plan: SweptPlan) -> SweptPlanRow:
        """A plan, compared with the one without the changes."""
        first, answer = plan.points[0], plan.answer
        base = self._swept.base
        is_planned = isinstance(answer, Planned) and isinstance(base.answer, Planned)
        moved = tuple(self._moves(base.scenario, base.answer, first)) if is_planned else ()
        return SweptPlanRow(
            plan=self._name_of[first.words],
            answer=answer_word(answer),
            unique=first.settled,
            points=sum(point.asked for point in plan.points),
            first=first.words,
            same_as_base=is_planned and not moved,
            moved=moved,
            goals=tuple(_goals(plan)),
            placements=_placements(answer),
        )

    def point(self, point: SweptPoint) -> SweptPointRow:
        """A point."""
        goals = point.answer.goals if isinstance(point.answer, Planned) else ()
        return SweptPointRow(
            values=point.words,
            asked=point.asked,
            plan=self._name_of[point.words],
            goals={goal.goal: goal.value for goal in goals},
        )

    def line(self, line: SweptLine) -> SweptLineRow:
        """What lies along one axis."""
        return SweptLineRow(
            axis=line.axis,
            others={index: word for index, word in enumerate(line.through) if index != line.axis},
            stretches=tuple(self._stretches(line)),
            breakpoints=tuple(self._breakpoint(line.axis, one) for one in line.breakpoints),
            unseen=line.unseen,
        )

    def assumed(self, base: Result) -> Iterator[str]:
        """What the plans rest on; without any, what the scenario does."""
        found = [(point, said) for plan in self._swept.plans if (said := self._assumed(point := plan.points[0]))]
        if not found:
            yield from base.assumed
            return
        common = [one for one in found[0][1] if all(one in said for _, said in found)]
        yield from common
        for point, said in found:
            for one in said:
                if one not in common:
                    yield f"Plan {self._name_of[point.words]}, at {', '.join(point.words)}: {one}"

    def _assumed(self, point: SweptPoint) -> list[str]:
        return assumed(self._scenario(point), point.answer.plan) if isinstance(point.answer, Planned) else []

    def _stretches(self, line: SweptLine) -> Iterator[StretchRow]:
        for plan, points in groupby(line.points, key=lambda point: self._name_of[point.words]):
            words = [point.words[line.axis] for point in points]
            yield StretchRow(plan=plan, first=words[0], last=words[-1])

    def _breakpoint(self, axis: int, one: Breakpoint) -> BreakpointRow:
        return BreakpointRow(
            last=one.before.words[axis],
            first=one.after.words[axis],
            before=self._name_of[one.before.words],
            after=self._name_of[one.after.words],
            moved=tuple(self._moves(self._scenario(one.before), one.before.answer, one.after)),
        )

    def _moves(self, scenario: Scenario, before: Answer, after: SweptPoint) -> Iterator[MovedRow]:
        if isinstance(before, Planned) and isinstance(after.answer, Planned):
            there = self._scenario(after)
            for one in moved(scenario, before.plan, there, after.answer.plan):
                yield moved_row(scenario, there, one)

    def _scenario(self, point: SweptPoint) -> Scenario:
        return changed(self._swept.base.scenario, self._grid.changes(point.words))


def _kind(braces: Braces) -> Literal["numbers", "days", "words"]:
    if isinstance(braces, Listed):
        return "words"
    return "days" if braces.of_days else "numbers"


def _no_plan(plan: SweptPlan) -> str:
    return "none" if isinstance(plan.answer, Infeasible) else "undecided"


def letter(index: int) -> str:
    """A letter for each plan: A to Z, then AA, AB and so on."""
    first, last = divmod(index, len(ascii_uppercase))
    return (letter(first - 1) if first else "") + ascii_uppercase[last]


def _goals(plan: SweptPlan) -> Iterator[SweptGoalRow]:
    """Each goal over all points with the plan."""
    values: dict[str, list[GoalValue]] = {}
    for point in plan.points:
        for goal in point.answer.goals if isinstance(point.answer, Planned) else ():
            values.setdefault(goal.goal, []).append(goal)
    for name, found in values.items():
        yield SweptGoalRow(
            goal=name,
            unit=found[0].unit,
            least=min(goal.value for goal in found),
            most=max(goal.value for goal in found),
            proven=all(goal.proven for goal in found),
        )


def _placements(answer: Answer) -> dict[str, str]:
    placements = answer.plan.placements if isinstance(answer, Planned) else {}
    return {name: placements[name].release for name in sorted(placements)}
