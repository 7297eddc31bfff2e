"""Points of a sweep settled: each looked at, each problem among them planned once, each plan checked where it is said.

Whether two points are one problem is told from the model alone, so a plan that is found at one is checked at every
other, by the rules' own checks on the scenario there.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from models import Answer, Outcome, Planned, Undecided
from models.answer import is_final
from models.swept import SweptPoint
from planner.changes import Mistake
from planner.changes.grid import BadPoint, Grid, Point
from planner.problem import Problem
from planner.questions.points import PointTask, answer_at, check_at, problem_at
from planner.solver import Settings
from planner.solver.fingerprint import fingerprint
from planner.spread import heed, spread

Task = TypeVar("Task")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a sweep is with what it does just now."""

    doing: str
    done: int
    of: int


def ignore(_standing: Standing) -> None:
    """Tell nobody."""


def forget(_problem: str, _answer: Answer) -> None:
    """Keep nothing."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a sweep works with; none of it changes a proved plan."""

    settings: Settings = field(default_factory=Settings)
    """For the plan of each point."""
    executor: Executor | None = None
    """Who plans; None for this process."""
    observer: Callable[[Standing], None] = ignore
    """Told every now and then; a KeyboardInterrupt from it ends the sweep with what is known."""
    known: dict[str, Answer] = field(default_factory=dict)
    """Answers that an earlier run has found, by problem."""
    keep: Callable[[str, Answer], None] = forget
    """Told each plan that no more time would change."""


class Settling:
    """The points of one sweep, as far as they are settled."""

    def __init__(self, base: Outcome, grid: Grid, means: Means) -> None:
        self.problem_of: dict[Point, str] = {}
        """The fingerprint of each point that was looked at."""
        self.answer_of: dict[str, Answer] = dict(means.known)
        self._base = base.scenario
        self._grid = grid
        self._means = means
        self._checked: set[Point] = set()
        if is_final(base.answer):
            self.answer_of.setdefault(fingerprint(Problem(base.scenario)), base.answer)

    @property
    def settled(self) -> Iterator[Point]:
        """Every point that has an answer, which is checked there."""
        return (point for point in self.problem_of if point in self._checked)

    def swept(self, point: Point) -> SweptPoint:
        """A settled point."""
        problem = self.problem_of[point]
        return SweptPoint(point, self._grid.asks_for(point), problem, self.answer_of[problem])

    def settle(self, points: Sequence[Point]) -> None:
        """Plan these points.

        Raises
        ------
        BadPoint
            For the first of them whose changes cannot be made, before any is planned.
        KeyboardInterrupt
            Where the observer says so; what is settled by then stays so.
        """
        self.look(points)
        self._plan(points)
        self._check(points)

    def look(self, points: Iterable[Point]) -> None:
        """Find out which problem each point is."""
        new = [self._task(point) for point in dict.fromkeys(points) if point not in self.problem_of]
        bad: dict[Point, tuple[Mistake, ...]] = {}
        for task, found in self._spread("points looked at", problem_at, new):
            if isinstance(found, str):
                self.problem_of[task.point] = found
            else:
                bad[task.point] = found
        for task in new:
            if task.point in bad:
                raise BadPoint(self._grid.texts(task.point), bad[task.point])

    def _plan(self, points: Sequence[Point]) -> None:
        """Plan each problem that has no answer yet, at the first point that has it."""
        first: dict[str, Point] = {}
        for point in points:
            if self.problem_of[point] not in self.answer_of:
                first.setdefault(self.problem_of[point], point)
        tasks = [self._task(point) for point in first.values()]
        for task, answer in self._spread("problems planned", self._planner, tasks):
            if is_cut_short(answer):
                raise KeyboardInterrupt
            problem = self.problem_of[task.point]
            self.answer_of[problem] = answer
            self._checked.add(task.point)
            if isinstance(answer, Planned) and is_final(answer):
                self._means.keep(problem, answer)

    @property
    def _planner(self) -> Callable[[PointTask], Answer]:
        settings = self._means.settings
        if self._means.executor is not None:
            settings = replace(settings, observer=heed)  # the one given is of this process
        return partial(answer_at, settings=settings)

    def _check(self, points: Sequence[Point]) -> None:
        """Check each plan that was found at another point."""
        left = [point for point in dict.fromkeys(points) if point not in self._checked]
        answers = [(point, self.answer_of[self.problem_of[point]]) for point in left]
        claims = [(self._task(point), answer) for point, answer in answers if isinstance(answer, Planned)]
        self._checked.update(point for point, answer in answers if not isinstance(answer, Planned))
        for (task, _), _ in self._spread("plans checked", check_at, claims):
            self._checked.add(task.point)

    def _task(self, point: Point) -> PointTask:
        return PointTask(point, self._base, self._grid.changes(point))

    def _spread(self, doing: str, work: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterator[tuple[Task, Done]]:
        """Each task with what came of it, told as they come."""
        done = 0

        def tell() -> None:
            self._means.observer(Standing(doing, done, len(tasks)))

        for task, found in spread(work, tasks, self._means.executor, tell):
            done += 1
            yield task, found


def is_cut_short(answer: Answer) -> bool:
    """Whether somebody has ended the search for it."""
    return (isinstance(answer, Planned) and answer.stopped == "interrupt") or (
        isinstance(answer, Undecided) and answer.interrupted
    )
