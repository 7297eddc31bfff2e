"""``secplan plan``: solve, verify, show."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from models import Infeasible, Planned, Undecided
from planner import api
from planner.cli.answer import give
from planner.cli.exits import INTERRUPTED, NO_PLAN_EXISTS, NO_PLAN_FOUND, Exit
from planner.cli.interrupts import heard_interrupts
from planner.cli.options import answer_options, examples
from planner.cli.progress import shown_progress
from planner.report.plan_page import plan_page

if TYPE_CHECKING:
    from models import Answer
    from planner.solver import Progress

EPILOG = examples(
    "secplan plan scenarios/sec-2021-april-2020.yaml",
    "secplan plan my-scenario.yaml --json > plan.json",
    "secplan plan my-scenario.yaml --seconds 300 --workers 2 --out runs/today",
)


@click.command(epilog=EPILOG)
@answer_options
@click.option("--seconds", type=click.FloatRange(min=0), default=60.0, show_default=True, help="Time for the search.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Threads to search with.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="For the search.")
def plan(
    scenario: Path,
    as_json: bool,
    folder: Path | None,
    force: bool,
    seconds: float,
    workers: int,
    seed: int,
) -> None:
    """Find the best plan, prove it, check it independently and show it.

    A proved plan is the same with any --seconds, --workers and --seed. Ctrl-C shows the best found so far.
    """
    loaded = api.load(scenario)
    from planner.solver.settings import Settings  # loads the solver, which bad input need not wait for

    with heard_interrupts() as interrupts, shown_progress() as show:

        def observe(progress: "Progress") -> None:
            show(progress)
            interrupts.pass_on()

        outcome = api.plan(loaded.scenario, Settings(seconds, workers, seed, observe))
    document = api.result(outcome, loaded.place_of)
    page = plan_page(outcome, document, str(scenario))
    give(page, document, "plan", as_json=as_json, folder=folder, force=force)
    status = _status(outcome.answer)
    if status:
        raise Exit(status)


def _status(answer: "Answer") -> int:
    match answer:
        case Planned(stopped="interrupt") | Undecided(interrupted=True):
            return INTERRUPTED
        case Planned():
            return 0
        case Infeasible():
            return NO_PLAN_EXISTS
        case Undecided():
            return NO_PLAN_FOUND
