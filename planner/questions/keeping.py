"""Planning with moves counted early: what a planner asks for who says "do not reshuffle everything"."""

from collections.abc import Sequence

from models import Outcome, Plan, Planned, Scenario
from planner.goals import ladder_of
from planner.goals.base import Goal
from planner.goals.left_out import LeftOut
from planner.questions.study import Study
from planner.solver import Question
from planner.verify import verify


def nearest(study: Study, by_goals: Outcome, known: Plan, moves: Goal, *last: Goal) -> Outcome:
    """The best of the plans that move as few as can be.

    Parameters
    ----------
    study
        The scenario, with its best plan by the goals.
    by_goals
        The same as it was found.
    known
        A plan that keeps every rule: where to start, and the answer of last resort.
    moves
        What to have as few of as can be, before any other goal but ``left-out``.
    last
        What to have as little of after the scenario's own goals.
    """
    if is_nearest(study.scenario, study.base, (moves, *last)):
        return by_goals
    started = study.budget.spent
    ladder = keeping(ladder_of(study.scenario), moves, *last)
    answer = study.best(Question(ladder=ladder), known=known)
    assert isinstance(answer, Planned), "a plan is known"
    verified = verify(study.scenario, answer.plan)
    return Outcome(study.scenario, answer, by_goals.rolled, verified, study.budget.spent - started)


def keeping(ladder: Sequence[Goal], moves: Goal, *last: Goal) -> tuple[Goal, ...]:
    """The ladder with the fewest moves before any other goal but `left-out`."""
    first = [goal for goal in ladder if goal.id == LeftOut.id]
    others = [goal for goal in ladder if goal.id not in (LeftOut.id, moves.id)]
    return (*first, moves, *others, *last)


def is_nearest(scenario: Scenario, best: Planned, nearness: Sequence[Goal]) -> bool:
    """Whether the best plan by the goals is for sure the one that ``keeping`` asks for, so that no search is needed.

    It is where it is proved, leaves as little out as can be, and moves nothing: of the plans that do no worse in that,
    none is better by the goals, or comes before it in the order of ties, since of all plans none is.
    """
    leaves_least = LeftOut.id not in scenario.goals[1:] or LeftOut().value(scenario, best.plan) == 0
    return best.unique and leaves_least and not any(goal.value(scenario, best.plan) for goal in nearness)
