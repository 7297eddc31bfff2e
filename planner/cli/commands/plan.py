"""``secplan plan``: solve, verify, show."""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import Exit
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.searching import Search, search_options, searching, status_of
from planner.report.pages.plan import plan_page

EPILOG = examples(
    "secplan plan scenarios/sec-2021-april-2020.yaml",
    "secplan plan my-scenario.yaml --json > plan.json",
    "secplan plan my-scenario.yaml --seconds 300 --workers 2 --out runs/today",
)


@click.command(epilog=EPILOG)
@search_options
def plan(scenario: Path, search: Search) -> None:
    """Find the best plan, prove it, check it independently and show it.

    A proved plan is the same with any --seconds, --workers and --seed. Ctrl-C shows the best found so far.
    """
    loaded = load(scenario)
    with searching(search) as settings:
        outcome = api.plan(loaded.scenario, settings)
        left = settings.after(outcome.seconds)
        unknowns = api.single_answers(outcome, left) if search.where.has_page else None
    document = api.result(outcome, loaded.place_of)
    page = plan_page(outcome, document, str(scenario), unknowns)
    give(page, document, "plan", search.where, case_of(loaded, document))
    if status := status_of(outcome.answer):
        raise Exit(status)
