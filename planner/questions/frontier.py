"""Frontiers: what can be traded for what, as plans of which none is better in one goal without being worse in another.

The epsilon-constraint method, with every look improved in all goals, so that no plan is found that another is as good
as in all of them and better in one. The widest gaps are looked into first: stopped early, what is there is spread.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from models import GoalValue, Infeasible, Planned, Undecided
from models.frontier import Frontier, Gap, TradeOff
from planner.explain.frontier import progress_words
from planner.goals import chosen
from planner.goals.base import Goal
from planner.questions.looks import Looking
from planner.questions.progress import tell
from planner.questions.regions import Look, Regions, Values
from planner.questions.study import Study
from planner.solver import Budget, Progress

PATIENCE = 4
"""How many times as long as any before a look may take before it is put off; each time it is, so many times longer."""

SHORTEST_SECONDS = 5.0
"""What a look may take in any case."""


def frontier(study: Study, goals: Sequence[str]) -> Frontier:
    """Every trade-off between two or three goals of the scenario.

    Raises
    ------
    ValueError
        If these are not two or three of the scenario's goals.
    """
    return trade_offs(study, chosen(study.scenario, goals, fewest=2, most=3))


def trade_offs(study: Study, traded: Sequence[Goal]) -> Frontier:
    """Every trade-off between goals; of one goal, the plan that is best in it."""
    search = _Search(study, list(traded), _before(study, traded))
    if all(goal.proven for goal in search.held):
        search.go()
    regions = search.regions
    left = sorted(regions.left, key=regions.share, reverse=True)
    points = tuple(search.points)
    is_settled = not left and all(point.planned.unique for point in points)
    return Frontier(
        outcome=study.outcome,
        goals=tuple(goal.id for goal in traded),
        held=search.held,
        points=points,
        gaps=tuple(Gap(region.lower, region.upper) for region in left),
        stopped=None if is_settled else _why_stopped(study),
    )


def _before(study: Study, traded: Sequence[Goal]) -> tuple[GoalValue, ...]:
    """The goals that come before all that are traded, as the best plan has them."""
    places = [study.scenario.goals.index(goal.id) for goal in traded]
    return study.base.goals[: min(places)]


def _why_stopped(study: Study) -> Literal["time", "interrupt"]:
    return "interrupt" if study.budget.interrupted or study.base.stopped == "interrupt" else "time"


@dataclass(slots=True)
class _Search:
    """The looks at one frontier, and what they have found."""

    study: Study
    traded: list[Goal]
    held: tuple[GoalValue, ...]
    regions: Regions = field(init=False)
    _looking: Looking = field(init=False)
    _found: dict[Values, Planned] = field(default_factory=dict)
    """Proved trade-offs."""
    _candidates: dict[Values, Planned] = field(init=False)
    """Plans that may not be the best in the goals traded, for want of time."""
    _longest: float = 0.0
    """Seconds that a look took which was settled."""

    def __post_init__(self) -> None:
        self.regions = Regions(len(self.traded))
        self._looking = Looking(self.study, self.study.problem, self.traded, self.held)
        self._candidates = {self._looking.values(self.study.base.plan): self.study.base}

    def go(self) -> None:
        """Look until nothing is left, or the time is used up."""
        for look in self._looks():
            tell(self.study.budget, self._words)
            if self.study.budget.is_over:
                return
            self._look(look)
        self._settle_ties()

    @property
    def points(self) -> Iterator[TradeOff]:
        """What was found, in the order of the values; what is not proved only where nothing found is as good."""
        everything = {**self._candidates, **self._found}
        for values, planned in sorted(everything.items(), key=lambda pair: pair[0]):
            is_proven = values in self._found
            if is_proven or not any(_is_as_good(other, values) for other in everything if other != values):
                yield TradeOff(values, planned, is_proven)

    def _looks(self) -> Iterator[Look]:
        yield from self.regions.ends
        while look := self.regions.widest():
            yield look

    def _settle_ties(self) -> None:
        """Find the one plan of each trade-off where the time for its look was too short for that."""
        for values, planned in sorted(self._found.items(), key=lambda pair: pair[0]):
            if not planned.unique and not self.study.budget.is_over:
                answer = self._asked(self.regions.at(values), self.study.budget.left)
                if isinstance(answer, Planned) and answer.unique:
                    self._found[values] = answer

    def _look(self, look: Look) -> None:
        started = self.study.budget.spent
        answer = self._asked(look, self._patience(look))
        match answer:
            case Planned() if self._looking.is_proven(answer):
                values = self._looking.values(answer.plan)
                self._found.setdefault(values, answer)
                self.regions.add(look, values)
            case Infeasible():
                self.regions.nothing_in(look)
            case _:
                if isinstance(answer, Planned):
                    self._candidates[self._looking.values(answer.plan)] = answer
                self.regions.put_off(look)
                return
        self._longest = max(self._longest, self.study.budget.spent - started)

    def _patience(self, look: Look) -> float:
        """Seconds for a look, so that one that is hard does not hold up all others."""
        return max(SHORTEST_SECONDS, PATIENCE * self._longest) * float(PATIENCE**look.region.put_off)

    def _asked(self, look: Look, seconds: float) -> Planned | Infeasible | Undecided:
        """What is within the limits of a look, as far as that can be told in so much time."""
        whole = self.study.budget
        settings = replace(whole.settings, observer=self._observe, seconds=whole.spent + min(seconds, whole.left))
        part = Budget(settings, whole.started)
        known = (self.study.base, *self._found.values(), *self._candidates.values())
        looking = replace(self._looking, study=replace(self.study, budget=part))
        answer = looking.best(look, (planned.plan for planned in known))
        whole.interrupted |= part.interrupted
        return answer

    def _observe(self, progress: Progress) -> None:
        """Tell how far the whole is instead of how far a look is."""
        self.study.budget.settings.observer(replace(progress, stage=self._words, best=None, bound=None))

    @property
    def _words(self) -> str:
        left = sum(map(self.regions.share, self.regions.left), start=Fraction(0))
        return progress_words(len(self._found), left if len(self._found) > 1 else None)


def _is_as_good(values: Values, others: Values) -> bool:
    """Whether it is no worse in any goal."""
    return all(value <= other for value, other in zip(values, others, strict=True))
