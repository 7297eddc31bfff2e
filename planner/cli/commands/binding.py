"""``secplan binding``: each rule or number loosened by one step, and what that buys."""

import time
from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import INTERRUPTED, Exit
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.searching import Search, ask, cases, search_options
from planner.report.documents.binding import binding_document
from planner.report.pages.binding import binding_page

EPILOG = examples(
    "secplan binding scenarios/sec-2021-april-2020.yaml",
    "secplan binding my-scenario.yaml --seconds 300 --json > binding.json",
)


@click.command(epilog=EPILOG)
@search_options
def binding(scenario: Path, search: Search) -> None:
    """Loosen each rule or number of the policy by one step, and show what that buys.

    Also told: which rules never bind, which are implied by the others, and which apply to nothing.
    """
    started = time.monotonic()
    loaded = load(scenario)
    outcome, found = ask(loaded, scenario, search, api.binding)
    document = binding_document(found, time.monotonic() - started)
    page = binding_page(found, str(scenario))
    give(page, document, "binding", search.where, *cases(search, loaded, outcome))
    if found.stopped == "interrupt":
        raise Exit(INTERRUPTED)
