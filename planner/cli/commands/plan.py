"""``secplan plan``: solve, verify, show."""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import Exit
from planner.cli.options import examples
from planner.cli.searching import search_options, searching, status_of
from planner.report.plan_page import plan_page

EPILOG = examples(
    "secplan plan scenarios/sec-2021-april-2020.yaml",
    "secplan plan my-scenario.yaml --json > plan.json",
    "secplan plan my-scenario.yaml --seconds 300 --workers 2 --out runs/today",
)


@click.command(epilog=EPILOG)
@search_options
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
    with searching(seconds, workers, seed) as settings:
        outcome = api.plan(loaded.scenario, settings)
        has_page = not as_json or folder is not None
        unknowns = api.single_answers(outcome, settings.after(outcome.seconds)) if has_page else None
    document = api.result(outcome, loaded.place_of)
    page = plan_page(outcome, document, str(scenario), unknowns)
    give(page, document, "plan", as_json=as_json, folder=folder, force=force)
    if status := status_of(outcome.answer):
        raise Exit(status)
