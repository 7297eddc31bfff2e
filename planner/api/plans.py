"""Plans: the best one, what changes of the scenario make of it, and what moves buy."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from models import Outcome, Planned, Scenario
from models.result import Result
from planner.api.asking import a_scenario, an_outcome, goal_names, several, study
from planner.api.planners import means
from planner.api.scenarios import change
from planner.changes import Change
from planner.lapse import lapse
from planner.report.documents.places import PlaceOf, nowhere
from planner.report.documents.result import document
from planner.verify import proved

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from models.budget import ChangeBudget
    from models.frontier import Frontier, FrontierOver
    from models.replan import Replan
    from models.swept import Swept
    from models.what_if import WhatIf
    from planner.changes.grid import Grid
    from planner.load.journal import Journal
    from planner.questions.settling import Standing
    from planner.report.documents.diff import DiffDocument
    from planner.solver import Settings


def plan(scenario: Scenario, settings: Settings | None = None) -> Outcome:
    """Find the best plan of a scenario, and check it independently.

    Parameters
    ----------
    scenario
        What to plan; see ``load``.
    settings
        Time, workers and seed. A proved plan is the same with any of them.

    Raises
    ------
    Refused
        If the plan found breaks a rule, or is not worth what the search said. Please report it.
    """
    # Loaded only here: of all commands, only those that plan pay for the solver.
    from planner.problem import Problem
    from planner.solver import Settings, solve

    started = time.monotonic()
    scenario = a_scenario(scenario)
    settings = settings or Settings()
    rolled = lapse(scenario)
    known = None if rolled.violations else rolled.plan
    answer = solve(Problem(scenario), settings, known)
    verified = proved(scenario, answer) if isinstance(answer, Planned) else None
    return Outcome(scenario, answer, rolled, verified, time.monotonic() - started)


def result(outcome: Outcome, place_of: PlaceOf = nowhere) -> Result:
    """The result document of an outcome, as ``secplan plan --json`` prints it; ``Loaded.place_of`` gives places."""
    outcome = an_outcome(outcome)
    return document(outcome.scenario, outcome.answer, outcome.verified, place_of=place_of, seconds=outcome.seconds)


def what_if(
    outcome: Outcome,
    changes: str | Change | Sequence[str | Change] | Scenario,
    settings: Settings | None = None,
    *,
    keep: bool = False,
) -> WhatIf:
    """The plan before changes of its scenario and after them, by the goals and with the fewest moves.

    Parameters
    ----------
    outcome
        The plan before; it is not worked out again, so that a thousand what-ifs plan a thousand times and once.
    changes
        As ``change`` takes them; or the changed scenario itself.
    keep
        Whether the plan with the fewest moves is the one that is asked for, before any goal but `left-out`; of equally
        good plans it keeps solution options too.

    Raises
    ------
    planner.changes.Mistakes
        As ``change`` does.
    """
    from models.what_if import WhatIf
    from planner.questions.what_if import fewest_moves
    from planner.solver import Settings

    settings = settings or Settings()
    before = an_outcome(outcome).scenario
    scenario = changes if isinstance(changes, Scenario) else change(before, changes)
    said = () if isinstance(changes, Scenario) else tuple(map(str, several(changes)))
    by_goals = plan(scenario, settings)
    kept = None
    if isinstance(outcome.answer, Planned) and isinstance(by_goals.answer, Planned):
        kept = fewest_moves(outcome.answer, study(by_goals, settings.after(by_goals.seconds)), by_goals)
    return WhatIf(outcome, by_goals, kept, "fewest moves" if keep else "goals", said)


def diff(before: Outcome | Result, after: Outcome | Result) -> DiffDocument:
    """What differs between two plans: who is elsewhere, goals, uplifts, loads, days in hand, lapses.

    Parameters
    ----------
    before, after
        Two outcomes, of one scenario or of two; or results that were kept (see ``load_result``), which do not hold
        their scenarios: then what moved is told, and not why.
    """
    from planner.report.documents.diff import Side, diff_document

    def side(plan: Outcome | Result) -> Side:
        return Side("", plan, None) if isinstance(plan, Result) else Side("", result(plan), plan)

    return diff_document(side(before), side(after))


def replan(outcome: Outcome, settings: Settings | None = None) -> Replan:
    """The plan by the goals beside the one with the fewest moves from the baseline, which only `left-out` goes before.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.replan import replan as ask

    return ask(study(outcome, settings), outcome)


