"""The scenario of a command, with the durations that ``--durations`` asks for."""

from pathlib import Path

import click

from planner import api
from planner.cli.options import DURATIONS


def load(scenario: Path) -> api.Loaded:
    """Load a scenario.

    Raises
    ------
    BadInput
        As ``api.load`` does.
    """
    return with_durations(api.load(scenario))


def load_either(file: Path) -> api.Loaded | api.Result:
    """Load a plan that was kept, where it looks like JSON; else a scenario.

    Raises
    ------
    BadInput
        As ``api.load_result`` and ``api.load`` do.
    """
    text = api.read_text(file)
    return api.load_result(file) if text.lstrip().startswith("{") else with_durations(api.load_text(text, str(file)))


def with_durations(loaded: api.Loaded) -> api.Loaded:
    """The same, its decisions forecast with the durations that were asked for, if any were."""
    durations: str | None = click.get_current_context().meta.get(DURATIONS)
    return loaded.with_changes([f"durations {durations}"]) if durations else loaded
