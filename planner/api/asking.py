"""What a question is asked of, taken as it is meant or refused with the call that gives it; and one ready to search."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from models import Outcome, Planned, Scenario
from planner.changes import Change
from planner.load import Loaded

if TYPE_CHECKING:
    from planner.questions.study import Study
    from planner.solver import Settings

Said = TypeVar("Said", str, "str | Change")


def study(outcome: Outcome, settings: Settings | None) -> Study:
    """The study of a plan.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.study import Study
    from planner.solver import Budget, Settings

    if not isinstance(an_outcome(outcome).answer, Planned):
        raise ValueError("there is no plan to ask about: the outcome is not planned")
    return Study(outcome, Budget(settings or Settings()))


def an_outcome(given: object) -> Outcome:
    """What was given, if it is the outcome of planning.

    Raises
    ------
    TypeError
        If it is not, with how to come by one.
    """
    match given:
        case Outcome():
            return given
        case Scenario():
            raise TypeError("a scenario has no plan yet; plan it first: api.plan(scenario)")
        case Loaded():
            raise TypeError("a scenario that was read has no plan yet; plan it first: api.plan(loaded.scenario)")
        case str() | Path():
            raise TypeError("a file is no plan; load it and plan it first: api.plan(api.load(path).scenario)")
        case _:
            raise TypeError(f"the outcome of api.plan(scenario) is asked about, and not {_kind(given)}")


def a_scenario(given: object) -> Scenario:
    """What was given, if it is a scenario.

    Raises
    ------
    TypeError
        If it is not, with how to come by one.
    """
    match given:
        case Scenario():
            return given
        case Outcome():
            raise TypeError("an outcome holds its scenario: outcome.scenario")
        case Loaded():
            raise TypeError("what was read from a file holds its scenario: loaded.scenario")
        case str() | Path():
            raise TypeError("a file is no scenario yet; load it first: api.load(path).scenario")
        case _:
            raise TypeError(f"a scenario is asked for, such as api.load(path).scenario, and not {_kind(given)}")


def _kind(given: object) -> str:
    return "None" if given is None else f"what is of the type {type(given).__name__}"


def several(given: Said | Sequence[Said]) -> Sequence[Said]:
    """One or several, as a list: a text is one, and not its letters."""
    return [given] if isinstance(given, str | Change) else given


def goal_names(given: str | Sequence[str]) -> Sequence[str]:
    """The names of goals; a text has commas between them, as on the command line."""
    return [name.strip() for name in given.split(",")] if isinstance(given, str) else given
