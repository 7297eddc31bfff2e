"""``secplan cutoffs``: each modification's cut-off for each release."""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import Where, answer_options, examples
from planner.report.pages.cutoffs import cut_offs_page


@click.command(epilog=examples("secplan cutoffs my-scenario.yaml", "secplan cutoffs my-scenario.yaml --json"))
@answer_options
def cutoffs(scenario: Path, where: Where) -> None:
    """Show each modification's decision cut-off for each release.

    With the days in hand, where it is viable, and what forbids it elsewhere.
    """
    loaded = load(scenario)
    document = api.cutoffs(loaded.scenario)
    page = cut_offs_page(loaded.scenario, document, str(scenario))
    give(page, document, "cutoffs", where, case_of(loaded))
