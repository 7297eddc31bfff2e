"""The progress of a long search, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from planner.cli.show import is_terminal
from planner.explain.words import worth
from planner.goals import GOALS
from planner.report.blocks import one_line

QUIET_SECONDS = 1.0

UNIT_OF_STAGE = {goal.title: goal.unit for goal in GOALS}
"""What is minimised in other stages, such as the order of ties, are numbers that mean nothing to anybody."""


@contextmanager
def shown_progress() -> Iterator[Callable[[Any], None]]:
    """Something to be told of the progress: silent for a second, then what is known, and a line that renews itself."""
    start = "\r\x1b[K" if is_terminal(sys.stderr) else ""
    lines: list[str] = []
    news: list[str] = []

    def observe(progress: Any) -> None:
        news.extend([progress.news] if progress.news else [])
        if progress.seconds < QUIET_SECONDS:
            return
        while news:
            click.echo(f"{start}{one_line(news.pop(0))}", err=True)
        line = _line(progress)
        if start:
            click.echo(f"{start}{line}", nl=False, err=True)
        elif not lines or _settled(lines[-1]) != _settled(line):
            click.echo(line, err=True)
        lines[:] = [line]

    try:
        yield observe
    finally:
        if lines and start:
            click.echo(start, nl=False, err=True)


def _line(progress: Any) -> str:
    hint = "(Ctrl-C shows the best so far)"
    unit = UNIT_OF_STAGE.get(progress.stage)
    if unit is None:
        return f"{progress.seconds:.0f} s  {progress.stage} {hint}"
    best = "none yet" if progress.best is None else worth(progress.best, unit)
    bound = "unknown" if progress.bound is None else worth(progress.bound, unit)
    return f"{progress.seconds:.0f} s  {progress.stage}: best {best}, not below {bound} {hint}"


def _settled(line: str) -> str:
    """A line without its seconds."""
    return line.split("  ", 1)[1]
