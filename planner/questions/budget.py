"""The change budget: what each further move from the baseline buys."""

from typing import Literal

from models import Infeasible, Planned, Scenario, Undecided
from models.budget import BudgetRow, ChangeBudget
from planner.explain.change_budget import row_news
from planner.goals import ladder_of
from planner.goals.base import Goal
from planner.goals.changes import Changes
from planner.questions.bought import worth
from planner.questions.progress import tell
from planner.questions.study import Study
from planner.solver import Question


def change_budget(study: Study, most: int | None = None) -> ChangeBudget:
    """The best plan by the scenario's goals with the fewest moves that any plan takes, with one more, and so on.

    A move that buys nothing by itself does not end it: two may buy something together. It ends with the row that is as
    good in every goal as the best plan with any number of moves, or with ``most`` moves.
    """
    rows: list[BudgetRow] = []
    while (
        study.base.proven and not _is_complete(study, rows) and not _is_asked_for(rows, most)
    ):  # without a proof, nothing would end the table
        row = _with_one_more(study, rows[-1]) if rows else _with_the_fewest(study)
        if row is None:
            break
        tell(study.budget, _stage(study, row.moves), row_news(rows[-1] if rows else None, row))
        rows.append(row)
    if _is_complete(study, rows):
        return ChangeBudget(study.outcome, study.base, tuple(rows), complete=True, most=most)
    if _is_asked_for(rows, most):
        return ChangeBudget(study.outcome, study.base, tuple(rows), complete=False, most=most)
    stopped: Literal["time", "interrupt"] = _why_stopped(study)
    return ChangeBudget(study.outcome, study.base, tuple(rows), complete=False, stopped=stopped, most=most)


def _is_asked_for(rows: list[BudgetRow], most: int | None) -> bool:
    """Whether all rows that are wanted are there."""
    return most is not None and bool(rows) and rows[-1].moves >= most


def _with_the_fewest(study: Study) -> BudgetRow | None:
    """The best of the plans that move fewest; None where it was not proved in time, as for the other rows."""
    tell(study.budget, _stage(study, 0))
    others = [goal for goal in ladder_of(study.scenario) if goal.id != Changes.id]
    answer = study.best(Question(ladder=(Changes(), *others)), known=study.base.plan)
    return _row(study, answer)


def _with_one_more(study: Study, before: BudgetRow) -> BudgetRow | None:
    moves = before.moves + 1
    tell(study.budget, _stage(study, moves))
    question = Question(ladder=_ladder(study.scenario), at_most=((Changes(), moves),), floors=study.floors)
    answer = study.best(question, known=before.planned.plan)
    return _row(study, answer, moves)


def _stage(study: Study, moves: int) -> str:
    """How far it is: the best plan tells how many rows there can be."""
    return f"what moves buy: {moves} of at most {Changes().value(study.scenario, study.base.plan)}"


def _ladder(scenario: Scenario) -> tuple[Goal, ...]:
    """The scenario's, with the moves last where it does not count them: of equally good plans, one that moves fewer."""
    ladder = ladder_of(scenario)
    return tuple(ladder if Changes.id in scenario.goals else [*ladder, Changes()])


def _row(study: Study, answer: Planned | Infeasible | Undecided, moves: int | None = None) -> BudgetRow | None:
    if not isinstance(answer, Planned) or not answer.unique:
        return None
    return BudgetRow(Changes().value(study.scenario, answer.plan) if moves is None else moves, answer)


def _why_stopped(study: Study) -> Literal["time", "interrupt"]:
    return "interrupt" if study.budget.interrupted or study.base.stopped == "interrupt" else "time"


def _is_complete(study: Study, rows: list[BudgetRow]) -> bool:
    return bool(rows) and study.base.proven and worth(rows[-1].planned) == worth(study.base)
