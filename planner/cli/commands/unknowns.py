"""``secplan unknowns``: whether the plan depends on what nobody knows yet."""

import time
from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import INTERRUPTED, Exit
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.searching import Search, ask, cases, search_options
from planner.report.documents.unknowns import unknowns_document
from planner.report.pages.unknowns import unknowns_page

EPILOG = examples(
    "secplan unknowns scenarios/sec-2021-april-2020.yaml",
    "secplan unknowns my-scenario.yaml --json",
)


@click.command(epilog=EPILOG)
@search_options
def unknowns(scenario: Path, search: Search) -> None:
    """Say whether the plan depends on what is open, and how: unknown impacts, options that are not decided.

    Each answer is tried by itself, and answers together, where they do something else than each by itself.
    """
    started = time.monotonic()
    loaded = load(scenario)
    outcome, found = ask(loaded, scenario, search, api.unknowns)
    document = unknowns_document(found, time.monotonic() - started)
    page = unknowns_page(found, document, str(scenario))
    give(page, document, "unknowns", search.where, *cases(search, loaded, outcome))
    if found.interrupted:
        raise Exit(INTERRUPTED)
