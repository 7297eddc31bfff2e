"""Worlds planned, each once, and each plan checked independently.

What one world's best plan says of others: goals do not look at decision dates, so where all is later, no plan is better
than the best one of an earlier world. Is that plan still in time there, it is the best one there too.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from models import Answer, Plan, Planned, Scenario
from models.answer import is_final
from planner.problem import Problem
from planner.questions.settling import Means, Standing, is_cut_short
from planner.risk.rolling import Recognised, Roller, days_of, roller_of
from planner.risk.worlds import NEVER_TOO_LATE, Worlds, decided
from planner.solver import Budget, Progress, Settings, search
from planner.solver.fingerprint import makers
from planner.solver.redated import Redated
from planner.spread import heed, spread
from planner.verify import proved, verify

FIRST_BATCH = 8
"""Draws. Each batch after it adds half of all before it: two thirds of what is planned are known to be in a row."""

SHORT_CELLS = 5_000
"""Worlds times modifications times releases that are planned here sooner than other processes start."""

TOGETHER = 2_000
"""Worlds times modifications times releases that a process is given at once; small ones share a model."""

SHARES = 8
"""Tasks that worlds are shared out to at least, where there are so many: no process is to wait for long."""

SMALL = 400
"""Modifications times releases: of more, no model is shared."""

Dates = tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class WorldTask:
    """Some worlds, and all that it takes to plan them."""

    worlds: tuple[int, ...]
    scenario: Recognised
    dates: tuple[Dates, ...]
    """Decision dates of each."""
    earliest: date
    """No decision of any world is before this day."""


@dataclass
class WorldPlans:
    """What was planned."""

    answer_of: dict[int, Answer] = field(default_factory=dict)
    """By world."""
    planned: int = 0
    """Draws whose worlds have an answer: the first so many."""
    taken_over: set[int] = field(default_factory=set)
    """Worlds that the solver was not asked for: they have the answer of an earlier one, its plan checked there."""
    recalled: set[int] = field(default_factory=set)
    """Worlds that an earlier run has planned; their plans are checked again."""
    stopped: Literal["interrupt", "worker"] | None = None


def plan_worlds(worlds: Worlds, means: Means, most: int) -> WorldPlans:
    """Plan the worlds of all draws; of the first ``most`` draws only, where there are more worlds than that."""
    draws = len(worlds.world_of)
    wanted = draws if len(worlds.worlds) <= most else min(most, draws)
    planning = _Planning(worlds, means)
    found = planning.found
    try:
        for until in _batches(wanted):
            planning.settle(np.unique(worlds.world_of[:until]), of=len(np.unique(worlds.world_of[:wanted])))
            found.planned = until
    except KeyboardInterrupt:
        found.stopped = "interrupt"
    except BrokenExecutor:
        found.stopped = "worker"
    if found.stopped:
        has_answer = np.array([world in found.answer_of for world in range(len(worlds.worlds))])
        unsettled = np.flatnonzero(~has_answer[worlds.world_of[:wanted]])
        found.planned = int(unsettled[0]) if len(unsettled) else wanted
    return found


def _batches(wanted: int) -> Iterator[int]:
    """Batch by batch, so that of a planning that is ended many draws in a row are known."""
    until = FIRST_BATCH
    while until < wanted:
        yield until
        until += until // 2
    yield wanted


class _Planning:
    """Worlds on their way to plans."""

    def __init__(self, worlds: Worlds, means: Means) -> None:
        self.found = WorldPlans()
        self._worlds = worlds
        self._means = means
        self._of = 0
        self._scenario = Recognised(worlds.scenario.sha256, worlds.scenario)
        self._cells = len(worlds.scenario.modifications) * len(worlds.scenario.releases)

    def settle(self, wanted: NDArray[np.int64], of: int) -> None:
        """Plan these worlds, the earliest first, as what is best in them may be best in others."""
        self._of = of
        left = np.array([world for world in wanted if int(world) not in self.found.answer_of], dtype=np.int64)
        while len(left):
            earliest = _earliest(self._worlds.worlds, left)
            for world, answer in self._answered(self._by_draw(earliest)):
                if is_cut_short(answer):
                    raise KeyboardInterrupt
                self.found.answer_of[world] = answer
                if isinstance(answer, Planned) and is_final(answer):
                    self._means.keep(self._key(world), answer)
                left = self._taken_over(world, answer, left)
            left = left[~np.isin(left, earliest)]

    def _by_draw(self, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
        """In the order of the draws that have them first, which is that in which draws count."""
        ordered: NDArray[np.int64] = chosen[np.argsort(self._worlds.first_draw[chosen])]
        return ordered

    def _answered(self, chosen: NDArray[np.int64]) -> Iterator[tuple[int, Answer]]:
        """Those that an earlier run has planned, checked again; then the others, planned."""
        is_known = np.array([self._key(world) in self._means.known for world in chosen], dtype=bool)
        for world in map(int, chosen[is_known]):
            self._tell()
            answer = self._means.known[self._key(world)]
            if isinstance(answer, Planned):
                proved(decided(self._worlds.scenario, self._dates(world)), answer)
            self.found.recalled.add(world)
            yield world, answer
        yield from self._planned(chosen[~is_known])

    def _key(self, world: int) -> str:
        """What it is known by from run to run, whatever is drawn."""
        said = [*makers(), self._scenario.sha256, *map(str, self._worlds.worlds[world])]
        return sha256("\n".join(said).encode()).hexdigest()

    def _planned(self, chosen: NDArray[np.int64]) -> Iterator[tuple[int, Answer]]:
        settings, executor = self._means.settings, self._means.executor
        if self._of * self._cells <= SHORT_CELLS:
            executor = None
        if executor is not None:
            settings = replace(settings, observer=heed)  # the one given is of this process
        step = max(1, min(32, TOGETHER // max(1, self._cells), -(-len(chosen) // SHARES)))
        tasks = [self._task(chosen[begin : begin + step]) for begin in range(0, len(chosen), step)]
        work: Callable[[WorldTask], list[Answer]] = partial(answers_in, settings=settings)
        for task, answers in spread(work, tasks, executor, self._tell):
            yield from zip(task.worlds, answers, strict=True)

    def _tell(self) -> None:
        self._means.observer(Standing("worlds planned", len(self.found.answer_of), self._of))

    def _taken_over(self, world: int, answer: Answer, left: NDArray[np.int64]) -> NDArray[np.int64]:
        """The worlds that are still to be planned, once others have this answer too."""
        if not is_final(answer):
            return left
        rows = self._worlds.worlds[left]
        most = self._worlds.bears(answer.plan) if isinstance(answer, Planned) else NEVER_TOO_LATE
        alike = ((rows >= self._worlds.worlds[world]) & (rows <= most)).all(axis=1)
        for other in left[alike]:
            if int(other) not in self.found.answer_of:
                if isinstance(answer, Planned):
                    proved(decided(self._worlds.scenario, self._dates(int(other))), answer)
                self.found.answer_of[int(other)] = answer
                self.found.taken_over.add(int(other))
        others: NDArray[np.int64] = left[~alike]
        return others

    def _task(self, chosen: NDArray[np.int64]) -> WorldTask:
        numbers = tuple(map(int, chosen))
        return WorldTask(numbers, self._scenario, tuple(map(self._dates, numbers)), self._earliest)

    @cached_property
    def _earliest(self) -> date:
        first = min((int(days.min()) for days in self._worlds.decisions.values()), default=0)
        return self._worlds.table.calendar.first + timedelta(days=first)

    def _dates(self, world: int) -> Dates:
        return self._worlds.dates(int(self._worlds.first_draw[world]))


def _earliest(worlds: NDArray[np.int64], left: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of the worlds that none of the others is before in everything."""
    order = left[np.argsort(worlds[left].sum(axis=1), kind="stable")]
    kept: list[int] = []
    rows = np.empty((0, worlds.shape[1]), dtype=np.int64)
    for world in order:
        if not (rows <= worlds[world]).all(axis=1).any():
            kept.append(int(world))
            rows = worlds[kept]
    return np.array(kept, dtype=np.int64)


