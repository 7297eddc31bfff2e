"""``secplan clock``: the last dates that still make a release."""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import Where, answer_options, examples
from planner.cli.things import require
from planner.report.pages.clock import clock_page

EPILOG = examples(
    "secplan clock scenarios/sec-2021-april-2020.yaml MP090 jun-2021",
    "secplan clock my-scenario.yaml MP901 --durations observed",
)


@click.command(epilog=EPILOG)
@answer_options
@click.argument("modification")
@click.argument("release", required=False)
def clock(scenario: Path, where: Where, modification: str, release: str | None) -> None:
    """Show when a decision is to be expected, and the last dates of each step that still make a release.

    From the cut-off of RELEASE, or of each release, back through the steps that are left: the last Change Board, Panel
    with the day its papers are due, consultation, Impact Assessment and its request, and what is left of each.
    """
    loaded = load(scenario)
    require(modification, loaded.scenario.modification_of, "modification")
    if release is not None:
        require(release, loaded.scenario.release_of, "release")
    document = api.clock(loaded.scenario, modification, release)
    give(clock_page(loaded.scenario, document, str(scenario)), document, "clock", where, case_of(loaded))
