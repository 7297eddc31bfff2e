"""``secplan why``: why a modification is where it is; why not elsewhere, and what that would cost."""

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from models.why import Why, WhyNot
from planner import api
from planner.cli.answer import give
from planner.cli.exits import INTERRUPTED, Exit
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.searching import Search, ask, cases, search_options
from planner.cli.things import require
from planner.report.documents.why import not_planned_document, why_document
from planner.report.documents.why_not import why_not_document
from planner.report.pages.why import not_planned_page, why_page
from planner.report.pages.why_not import why_not_page

if TYPE_CHECKING:
    from models import Outcome
    from planner.solver import Settings

EPILOG = examples(
    "secplan why scenarios/sec-2021-april-2020.yaml SECMP0007",
    "secplan why scenarios/sec-2021-april-2020.yaml SECMP0007 jun-2021",
    "secplan why scenarios/tiny.yaml MP902 jun-2024 --json",
)


@click.command(epilog=EPILOG)
@search_options
@click.argument("modification")
@click.argument("release", required=False)
def why(scenario: Path, search: Search, modification: str, release: str | None) -> None:
    """Say why a modification is where it is; why not elsewhere, and what that would cost.

    With a RELEASE, say why it is not there: what that would cost and who else would move; or why it is impossible,
    and what would have to be given up.
    """
    started = time.monotonic()
    loaded = load(scenario)
    require(modification, loaded.scenario.modification_of, "modification")
    if release is not None:
        require(release, loaded.scenario.release_of, "release")
    asked = partial(_asked, name=modification, release=release)
    outcome, found = ask(loaded, scenario, search, asked)
    seconds_spent = time.monotonic() - started
    name = "-".join(filter(None, ["why", modification, release]))  # so that the file says what was asked
    planned = cases(search, loaded, outcome)
    match found:
        case Why():
            document = why_document(found, loaded.place_of, seconds_spent)
            give(why_page(found, document, str(scenario)), document, name, search.where, *planned)
        case WhyNot():
            answer = why_not_document(found, loaded.place_of, seconds_spent)
            give(why_not_page(found, answer), answer, name, search.where, *planned)
        case None:
            nothing = not_planned_document(outcome, modification, seconds_spent)
            give(not_planned_page(outcome, modification), nothing, name, search.where, *planned)
    if found and found.interrupted:
        raise Exit(INTERRUPTED)


def _asked(outcome: "Outcome", settings: "Settings", name: str, release: str | None) -> Why | WhyNot | None:
    """The answer; None for what takes no part in planning."""
    if not outcome.scenario.modification_of[name].is_planned:
        return None
    return api.why(outcome, name, settings) if release is None else api.why_not(outcome, name, release, settings)
