"""The progress of many plans, on standard error: a bar on a terminal, else a line now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from planner.cli import progress
from planner.cli.show import is_terminal

LINE_EVERY_SECONDS = 5.0

Observer = Callable[[Any], None]


@contextmanager
def shown_bar(now: Callable[[], float] = time.monotonic) -> Iterator[Observer]:
    """Something to be told how far a sweep is; silent for a second. ``now`` tells the time, in seconds."""
    with _bar() if is_terminal(sys.stderr) else _lines(now) as show:
        started = now()

        def observe(standing: Any) -> None:
            if standing.of and now() - started >= progress.QUIET_SECONDS:
                show(standing)

        yield observe


@contextmanager
def _bar() -> Iterator[Observer]:
    from rich.console import Console  # 60 ms that a pipe does not need
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(standing: Any) -> None:
            left = f"{standing.of - standing.done:,} left (Ctrl-C shows what is known)"
            bar.update(task, description=f"{standing.doing}, {left}", completed=standing.done, total=standing.of)

        yield show


@contextmanager
def _lines(now: Callable[[], float]) -> Iterator[Observer]:
    last: list[float] = []

    def show(standing: Any) -> None:
        if not last or now() - last[-1] >= LINE_EVERY_SECONDS:
            last[:] = [now()]
            left = standing.of - standing.done
            click.echo(f"{standing.doing}: {standing.done:,} of {standing.of:,}, {left:,} left", err=True)

    yield show
