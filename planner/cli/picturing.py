"""What pictures are asked for with, and how each gets what it is drawn from."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
from click.core import ParameterSource

from models.risk import Draws
from planner import api
from planner.api.pictures import PICTURES
from planner.cli.exits import DONE, INTERRUPTED
from planner.cli.loading import load
from planner.cli.over import ask_over, read_over
from planner.cli.searching import Search, ask, status_of
from planner.cli.things import require
from planner.goals import chosen

if TYPE_CHECKING:
    from models import Outcome
    from planner.load import Loaded
    from planner.load.sweep import LoadedSweep
    from planner.report.pictures.picture import Picture
    from planner.solver import Settings

OWN_OPTIONS = {"graph": ("around", "distance", "layout"), "risk": ("draws",), "frontier": ("goals", "over")}
"""The options that one picture has for itself, by their names as parameters."""

_OPTIONS = (
    click.option("--around", metavar="MODIFICATION", help="graph: only what is linked with this one."),
    click.option("--distance", type=click.IntRange(1), help="graph: at most so many links from --around."),
    click.option(
        "--layout",
        type=click.Choice(["own", "dot"]),
        default="own",
        show_default=True,
        help="graph: who orders it; dot is of graphviz, where that is installed.",
    ),
    click.option(
        "--draws",
        type=click.IntRange(1, 100_000),
        default=1000,
        show_default=True,
        help="risk: how often to draw, with --seed.",
    ),
    click.option(
        "--goals",
        default="lateness,uplifts",
        show_default=True,
        metavar="GOAL,GOAL[,GOAL]",
        help="frontier: the goals to trade, with commas between.",
    ),
    click.option("--over", metavar="CHANGE", help='frontier: go through a number, as in "capacity gbcs 1..6".'),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture, with its options."""

    name: str
    around: str | None
    distance: int | None
    layout: Literal["own", "dot"]
    draws: int
    goals: tuple[str, ...]
    over: str | None


def wanted_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gather the options that single pictures have."""

    def gathered(name: str, **given: Any) -> None:
        _refuse_options_of_others(name)
        own = {option: given.pop(option) for options in OWN_OPTIONS.values() for option in options}
        if own["distance"] is not None and own["around"] is None:
            raise click.UsageError("--distance is counted from a modification: name it with --around")
        own["goals"] = tuple(goal.strip() for goal in own["goals"].split(","))
        command(wanted=Wanted(name, **own), **given)

    gathered.__doc__ = command.__doc__
    gathered.__name__ = command.__name__
    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


def _refuse_options_of_others(name: str) -> None:
    """An option that would do nothing is a mistake."""
    context = click.get_current_context()
    for picture, options in OWN_OPTIONS.items():
        for option in options:
            if picture != name and context.get_parameter_source(option) is ParameterSource.COMMANDLINE:
                raise click.UsageError(f"--{option} is for {picture}, and {name} has no use for it")


def picture_of(wanted: Wanted, scenario: Path, search: Search) -> tuple["Picture", "Loaded", int]:
    """The picture, the scenario that it is of, and the status to end with."""
    if wanted.over:
        return _over(read_over(scenario, wanted.over), wanted, search)
    loaded = load(scenario)
    _refuse_unknown(wanted, loaded)
    outcome, drawn = ask(loaded, scenario, search, partial(_of_plan, wanted, search.seed))
    return drawn, loaded, status_of(outcome.answer)


def _over(asked: "LoadedSweep", wanted: Wanted, search: Search) -> tuple["Picture", "Loaded", int]:
    _refuse_unknown(wanted, asked.loaded)
    _, found = ask_over(asked, wanted.goals, search)
    return api.pictures.frontier(found), asked.loaded, INTERRUPTED if found.stopped == "interrupt" else DONE


def _refuse_unknown(wanted: Wanted, loaded: "Loaded") -> None:
    """Refuse what the scenario does not have, before anything is planned."""
    if wanted.around is not None:
        require(wanted.around, loaded.scenario.modification_of, "modification")
    if PICTURES[wanted.name].needs == "frontier":
        fewest, most = (1, 2) if wanted.over else (2, 3)
        try:
            chosen(loaded.scenario, wanted.goals, fewest=fewest, most=most)
        except ValueError as wrong:
            raise click.BadParameter(str(wrong), param_hint="'--goals'") from None


def _of_plan(wanted: Wanted, seed: int, outcome: "Outcome", settings: "Settings") -> "Picture":
    match PICTURES[wanted.name].needs:
        case "risk":
            return api.pictures.risk(api.risk(outcome, Draws(wanted.draws, seed), settings))
        case "frontier":
            return api.pictures.frontier(api.frontier(outcome, wanted.goals, settings))
        case _ if wanted.name == "graph":
            return _graph(wanted, outcome)
        case _:
            drawn: Picture = getattr(api.pictures, wanted.name)(outcome)
            return drawn


def _graph(wanted: Wanted, outcome: "Outcome") -> "Picture":
    from planner.report.pictures.graph.graphviz import GraphvizMissing

    try:
        return api.pictures.graph(outcome, wanted.around, wanted.distance, wanted.layout)
    except GraphvizMissing as missing:
        raise click.UsageError(str(missing)) from None
