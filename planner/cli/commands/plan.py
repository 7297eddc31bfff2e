"""``secplan plan``: solve, verify, show."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import INTERRUPTED, Exit
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import DURATIONS, examples
from planner.cli.searching import Search, search_options, searching, status_of
from planner.report.documents.confidence import confidence_rows
from planner.report.pages.plan import plan_page

if TYPE_CHECKING:
    from models import Outcome
    from models.confidence import Confidence
    from planner.solver import Settings

EPILOG = examples(
    "secplan plan scenarios/sec-2021-april-2020.yaml",
    "secplan plan scenarios/sec-2021-april-2020.yaml --confidence 0.8",
    "secplan plan my-scenario.yaml --json > plan.json",
    "secplan plan my-scenario.yaml --seconds 300 --workers 2 --out runs/today",
)

COMPARED = (50, 80, 95)
"""Chances in per cent that the table has beside the one that is asked for."""

SLIP = 1e-6
"""Of a number of per cent, what it may be off for want of digits."""


class _Chance(click.ParamType):  # type: ignore[type-arg]  # generic to the checker only
    """A chance of so many whole per cent, as a number below 1."""

    name = "chance"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            percent = 100 * float(value)
        except ValueError:
            percent = 0.0
        if not 1 - SLIP < percent < 99 + SLIP:
            self.fail(f"'{value}' is no chance from 0.01 to 0.99; write 0.8 for 80 %.", param, ctx)
        if abs(percent - round(percent)) > SLIP:
            self.fail(f"'{value}' is no whole number of per cent; write a whole per cent, such as 0.8.", param, ctx)
        return round(percent)


@click.command(epilog=EPILOG)
@search_options
@click.option(
    "--confidence",
    type=_Chance(),
    help="Plan with each decision on the day by which it comes with this chance, such as 0.8; tell what that costs.",
)
def plan(scenario: Path, search: Search, confidence: int | None) -> None:
    """Find the best plan, prove it, check it independently and show it.

    A proved plan is the same with any --seconds, --workers and --seed. Ctrl-C shows the best found so far.

    With --confidence, decisions that are forecast come on the day by which they do with that chance, and a table tells
    what 0.5, 0.8 and 0.95 cost.
    """
    loaded = own = load(scenario)
    if confidence is not None:
        if DURATIONS in click.get_current_context().meta:
            raise click.UsageError("--confidence says how decisions are forecast; leave --durations out")
        loaded = own.with_changes([f"durations P{confidence}"])
    with searching(search) as settings:
        outcome = api.plan(loaded.scenario, settings)
        left = settings.after(outcome.seconds)
        unknowns = api.single_answers(outcome, left) if search.where.has_page else None
        costs = _costs(own, outcome, confidence, left) if confidence is not None else None
    document = api.result(outcome, loaded.place_of)
    if costs:
        document = document.model_copy(update={"confidence": confidence_rows(costs)})
    page = plan_page(outcome, document, str(scenario), unknowns)
    give(page, document, "plan", search.where, case_of(loaded, document))
    if status := status_of(outcome.answer) or (INTERRUPTED if costs and costs.is_cut_short else 0):
        raise Exit(status)


def _costs(own: api.Loaded, outcome: "Outcome", percent: int, settings: "Settings") -> "Confidence":
    """What this and other chances cost, compared with the scenario as it is."""
    base = api.plan(own.scenario, settings)
    return api.confidence(base, {*COMPARED, percent}, settings, planned=[outcome])
