"""``secplan frontier``: what can be traded for what."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from models import Outcome
from planner import api
from planner.cli.answer import give
from planner.cli.exits import INTERRUPTED, Exit
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.over import ask_over, read_over
from planner.cli.searching import Search, ask, cases, search_options
from planner.goals import chosen
from planner.report.documents.dossier import Case
from planner.report.documents.frontier import frontier_document
from planner.report.documents.frontier_over import frontier_over_document
from planner.report.pages.frontier import frontier_page
from planner.report.pages.frontier_over import frontier_over_page

if TYPE_CHECKING:
    from models.frontier import Frontier, FrontierOver, TradeOff
    from models.result import Result
    from planner.load import Loaded
    from planner.load.sweep import LoadedSweep

EPILOG = examples(
    "secplan frontier scenarios/sec-2021-replay.yaml --goals lateness,uplifts",
    "secplan frontier my-scenario.yaml --goals lateness,gbcs-split,uplifts --seconds 300",
    'secplan frontier my-scenario.yaml --goals lateness --over "capacity gbcs 1..6"',
)


@click.command(epilog=EPILOG)
@search_options
@click.option("--goals", required=True, metavar="GOAL,GOAL[,GOAL]", help="The goals to trade, with commas between.")
@click.option("--over", metavar="CHANGE", help='A change with a number to go through: "capacity gbcs 1..6".')
def frontier(scenario: Path, search: Search, goals: str, over: str | None) -> None:
    """Show what can be traded: every plan that is better in one goal only by being worse in another.

    The goals that come before all of them in the scenario stay at their best; those that come after decide between
    plans that are worth the same. With --over, show what can be had with each value of a number in a change: the best
    in one goal, or the trade-offs between two.
    """
    named = [goal.strip() for goal in goals.split(",")]
    stopped = _traded(scenario, search, named) if over is None else _over(scenario, search, named, over)
    if stopped == "interrupt":
        raise Exit(INTERRUPTED)


def _traded(file: Path, search: Search, goals: list[str]) -> str | None:
    """Give the trade-offs; say why the search ended early, if it did."""
    started = time.monotonic()
    loaded = load(file)
    _check(loaded, goals, fewest=2, most=3, hint=" (one will do with --over)")
    outcome, found = ask(loaded, file, search, lambda plan, settings: api.frontier(plan, goals, settings))
    document = frontier_document(found, time.monotonic() - started)
    page = frontier_page(loaded.scenario, document, str(file))
    give(page, document, "frontier", search.where, *cases(search, loaded, outcome), *_points(search, loaded, found))
    return found.stopped


def _check(loaded: "Loaded", goals: list[str], *, fewest: int, most: int, hint: str = "") -> None:
    """Refuse goals that cannot be traded, before anything is planned."""
    try:
        chosen(loaded.scenario, goals, fewest=fewest, most=most)
    except ValueError as wrong:
        raise click.BadParameter(f"{wrong}{hint if len(goals) < fewest else ''}", param_hint="'--goals'") from None


def _points(search: Search, loaded: "Loaded", found: "Frontier") -> Iterator[Case]:
    """The plan of each trade-off, for the run folder if there is one."""
    if search.where.folder:
        for number, point in enumerate(found.points, start=1):
            yield case_of(loaded, _result(loaded, point), result_file=f"point-{number}.json")


def _result(loaded: "Loaded", point: "TradeOff") -> "Result":
    scenario, planned = loaded.scenario, point.planned
    outcome = Outcome(scenario, planned, api.lapse(scenario), api.verify(scenario, planned.plan), 0.0)
    return api.result(outcome, loaded.place_of)


def _over(file: Path, search: Search, goals: list[str], over: str) -> str | None:
    """Give what can be had with each value; say why the search ended early, if it did."""
    started = time.monotonic()
    asked = read_over(file, over)
    _check(asked.loaded, goals, fewest=1, most=2)
    outcome, found = ask_over(asked, goals, search)
    document = frontier_over_document(found, time.monotonic() - started)
    page = frontier_over_page(asked.loaded.scenario, document, str(file))
    own = cases(search, asked.loaded, outcome)
    give(page, document, "frontier", search.where, *own, *_steps(search, asked, found))
    return found.stopped


def _steps(search: Search, asked: "LoadedSweep", found: "FrontierOver") -> Iterator[Case]:
    """The plans with each value, each value with its own scenario, for the run folder if there is one."""
    if not search.where.folder:
        return
    for number, step in enumerate(found.steps, start=1):
        loaded = asked.loaded.with_changes(asked.grid.texts((step.word,)))
        points = getattr(step.answer, "points", ())
        for of, point in enumerate(points, start=1):
            yield case_of(loaded, _result(loaded, point), f"value-{number}.yaml", f"value-{number}-point-{of}.json")
