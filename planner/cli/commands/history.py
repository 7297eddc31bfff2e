"""``secplan history``: the runs of a folder."""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import print_answer
from planner.cli.options import examples, json_option
from planner.report.pages.history import history_page


@click.command(epilog=examples("secplan history", "secplan history . --json"))
@json_option
@click.argument("folder", type=click.Path(path_type=Path), default=".")
def history(folder: Path, as_json: bool) -> None:
    """List the runs that --out wrote to a folder and those below, oldest first.

    When, which command, on which scenario, with which answer; why and by whom, where that was said.
    """
    found = api.history(folder)
    print_answer(history_page(found), found, as_json=as_json)
