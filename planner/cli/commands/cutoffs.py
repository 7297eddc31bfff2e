"""``secplan cutoffs``: each modification's cut-off for each release."""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import Where, answer_options, examples
from planner.cli.things import require
from planner.report.pages.cutoffs import cut_offs_page

EPILOG = examples("secplan cutoffs my-scenario.yaml", "secplan cutoffs my-scenario.yaml MP901 --json")


@click.command(epilog=EPILOG)
@answer_options
@click.argument("modification", required=False)
def cutoffs(scenario: Path, where: Where, modification: str | None) -> None:
    """Show each modification's decision cut-off for each release, or those of one.

    With the days in hand, where it is viable, and what forbids it elsewhere.
    """
    loaded = load(scenario)
    document = api.cutoffs(loaded.scenario)
    if modification is not None:
        require(modification, loaded.scenario.modification_of, "modification")
        own = tuple(row for row in document.cutoffs if row.modification == modification)
        document = document.model_copy(update={"cutoffs": own})
    page = cut_offs_page(loaded.scenario, document, str(scenario))
    give(page, document, "cutoffs", where, case_of(loaded))
