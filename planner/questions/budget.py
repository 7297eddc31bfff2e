"""The change budget: what each further move from the baseline buys."""

from typing import Literal

from models import Planned
from models.budget import BudgetRow, ChangeBudget
from planner.goals.changes import Changes
from planner.questions.bought import worth
from planner.questions.progress import tell
from planner.questions.study import Study
from planner.solver import Question


def change_budget(study: Study) -> ChangeBudget:
    """The best plan by the scenario's goals with the fewest moves that any plan takes, with one more, and so on.

    A move that buys nothing by itself does not end it: two may buy something together. It ends with the row that is as
    good in every goal as the best plan with any number of moves.
    """
    rows: list[BudgetRow] = []
    fewest = _fewest(study) if study.base.proven else None  # without a proof, nothing would end the table
    while fewest is not None and not _is_complete(study, rows):
        moves = fewest + len(rows)
        tell(study.budget, f"the best plan with {moves} moves at most")
        known = rows[-1].planned.plan if rows else None
        answer = study.best(Question(at_most=((Changes(), moves),)), known=known)
        if not isinstance(answer, Planned) or not answer.unique:
            break
        rows.append(BudgetRow(moves, answer))
    if _is_complete(study, rows):
        return ChangeBudget(study.base, tuple(rows), complete=True)
    stopped: Literal["time", "interrupt"] = _why_stopped(study)
    return ChangeBudget(study.base, tuple(rows), complete=False, stopped=stopped)


def _fewest(study: Study) -> int | None:
    """The fewest moves that any plan takes; None where that was not proved in time."""
    answer = study.best(Question(ladder=(Changes(),)))
    is_proved = isinstance(answer, Planned) and answer.unique
    return Changes().value(study.scenario, answer.plan) if isinstance(answer, Planned) and is_proved else None


def _why_stopped(study: Study) -> Literal["time", "interrupt"]:
    return "interrupt" if study.budget.interrupted or study.base.stopped == "interrupt" else "time"


def _is_complete(study: Study, rows: list[BudgetRow]) -> bool:
    return bool(rows) and study.base.proven and worth(rows[-1].planned) == worth(study.base)
