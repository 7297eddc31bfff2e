"""``secplan costs``: what the releases of the plan cost, and what moving one modification changes."""

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from models.costs import CostOfMoving, Costs
from planner import api
from planner.cli.answer import give
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.searching import Search, ask, cases, search_options
from planner.cli.things import require
from planner.explain.costs import NO_COSTS, not_moved
from planner.report.documents.costs import cost_of_moving_document, costs_document
from planner.report.pages.costs import cost_of_moving_page, costs_page

if TYPE_CHECKING:
    from models import Outcome, Scenario
    from planner.solver import Settings

EPILOG = examples(
    "secplan costs scenarios/costs.yaml",
    "secplan costs scenarios/costs.yaml MP099",
    "secplan costs scenarios/costs.yaml MP099 nov-2021 --json",
)


@click.command(epilog=EPILOG)
@search_options
@click.argument("modification", required=False)
@click.argument("release", required=False)
def costs(scenario: Path, search: Search, modification: str | None, release: str | None) -> None:
    """Show what each release costs, and what is left of its budget; or what moving a modification changes.

    Modifications, and once a release each uplift and the fixed cost; each release, each year, and all. With a
    MODIFICATION, what it changes if that one alone goes in the RELEASE, or in each other one to come.
    """
    started = time.monotonic()
    loaded = load(scenario)
    _require_what_is_asked(loaded.scenario, modification, release)
    outcome, found = ask(loaded, scenario, search, partial(_asked, name=modification, release=release))
    seconds = time.monotonic() - started
    name = "-".join(filter(None, ["costs", modification, release]))  # so that the file says what was asked
    planned = cases(search, loaded, outcome)
    match found:
        case Costs():
            document = costs_document(found, seconds)
            give(costs_page(found, document, str(scenario)), document, name, search.where, *planned)
        case CostOfMoving():
            answer = cost_of_moving_document(found, seconds)
            give(cost_of_moving_page(found, answer, str(scenario)), answer, name, search.where, *planned)


def _require_what_is_asked(scenario: "Scenario", modification: str | None, release: str | None) -> None:
    """Refuse what can be seen not to have an answer, before anything is planned."""
    if not scenario.gives_costs:
        raise click.UsageError(NO_COSTS)
    if modification is None:
        return
    require(modification, scenario.modification_of, "modification")
    if release is not None:
        require(release, scenario.release_of, "release")
    if not scenario.modification_of[modification].is_planned:
        raise click.UsageError(not_moved(scenario.modification_of[modification]))


def _asked(outcome: "Outcome", _settings: "Settings", name: str | None, release: str | None) -> Costs | CostOfMoving:
    if name is None:
        return api.costs(outcome)
    try:
        return api.cost_of_moving(outcome, name, release)
    except ValueError as wrong:  # it is there already, which nobody could tell before there was a plan
        raise click.UsageError(str(wrong)) from None
