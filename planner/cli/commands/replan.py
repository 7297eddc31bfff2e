"""``secplan replan``: what each further move from the baseline buys."""

import time
from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import INTERRUPTED, Exit
from planner.cli.options import examples
from planner.cli.searching import Search, ask, cases, search_options
from planner.report.documents.change_budget import change_budget_document
from planner.report.pages.change_budget import change_budget_page

EPILOG = examples(
    "secplan replan scenarios/sec-2021-replay.yaml --budget",
    "secplan replan my-scenario.yaml --budget --json > budget.json",
)


@click.command(epilog=EPILOG)
@search_options
@click.option("--budget", is_flag=True, required=True, help="Tell what each further move buys.")
def replan(scenario: Path, search: Search, *, budget: bool) -> None:
    """Show what each further move from the baseline buys: the best plan with 0, 1, 2, ... moves.

    Moves are counted from the baseline, or from the targets where there is none. The table starts with the fewest moves
    that any plan takes, and ends where more moves buy nothing more.
    """
    assert budget, "there is no other way yet"
    started = time.monotonic()
    loaded = api.load(scenario)
    outcome, found = ask(loaded, scenario, search, api.change_budget)
    document = change_budget_document(outcome, found, time.monotonic() - started)
    page = change_budget_page(loaded.scenario, document, str(scenario))
    give(page, document, "replan", search.where, *cases(search, loaded, outcome))
    if found.stopped == "interrupt":
        raise Exit(INTERRUPTED)