def change_budget(outcome: Outcome, settings: Settings | None = None, *, most: int | None = None) -> ChangeBudget:
    """The best plan with no more than so many moves from the baseline, from the fewest on until more buy nothing.

    Parameters
    ----------
    most
        The moves at which to end; the fewest that any plan takes are told in any case.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.budget import change_budget as ask

    return ask(study(outcome, settings), most)


def frontier(outcome: Outcome, goals: str | Sequence[str], settings: Settings | None = None) -> Frontier:
    """What can be traded for what: every plan of which none is better in one goal without being worse in another.

    Parameters
    ----------
    goals
        Two or three of the scenario's, such as ("lateness", "uplifts") or, as the command has it, "lateness,uplifts".
        Those that come before all of them in the
        scenario's order stay at their best; those that come after decide between plans that are worth the same.
    settings
        Stopped early, by time or by a KeyboardInterrupt from the observer, the answer holds what was found, spread as
        widely as could be, and tells where there may be more.

    Raises
    ------
    ValueError
        If the outcome is no plan, or these are not two or three goals of the scenario.
    """
    from planner.questions.frontier import frontier as ask

    return ask(study(outcome, settings), goal_names(goals))


def frontier_over(
    outcome: Outcome, over: str | Grid, goals: str | Sequence[str], settings: Settings | None = None
) -> FrontierOver:
    """What can be had with each value of a number: the best in one goal, or the trade-offs between two.

    Parameters
    ----------
    over
        A change with a span or a list, such as "capacity gbcs {1..6}"; the braces may be left out around a span.
    goals
        One or two of the scenario's.
    settings
        For all of it; each value has a fair share of the time.

    Raises
    ------
    ValueError
        If these are not one or two of the scenario's goals, or the change has not one span or list.
    planner.changes.Mistakes
        If the change cannot be read.
    planner.changes.grid.BadPoint
        If it cannot be made with one of the values.
    """
    from planner.changes.grid import Grid
    from planner.changes.patterns import read_patterns, with_braces
    from planner.questions.over import frontier_over as ask
    from planner.solver import Budget, Settings

    grid = over if isinstance(over, Grid) else Grid(read_patterns([with_braces(over)]))
    return ask(an_outcome(outcome), grid, goal_names(goals), Budget(settings or Settings()))


def sweep(
    outcome: Outcome,
    patterns: str | Sequence[str] | Grid,
    settings: Settings | None = None,
    *,
    executor: Executor | None = None,
    observer: Callable[[Standing], None] | None = None,
    journal: Journal | None = None,
) -> Swept:
    """The plan at every point of a grid of changes, and the whole numbers or days at which it changes.

    Parameters
    ----------
    outcome
        The plan of the scenario that the changes are made in.
    patterns
        Changes with braces, such as "delay MP090 {0..60 step 5} WD" and "allow duis {1, 2} 2021".
    settings
        For the plan of each point. Its observer is told of those that are planned in this process.
    executor
        Who plans: any of ``concurrent.futures``; this process where none is given. The answer is the same with any.
    observer
        Told how far it is; a KeyboardInterrupt from it ends the sweep with what is known.
    journal
        Where to keep what is found (see ``open_journal``), so that a sweep that is interrupted goes on from there.

    Raises
    ------
    planner.changes.Mistakes
        If a pattern cannot be read.
    planner.changes.grid.BadPoint
        If the changes of a point cannot be made.
    """
    from planner.changes.grid import Grid
    from planner.changes.patterns import read_patterns
    from planner.questions.sweep import sweep as ask

    grid = patterns if isinstance(patterns, Grid) else Grid(read_patterns(several(patterns)))
    return ask(an_outcome(outcome), grid, means(settings, executor, observer, journal))
