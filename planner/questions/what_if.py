"""What if: the changed scenario planned again with the fewest moves from the plan before."""

from models import Outcome, Planned
from planner.goals import ladder_of
from planner.questions.keeping import keeping
from planner.questions.moves import Moves
from planner.questions.study import Study
from planner.solver import Question
from planner.verify import verify


def fewest_moves(before: Planned, study: Study, by_goals: Outcome) -> Outcome | None:
    """The best of the plans that move as few as can be; None where none was found in time.

    Parameters
    ----------
    before
        The plan to keep to.
    study
        The changed scenario, with its best plan by the goals.
    by_goals
        The same as it was found.
    """
    started = study.budget.spent
    ladder = keeping(ladder_of(study.scenario), Moves(before.plan))
    kept = verify(study.scenario, before.plan)
    known = study.base.plan if kept.violations else before.plan
    answer = study.best(Question(ladder=ladder), known=known)
    if not isinstance(answer, Planned):
        return None
    verified = verify(study.scenario, answer.plan)
    return Outcome(study.scenario, answer, by_goals.rolled, verified, study.budget.spent - started)
