"""Frontiers: what can be traded for what, as plans of which none is better in one goal without being worse in another.

Each look is lexicographic within limits on the goals that are traded (the epsilon-constraint method, improved in the
other goals too, so that no plan is found that another is as good as in all of them and better in one), and after them
by the scenario's other goals and the order of ties: each trade-off has one plan, whatever the way to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from models import GoalValue, Infeasible, Outcome, Plan, Planned, Undecided
from models.frontier import Frontier, Gap, TradeOff
from planner.explain.frontier import progress_words
from planner.goals import GOAL_OF, ladder_of
from planner.goals.base import Goal
from planner.questions.regions import Look, Regions, Values
from planner.questions.study import Study
from planner.solver import Budget, Progress, Question

SHARE = 0.25
"""Of the time that is left: what a look may use before it is put off, so that one that is hard does not hold up all."""

DIMENSIONS = (2, 3)
"""How many goals can be traded."""


def frontier(study: Study, base: Outcome, goals: Sequence[str]) -> Frontier:
    """Every trade-off between goals of the scenario, the widest gaps being closed first.

    The goals that come before all of them in the scenario's order stay at their best.

    Raises
    ------
    ValueError
        If a goal is not one of the scenario's, or named twice.
    """
    traded = _checked(study, goals)
    search = _Search(study, traded, _before(study, traded))
    if all(goal.proven for goal in search.held):
        search.go()
    regions = search.regions
    left = sorted(regions.left, key=regions.share, reverse=True)
    return Frontier(
        base=base,
        goals=tuple(goal.id for goal in traded),
        held=search.held,
        points=tuple(search.points),
        gaps=tuple(Gap(region.lower, region.upper) for region in left),
        stopped=_why_stopped(study) if left else None,
    )


def _checked(study: Study, goals: Sequence[str]) -> list[Goal]:
    known = study.scenario.goals
    for goal in goals:
        if goal not in known:
            raise ValueError(f"there is no goal '{goal}' in the scenario; its goals are {', '.join(known)}")
    if len(set(goals)) < len(goals):
        raise ValueError("a goal is named twice")
    return [GOAL_OF[goal] for goal in goals]


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
    _found: dict[Values, Planned] = field(default_factory=dict)
    """Proved trade-offs."""
    _candidates: dict[Values, Planned] = field(default_factory=dict)
    """Plans that may not be the best in the goals traded, for want of time."""

    def __post_init__(self) -> None:
        self.regions = Regions(len(self.traded))

    def go(self) -> None:
        """Look until nothing is left, or the time is used up."""
        for look in self._looks():
            if self.study.budget.is_over:
                return
            self._look(look)

    @property
    def points(self) -> Iterator[TradeOff]:
        """What was found, in the order of the values; what is not proved only where nothing found is as good."""
        open_ones = {
            values: planned
            for values, planned in self._candidates.items()
            if not any(_is_as_good(other, values) for other in self._found)
            and not any(_is_as_good(other, values) for other in self._candidates if other != values)
        }
        for values, planned in sorted({**open_ones, **self._found}.items()):
            yield TradeOff(values, planned, proven=values in self._found)

    def _looks(self) -> Iterator[Look]:
        yield from self.regions.ends
        while look := self.regions.widest() or self.regions.widest(put_off=True):
            yield look

    def _look(self, look: Look) -> None:
        answer = self._asked(look)
        match answer:
            case Planned() if self._is_proven(answer):
                values = self._values(answer.plan)
                self._found.setdefault(values, answer)
                self.regions.add(look, values)
            case Infeasible():
                self.regions.nothing_in(look)
            case _:
                if isinstance(answer, Planned):
                    self._candidates[self._values(answer.plan)] = answer
                self.regions.put_off(look)

    def _asked(self, look: Look) -> Planned | Infeasible | Undecided:
        """What a look finds in its share of the time; in all of it where it was put off before."""
        whole = self.study.budget
        settings = replace(whole.settings, observer=self._observe)
        if settings.seconds is not None and not look.region.is_put_off:
            settings = replace(settings, seconds=whole.spent + SHARE * whole.left)
        part = Budget(settings, whole.started)
        answer = replace(self.study, budget=part).best(self._question(look), known=self._known(look))
        whole.interrupted |= part.interrupted
        return answer

    def _observe(self, progress: Progress) -> None:
        """Tell how far the whole is instead of how far a look is."""
        self.study.budget.settings.observer(replace(progress, stage=self._stage, best=None, bound=None))

    @property
    def _stage(self) -> str:
        left = sum(map(self.regions.share, self.regions.left), start=Fraction(0))
        return progress_words(len(self._found), left if len(self._found) > 1 else None)

    def _question(self, look: Look) -> Question:
        first = [self.traded[goal] for goal in look.order]
        held = [GOAL_OF[goal.goal] for goal in self.held]
        others = [goal for goal in ladder_of(self.study.scenario) if goal not in (*held, *first)]
        return Question(
            ladder=(*held, *first, *others),
            floors=self._floors(look),
            at_most=tuple(self._limits(look)),
        )

    def _floors(self, look: Look) -> dict[str, int]:
        held = {goal.goal: goal.value for goal in self.held}
        lower = zip(self.traded, look.region.lower, strict=True)
        return held | {goal.id: least for goal, least in lower if least is not None}

    def _limits(self, look: Look) -> Iterator[tuple[Goal, int]]:
        yield from ((GOAL_OF[goal.goal], goal.value) for goal in self.held)
        for goal, most in zip(self.traded, look.at_most, strict=True):
            if most is not None:
                yield goal, most

    def _known(self, look: Look) -> Plan | None:
        """The best plan that was found within the limits, to start from."""
        within: dict[Values, Plan] = {}
        for planned in (self.study.base, *self._found.values(), *self._candidates.values()):
            values = self._values(planned.plan)
            limits = zip(values, look.at_most, strict=True)
            if all(most is None or value <= most for value, most in limits):
                within.setdefault(tuple(values[goal] for goal in look.order), planned.plan)
        return within[min(within)] if within else None

    def _values(self, plan: Plan) -> Values:
        return tuple(goal.value(self.study.scenario, plan) for goal in self.traded)

    def _is_proven(self, planned: Planned) -> bool:
        traded = {goal.id for goal in self.traded}
        return all(goal.proven for goal in planned.goals if goal.goal in traded)


def _is_as_good(values: Values, others: Values) -> bool:
    """Whether it is no worse in any goal."""
    return all(value <= other for value, other in zip(values, others, strict=True))