def answers_in(task: WorldTask, settings: Settings) -> list[Answer]:
    """The best plan of each world, checked independently; where there is none, nothing is said of why."""
    base = task.scenario.itself
    is_small = len(base.modifications) * len(base.releases) <= SMALL
    names = tuple(name for name, _ in task.dates[0])
    redated = redated_of(task.scenario, names, task.earliest) if is_small else None
    return [_answer(task.scenario, dates, redated, settings) for dates in task.dates]


@lru_cache(maxsize=1)
def redated_of(base: Recognised, names: tuple[str, ...], earliest: date) -> Redated:
    """One for all tasks of a process."""
    return Redated(decided(base.itself, [(name, earliest) for name in names]))


def _answer(base: Recognised, dates: Dates, redated: Redated | None, settings: Settings) -> Answer:
    scenario = decided(base.itself, dates)
    budget = Budget(settings)
    budget.settings.observer(Progress("", None, None, 0.0))  # hears whether it should go on
    answer: Answer | None = redated.planned(scenario, budget) if redated else None
    if answer is None:
        answer = search(Problem(scenario), budget, known=_rolled_forward(scenario, roller_of(base)))
    if isinstance(answer, Planned):
        proved(scenario, answer)
    return answer


def _rolled_forward(scenario: Scenario, roller: Roller) -> Plan | None:
    """What the lapse rule gives, if it breaks no rule."""
    plan = Plan(roller.roll(days_of(scenario)))
    return None if verify(scenario, plan).violations else plan
