"""What steps buy. They are tried together first: what all of them together do not allow, none of them does."""

from collections.abc import Sequence
from functools import reduce

from models import Planned, Scenario
from models.binding import Step
from planner.explain.binding import gains
from planner.problem import Problem
from planner.questions.progress import tell, told
from planner.questions.steps import Loosening
from planner.questions.study import Study
from planner.rules.base import Rule
from planner.solver import Question
from planner.solver.better import can_be_better
from planner.solver.posted import posted

OFTEN_IDLE = frozenset({"decision-cut-off", "release-carries", "dcc-baseline"})
"""Rules that a step may leave as they are; of links, pins and limits, each step lifts something."""


class Bought:
    """What each step buys, as far as it is known: the better plan that it allows, or None for nothing."""

    def __init__(self, study: Study, most: int) -> None:
        self.found: dict[Step, Planned | None] = {}
        self._study = study
        self._most = most
        """How many steps there are, for the progress."""

    def nothing(self, loosened: Sequence[Loosening]) -> None:
        """Note that these buy nothing."""
        self.found |= dict.fromkeys((one.step for one in loosened), None)

    def that_matter(self, rule: Rule, loosened: Sequence[Loosening]) -> list[Loosening]:
        """Without those after which the rule forbids all that it did, which is told without solving."""
        if rule.id not in OFTEN_IDLE:
            return list(loosened)
        before, scenario = posted(self._study.problem, rule), self._study.scenario
        tried = told(self._study.budget, loosened, f"what {rule.id} forbids")
        idle = [one for one in tried if posted(Problem(one.edit(scenario)), rule) == before]
        self.nothing(idle)
        return [one for one in loosened if one not in idle]

    def settle(self, loosened: Sequence[Loosening], *, likely: bool = False) -> None:
        """Find out what each of these buys; where it is likely that some do, they are not tried together again."""
        tell(self._study.budget, f"what binds: {len(self.found)} of {self._most} steps")
        if not loosened or self._study.budget.is_over:
            return
        if len(loosened) == 1:
            self._settle_one(loosened[0])
            return
        match likely or self._buy_together(loosened):
            case True:
                self._settle_halves(loosened)
            case False:
                self.nothing(loosened)
            case None:
                pass

    def _settle_halves(self, loosened: Sequence[Loosening]) -> None:
        middle = len(loosened) // 2
        first, second = loosened[:middle], loosened[middle:]
        self.settle(first)
        self.settle(second, likely=not any(self.found.get(one.step) for one in first))

    def _buy_together(self, loosened: Sequence[Loosening]) -> bool | None:
        return is_better(self._study, reduce(lambda scenario, one: one.edit(scenario), loosened, self._study.scenario))

    def _settle_one(self, loosening: Loosening) -> None:
        answer = best(self._study, loosening.edit(self._study.scenario))
        if answer is None:
            return
        if worth(answer) < worth(self._study.base):
            self.found[loosening.step] = answer
            gained = "; ".join(gains(self._study.base, answer))
            tell(self._study.budget, "what binds", f"If {loosening.step.says}: {gained}")
        elif answer.proven:
            self.nothing([loosening])


def is_better(study: Study, loosened: Scenario) -> bool | None:
    """Whether a loosened scenario has a better plan; only settled where the base is proved to be the best."""
    if not study.base.proven or study.budget.is_over:
        return None
    return can_be_better(Problem(loosened), study.base.plan, study.budget)


def best(study: Study, loosened: Scenario) -> Planned | None:
    """The best plan of a loosened scenario; None where nothing can be said of it, for want of a best plan before."""
    if not study.base.proven:
        return None
    answer = study.best(Question(), known=study.base.plan, problem=Problem(loosened))
    return answer if isinstance(answer, Planned) else None


def worth(planned: Planned) -> list[int]:
    """What a plan is worth in each goal, most important first."""
    return [goal.value for goal in planned.goals]
