"""Planning again from the baseline: the plan by the goals, and the plan with the fewest moves."""

from models import Outcome
from models.replan import Replan
from planner.goals.changes import Changes
from planner.questions.keeping import nearest
from planner.questions.study import Study


def replan(study: Study, by_goals: Outcome) -> Replan:
    """Both plans; ``by_goals`` is the best plan of the study as it was found."""
    return Replan(by_goals, nearest(study, by_goals, study.base.plan, Changes()))
