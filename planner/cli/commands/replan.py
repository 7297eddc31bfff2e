"""``secplan replan``: the plan by the goals beside the one with the fewest moves from the baseline."""

import re
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import INTERRUPTED, Exit
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.searching import Search, ask, cases, search_options
from planner.report.documents.change_budget import change_budget_document
from planner.report.documents.dossier import Case
from planner.report.documents.replan import ReplanDocument, replan_document
from planner.report.pages.change_budget import change_budget_page
from planner.report.pages.replan import replan_page

if TYPE_CHECKING:
    from models import Outcome
    from models.budget import ChangeBudget
    from planner.load import Loaded

EPILOG = examples(
    "secplan replan scenarios/sec-2021-replay.yaml",
    "secplan replan my-scenario.yaml --budget",
    "secplan replan my-scenario.yaml --budget 2 --json > budget.json",
)


EVERY = "every"
"""What ``--budget`` says without a number."""


class _WithABudget(click.Command):
    """What follows ``--budget`` is its number only where it is one: else it is the scenario."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        for index, word in reversed(list(enumerate(args))):
            if word == "--budget" and re.fullmatch(r"-?[\d.,]*\d", "".join(args[index + 1 : index + 2]), re.ASCII):
                args[index : index + 2] = [f"{word}={args[index + 1]}"]
            elif word == "--budget":
                args[index] = f"{word}={EVERY}"
        return super().parse_args(ctx, args)


class _Moves(click.IntRange):
    """A number of moves, or as many as buy something."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if value == EVERY else super().convert(value, param, ctx)


@click.command(epilog=EPILOG, cls=_WithABudget)
@search_options
@click.option(
    "--budget",
    type=_Moves(min=0),
    metavar="[MOVES]",
    help="Tell what each further move buys, from the fewest on; up to so many, where a number is given.",
)
def replan(scenario: Path, search: Search, *, budget: int | str | None) -> None:
    """Show the best plan beside the one with the fewest moves from the baseline, and what keeping costs.

    Moves are counted from the baseline, or from the targets where there is none. With --budget, show the best plan with
    0, 1, 2, ... moves instead: the table starts with the fewest moves that any plan takes, and ends where more moves
    buy nothing more; with --budget 2, with two moves.
    """
    most = budget if isinstance(budget, int) else None
    answer = _both if budget is None else partial(_budget, most=most)
    if answer(scenario, search) == "interrupt":
        raise Exit(INTERRUPTED)


def _both(file: Path, search: Search) -> str | None:
    """Give both plans; say why the search ended early, if it did."""
    started = time.monotonic()
    loaded = load(file)
    _, found = ask(loaded, file, search, api.replan)
    document = replan_document(found, partial(api.result, place_of=loaded.place_of), time.monotonic() - started)
    give(replan_page(found, document, str(file)), document, "replan", search.where, *_cases(document, loaded))
    return document.stopped


def _cases(document: ReplanDocument, loaded: "Loaded") -> Iterator[Case]:
    """The plans of the run: by the goals, and with the fewest moves where that is another."""
    yield case_of(loaded, document.by_goals)
    if not document.same:
        yield case_of(loaded, document.fewest_moves, result_file="fewest-moves.json")


def _budget(file: Path, search: Search, most: int | None) -> str | None:
    """Give the best plan for each number of moves; say why the search ended early, if it did."""
    started = time.monotonic()
    loaded = load(file)
    outcome, found = ask(loaded, file, search, partial(_bought, most=most))
    document = change_budget_document(found, time.monotonic() - started)
    page = change_budget_page(loaded.scenario, document, str(file))
    give(page, document, "replan", search.where, *cases(search, loaded, outcome))
    return found.stopped


def _bought(outcome: "Outcome", settings: "api.Settings", most: int | None) -> "ChangeBudget":
    return api.change_budget(outcome, settings, most=most)
