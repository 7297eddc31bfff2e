"""What commands that search have in common: time, workers, progress, Ctrl-C, and the status that they end with."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from models import Infeasible, Planned, Undecided
from planner import api
from planner.cli.answer import give
from planner.cli.exits import DONE, INTERRUPTED, NO_PLAN_EXISTS, NO_PLAN_FOUND, Exit
from planner.cli.interrupts import Interrupts, heard_interrupts
from planner.cli.kept import case_of
from planner.cli.options import Where, scenario_argument, where_options
from planner.cli.progress import shown_progress
from planner.report.blocks import Paragraph
from planner.report.documents.dossier import Case
from planner.report.pages.plan import plan_page

if TYPE_CHECKING:
    from models import Answer, Outcome
    from planner.load import Loaded
    from planner.solver import Settings

Answered = TypeVar("Answered")
Told = TypeVar("Told")


class _Seconds(click.FloatRange):
    """A number that is one: every comparison with nan is false, and a record holds no infinity."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        seconds: float = super().convert(value, param, ctx)
        if not math.isfinite(seconds):
            self.fail(f"{value} is no number of seconds; for a search without an end, give 1000000000.", param, ctx)
        return seconds


seconds_option = click.option(
    "--seconds", type=_Seconds(min=0), default=60.0, show_default=True, help="Time for the search."
)
workers_option = click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Threads to search with."
)
seed_option = click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="For the search."
)


@dataclass(frozen=True, slots=True)
class Search:
    """How to search, and where the answer goes."""

    seconds: float
    workers: int
    seed: int
    where: Where


def search_options(command: Any) -> Any:
    """The scenario, and a ``Search``: how long to search, and where the answer goes."""
    return scenario_argument(searching_options(command))


def searching_options(command: Any) -> Any:
    """A ``Search`` for a command that has arguments of its own."""

    @wraps(command)
    def run(*, where: Where, seconds: float, workers: int, seed: int, **own: Any) -> Any:
        return command(search=Search(seconds, workers, seed, where), **own)

    for decorate in (seed_option, workers_option, seconds_option, where_options):
        run = decorate(run)
    return run


@contextmanager
def searching(search: Search) -> Iterator["Settings"]:
    """Settings for a search that tells its progress and hears a Ctrl-C."""
    with searching_and_hearing(search) as (settings, _):
        yield settings


@contextmanager
def searching_and_hearing(search: Search) -> Iterator[tuple["Settings", Interrupts]]:
    """The same, and whether a Ctrl-C was heard, for a command in whose answer that does not show."""
    from planner.solver.settings import Settings  # loads the solver, which bad input need not wait for

    with heard_interrupts() as interrupts, shown_progress() as show:
        yield Settings(search.seconds, search.workers, search.seed, heeding(interrupts, show)), interrupts


def heeding(interrupts: Interrupts, show: Callable[[Told], None]) -> Callable[[Told], None]:
    """What shows the progress, and passes on a Ctrl-C."""

    def observe(progress: Told) -> None:
        show(progress)
        interrupts.pass_on()

    return observe


def status_of(answer: "Answer") -> int:
    """The exit status of an answer."""
    match answer:
        case Planned(stopped="interrupt") | Undecided(interrupted=True):
            return INTERRUPTED
        case Planned():
            return DONE
        case Infeasible():
            return NO_PLAN_EXISTS
        case Undecided():
            return NO_PLAN_FOUND


def status_of_all(*answers: "Answer") -> int:
    """The exit status of several answers: that no plan exists is one; that the search of one was cut short is not."""
    cut_short = (status for answer in answers if (status := status_of(answer)) in {INTERRUPTED, NO_PLAN_FOUND})
    return next(cut_short, DONE)


def ask(
    loaded: "Loaded", scenario: Path, search: Search, question: Callable[["Outcome", "Settings"], Answered]
) -> tuple["Outcome", Answered]:
    """Plan, and put a question about the plan; where there is none, say why as ``plan`` does, and end so."""
    found: list[Answered] = []
    with searching(search) as settings:
        outcome = api.plan(loaded.scenario, settings)
        if isinstance(outcome.answer, Planned):
            found.append(question(outcome, settings.after(outcome.seconds)))
    if not found:
        document = api.result(outcome, loaded.place_of)
        title, *page = plan_page(outcome, document, str(scenario))
        nothing = [title, Paragraph("There is no plan to ask about."), *page]
        give(nothing, document, "plan", search.where, case_of(loaded, document))
        raise Exit(status_of(outcome.answer))
    return outcome, found[0]


def cases(search: Search, loaded: "Loaded", outcome: "Outcome") -> tuple[Case, ...]:
    """The plan that a question was about, for the run folder if there is one."""
    return (case_of(loaded, api.result(outcome, loaded.place_of)),) if search.where.folder else ()
