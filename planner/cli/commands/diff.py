"""``secplan diff``: what differs between two plans."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import Exit
from planner.cli.kept import case_of
from planner.cli.loading import load_either
from planner.cli.options import durations_option, examples
from planner.cli.searching import Search, searching, searching_options, status_of_all
from planner.report.documents.diff import Side, diff_document
from planner.report.documents.dossier import Case
from planner.report.pages.diff import diff_page

if TYPE_CHECKING:
    from models.result import Result
    from planner.load import Loaded
    from planner.solver import Settings

EPILOG = examples(
    "secplan diff scenarios/sec-2021-april-2020.yaml scenarios/sec-2021-replay.yaml",
    "secplan diff plan.json my-scenario.yaml",
    "secplan diff plan.json plan.json --json",
)


@click.command(epilog=EPILOG)
@searching_options
@durations_option
@click.argument("before", metavar="A", type=click.Path(path_type=Path))
@click.argument("after", metavar="B", type=click.Path(path_type=Path))
def diff(before: Path, search: Search, after: Path) -> None:
    """Show what differs between two plans: who is elsewhere and why, goals, uplifts, loads, lapses.

    A is the plan before and B the plan after: each a scenario, which is planned first, or a result that `plan --json`
    printed.
    """
    started = time.monotonic()
    files = (before, after)
    read = [load_either(file) for file in files]
    with searching(search) as settings:
        sides = [_side(file, one, settings) for file, one in zip(files, read, strict=True)]
    before_side, after_side = sides
    document = diff_document(before_side, after_side, time.monotonic() - started)
    cases = [
        case
        for word, one, side in zip(("before", "after"), read, sides, strict=True)
        for case in _cases(word, one, side)
    ]
    give(diff_page(document), document, "diff", search.where, *cases)
    if status := status_of_all(*(side.outcome.answer for side in (before_side, after_side) if side.outcome)):
        raise Exit(status)


def _cases(word: str, read: "Loaded | Result", side: Side) -> Iterator[Case]:
    """What is kept of a side: a result does not hold its scenario, so that it cannot be verified later."""
    if not isinstance(read, api.Result):
        yield case_of(read, side.result, f"{word}.yaml", f"{word}.json")


def _side(file: Path, read: "Loaded | Result", settings: "Settings") -> Side:
    if isinstance(read, api.Result):
        return Side(str(file), read, None)
    outcome = api.plan(read.scenario, settings)
    return Side(str(file), api.result(outcome, read.place_of), outcome)
