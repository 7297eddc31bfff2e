"""``secplan whatif``: the plan before changes and after them, and the difference."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import Exit
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.searching import Search, search_options, searching, status_of_all
from planner.report.documents.dossier import Case
from planner.report.documents.what_if import WhatIfDocument, change_rows, what_if_document
from planner.report.pages.what_if import what_if_page

if TYPE_CHECKING:
    from planner.load import Loaded

EPILOG = examples(
    'secplan whatif scenarios/sec-2021-april-2020.yaml "decide MP090 2020-10-21"',
    'secplan whatif my-scenario.yaml "delay MP901 30 WD" "allow duis 2 2024"',
    'secplan whatif my-scenario.yaml "move-release nov-2024 2024-11-29" --keep --out runs/moved',
)


@click.command(epilog=EPILOG)
@search_options
@click.argument("changes", metavar="CHANGE...", nargs=-1, required=True)
@click.option("--keep", is_flag=True, help="Move as few as can be, before any goal but left-out.")
def whatif(scenario: Path, search: Search, changes: tuple[str, ...], *, keep: bool) -> None:
    """Plan before and after changes in words, and show the difference: who moves, why, at what cost.

    Each CHANGE is words in quotes, such as "delay MP090 30 WD"; docs/changes.md lists them. All are made at once. The
    plan after is the best by the scenario's goals, or with --keep the one that moves as few as can be; where the two
    differ, both are shown.
    """
    started = time.monotonic()
    loaded = load(scenario)
    after = loaded.with_changes(changes)
    with searching(search) as settings:
        outcome = api.plan(loaded.scenario, settings)
        found = api.what_if(outcome, after.scenario, settings.after(outcome.seconds), keep=keep)
    layer = after.layers[-1]
    rows = change_rows(layer.before, layer.changes, layer.places)
    results = (partial(api.result, place_of=loaded.place_of), partial(api.result, place_of=after.place_of))
    document = what_if_document(found, rows, results, time.monotonic() - started)
    cases = _cases(document, loaded, after)
    give(what_if_page(found, document, str(scenario)), document, "whatif", search.where, *cases)
    if status := status_of_all(found.before.answer, found.after.answer):
        raise Exit(status)


def _cases(document: WhatIfDocument, loaded: "Loaded", after: "Loaded") -> Iterator[Case]:
    """The plans of the run: before, after, and the other way of planning again where that gives another."""
    yield case_of(loaded, document.before, "before.yaml", "before.json")
    yield case_of(after, document.after, "after.yaml", "after.json")
    if document.other:
        yield case_of(after, document.other, "other.yaml", "other.json")
