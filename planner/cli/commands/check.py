"""``secplan check``: is the scenario well formed, and does a plan keep every rule?"""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import RULES_BROKEN, Exit
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import Where, answer_options, examples
from planner.report.pages.check import check_page

EPILOG = examples(
    "secplan check my-scenario.yaml",
    "secplan check my-scenario.yaml plan.json",
)


@click.command(epilog=EPILOG)
@answer_options
@click.argument("result", type=click.Path(path_type=Path), required=False)
def check(scenario: Path, where: Where, result: Path | None) -> None:
    """Check a scenario and, given a result, that its plan keeps every rule.

    RESULT is what `plan --json` printed. Everything that it says of its plan is worked out again, without the solver:
    dates, cut-offs, lapses, goals.
    """
    loaded = load(scenario)
    claimed = api.load_result(result) if result else None
    found = api.check(loaded.scenario, claimed, str(result))
    page = check_page(found, str(scenario), result)
    give(page, found, "check", where, case_of(loaded))
    if not found.holds:
        raise Exit(RULES_BROKEN)
