"""A number to go through, as ``--over`` names it: read before anything is planned, and refused where it is said."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.changes.grid import BadPoint
from planner.changes.patterns import with_braces
from planner.cli.loading import with_durations
from planner.cli.searching import Search, searching

if TYPE_CHECKING:
    from models import Outcome
    from models.frontier import FrontierOver
    from planner.load.sweep import LoadedSweep

ONE_NUMBER = "one number is gone through: write one span in the change, such as 1..6, or one list, such as {1, 2, 4}"


def read_over(scenario: Path, over: str) -> "LoadedSweep":
    """The scenario, and the values of the number."""
    if "{" not in with_braces(over):
        raise click.BadParameter(ONE_NUMBER, param_hint="'--over'")
    asked = api.load_sweep(scenario, [with_braces(over)])
    if len(asked.grid.axes) != 1:
        raise click.BadParameter(ONE_NUMBER, param_hint="'--over'")
    return replace(asked, loaded=with_durations(asked.loaded))


def ask_over(asked: "LoadedSweep", goals: Sequence[str], search: Search) -> tuple["Outcome", "FrontierOver"]:
    """Plan, and what can be had with each value; one with which the change cannot be made is an error at the change."""
    with searching(search) as settings:
        outcome = api.plan(asked.loaded.scenario, settings)  # that it has none is no reason to stop: a value may help
        try:
            return outcome, api.frontier_over(outcome, asked.grid, goals, settings.after(outcome.seconds))
        except BadPoint as bad:
            raise asked.refused(bad) from None
