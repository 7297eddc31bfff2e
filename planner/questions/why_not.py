"""What it would cost to have a modification in a release; or why that is impossible, and the ways out."""

from models import Repairs
from models.flaw import nothing_called
from models.why import Alone, Elsewhere, WhyNot
from planner.questions.elsewhere import elsewhere, with_every_conflict
from planner.questions.study import Study
from planner.questions.why import require_planned
from planner.solver import Question, repaired

MOST_WAYS = 3


def why_not(study: Study, name: str, release: str) -> WhyNot:
    """The price of having it there, and what would make it free; or the conflict, and what would make it possible.

    Raises
    ------
    ValueError
        If there is no such modification or release, or the modification takes no part in planning.
    """
    require_planned(study, name)
    if release not in study.scenario.release_of:
        raise ValueError(nothing_called("release", release, study.scenario.release_of))
    there = elsewhere(study, name, release)
    ways = Repairs()
    if there.possible is False:
        there = with_every_conflict(study, name, there)
        ways = repaired(study.problem, Question(asked={name: release}), study.budget, most=MOST_WAYS)
    return WhyNot(study.outcome, name, there, ways, _alone(study, name, there), study.budget.interrupted)


def _alone(study: Study, name: str, there: Elsewhere) -> Alone | None:
    """It there and nothing else moved; None where that breaks nothing, so that nothing stands in its way."""
    if not (there.possible and there.alone):
        return None
    tries = [(len(broken), study.worth(plan), plan, broken) for plan, broken in study.alone(name, there.release)]
    _, worth, plan, broken = min(tries, key=lambda one: one[:2])
    as_good = list(worth) <= [goal.value for goal in study.base.goals]
    return Alone(plan, tuple(broken), worth, as_good)
