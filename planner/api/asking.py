"""The plan that a question is about, ready to be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import Outcome, Planned

if TYPE_CHECKING:
    from planner.questions.study import Study
    from planner.solver import Settings


def study(outcome: Outcome, settings: Settings | None) -> Study:
    """The study of a plan.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.study import Study
    from planner.solver import Budget, Settings

    if not isinstance(outcome.answer, Planned):
        raise ValueError("there is no plan to ask about: the outcome is not planned")
    return Study(outcome, Budget(settings or Settings()))
