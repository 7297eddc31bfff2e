"""A sweep: every point of a grid planned, each problem once, and where along its lines the plan changes."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from typing import Literal

from models import Infeasible, Outcome, Planned, Undecided
from models.swept import Breakpoint, Swept, SweptLine, SweptPlan, SweptPoint
from planner.changes.grid import Grid, GridLine, Point
from planner.questions.lines import Seen, breaks, gaps, halves, unseen
from planner.questions.settling import Means, Settling

MOST_BETWEEN = 10_000
"""Points between those of the grid that are looked at to see whether anything changes there."""


def sweep(base: Outcome, grid: Grid, means: Means) -> Swept:
    """Plan every point of a grid, and find where along its lines the plan changes.

    Neighbours with different plans are halved until the two numbers stand next to each other. What lies between
    neighbours with the same plan is then looked at as well: most of it is a problem that is planned already.

    Raises
    ------
    planner.changes.grid.BadPoint
        For the first point whose changes cannot be made, before any is planned.
    """
    sweeper = _Sweeper(grid, Settling(base, grid, means))
    stopped: Literal["interrupt", "worker"] | None = None
    try:
        sweeper.sweep()
    except KeyboardInterrupt:
        stopped = "interrupt"
    except BrokenExecutor:
        stopped = "worker"
    problems = {sweeper.settling.problem_of[point] for point in sweeper.settling.settled}
    return Swept(
        base=base,
        patterns=tuple(pattern.text for pattern in grid.patterns),
        axes=tuple(axis.name for axis in grid.axes),
        asked=grid.size,
        plans=tuple(sweeper.plans),
        lines=tuple(sweeper.lines),
        problems=len(problems),
        recalled=len(problems & means.known.keys()),
        stopped=stopped,
    )


class _Sweeper:
    """A grid, and what is settled of it."""

    def __init__(self, grid: Grid, settling: Settling) -> None:
        self._grid = grid
        self.settling = settling

    def sweep(self) -> None:
        """All of it."""
        self.settling.settle(list(self._grid.points))
        self._halve()
        self._look_between()
        self._halve()

    def _halve(self) -> None:
        """Find the numbers at which the plan changes, between all those that are known to differ."""
        while points := list(self._wanted(halves)):
            self.settling.settle(points)

    def _look_between(self) -> None:
        """Look at what lies between neighbours with the same plan.

        Problems that are new there are planned if they are no more than the grid has: the answer would else take far
        longer than what was asked for.
        """
        points = list(self._wanted(gaps))[:MOST_BETWEEN]
        self.settling.look(points)
        problem_of, answer_of = self.settling.problem_of, self.settling.answer_of
        new = {problem_of[point]: None for point in points if problem_of[point] not in answer_of}
        most = len({problem_of[point] for point in self._grid.points})
        to_settle = {*list(new)[:most], *answer_of}
        self.settling.settle([point for point in points if problem_of[point] in to_settle])

    def _wanted(self, numbers: Callable[[Seen], Iterable[int]]) -> Iterator[Point]:
        """The points of all lines that a way of looking at a line asks for."""
        for line, seen in self._seen.items():
            yield from map(line.point, numbers(seen))

    @property
    def _seen(self) -> dict[GridLine, Seen]:
        """The settled points of each line, in order."""
        found: dict[GridLine, list[tuple[int, SweptPoint]]] = {line: [] for line in self._grid.lines}
        for point in self.settling.settled:
            swept = self.settling.swept(point)
            for line, number in self._grid.lines_of(point):
                if line in found:
                    found[line].append((number, swept))
        return {line: sorted(seen, key=lambda one: one[0]) for line, seen in found.items()}

    @property
    def plans(self) -> Iterator[SweptPlan]:
        """The settled points by plan."""
        groups: dict[object, list[SweptPoint]] = {}
        for point in sorted(self.settling.settled, key=self._grid.order):
            swept = self.settling.swept(point)
            groups.setdefault(_group(swept), []).append(swept)
        return (SweptPlan(tuple(points)) for points in groups.values())

    @property
    def lines(self) -> Iterator[SweptLine]:
        """What is known of each line."""
        for line, seen in self._seen.items():
            yield SweptLine(
                axis=line.axis,
                through=line.through,
                points=tuple(point for _, point in seen),
                breakpoints=tuple(Breakpoint(*pair) for pair in breaks(seen)),
                unseen=tuple((line.span.word(here), line.span.word(there)) for here, there in unseen(seen)),
            )


def _group(point: SweptPoint) -> object:
    """What the points of one group share."""
    match point.answer:
        case Planned(plan=plan, unique=unique):
            return unique, frozenset(plan.placements.items())
        case Infeasible():
            return "no plan exists"
        case Undecided():
            return "undecided"
