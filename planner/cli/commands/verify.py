"""``secplan verify``: does a run folder hold?"""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import print_answer
from planner.cli.exits import RULES_BROKEN, Exit
from planner.cli.options import examples, json_option
from planner.report.pages.run_check import run_check_page


@click.command(epilog=examples("secplan verify runs/today", "secplan verify runs/today --json"))
@json_option
@click.argument("folder", type=click.Path(path_type=Path))
def verify(folder: Path, as_json: bool) -> None:
    """Check a run folder: every file, and every rule and goal of its plans.

    FOLDER is what `--out` wrote. Its plans are checked as `check` does it, without the solver; that no plan is better
    is not proved again.
    """
    found = api.verify_run(folder)
    print_answer(run_check_page(found), found, as_json=as_json)
    if not found.holds:
        raise Exit(RULES_BROKEN)
