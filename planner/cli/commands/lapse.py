"""``secplan lapse``: the targets rolled forward."""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.exits import RULES_BROKEN, Exit
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import Where, answer_options, examples
from planner.report.documents.lapse import lapses
from planner.report.pages.lapse import lapse_page


@click.command(epilog=examples("secplan lapse scenarios/sec-2021-replay.yaml", "secplan lapse my-scenario.yaml --json"))
@answer_options
def lapse(scenario: Path, where: Where) -> None:
    """Roll the targets forward: who lapses, to where, carrying whom.

    This is the rule of the Release Implementation Documents under the decisions known, not an optimum; `plan` finds
    the best plan.
    """
    loaded = load(scenario)
    rolled = api.lapse(loaded.scenario)
    document = lapses(loaded.scenario, rolled)
    page = lapse_page(loaded.scenario, rolled, document, str(scenario))
    give(page, document, "lapse", where, case_of(loaded))
    if rolled.violations:
        raise Exit(RULES_BROKEN)
