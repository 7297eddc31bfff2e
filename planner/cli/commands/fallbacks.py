"""``secplan fallbacks``: until when each decision is in time, and what follows if it comes later."""

import time
from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import INTERRUPTED, Exit
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.searching import Search, ask, cases, search_options
from planner.report.documents.fallbacks import fallbacks_document
from planner.report.pages.fallbacks import fallbacks_page

EPILOG = examples(
    "secplan fallbacks scenarios/sec-2021-april-2020.yaml",
    "secplan fallbacks my-scenario.yaml --json > fallbacks.json",
)


@click.command(epilog=EPILOG)
@search_options
def fallbacks(scenario: Path, search: Search) -> None:
    """Show the last date for each pending decision, and the release that follows if it is missed.

    For every pending modification: its release in the best plan, the last date on which a decision is in time, the
    release after that with who else moves and at what cost, and so on to the horizon. The nearest deadline comes
    first, so that the table is the list of what to chase.
    """
    started = time.monotonic()
    loaded = load(scenario)
    outcome, found = ask(loaded, scenario, search, api.fallbacks)
    document = fallbacks_document(found, loaded.place_of, time.monotonic() - started)
    page = fallbacks_page(found, document, str(scenario))
    give(page, document, "fallbacks", search.where, *cases(search, loaded, outcome))
    if found.interrupted:
        raise Exit(INTERRUPTED)
