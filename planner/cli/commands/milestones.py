"""``secplan milestones``: the delivery milestones of releases, planned and as they stand."""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import give
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import Where, answer_options, examples
from planner.cli.things import require
from planner.report.pages.milestones import milestones_page

EPILOG = examples(
    "secplan milestones scenarios/sec-2020-june.yaml",
    "secplan milestones scenarios/sec-2021-april-2020.yaml jun-2021",
)


@click.command(epilog=EPILOG)
@answer_options
@click.argument("release", required=False)
def milestones(scenario: Path, where: Where, release: str | None) -> None:
    """Show the delivery milestones of releases: planned, forecast, BRAG, and the User Testing Window.

    Of every release that has `milestones`, or of RELEASE. Their days are counted back from go-live by a template, but
    for those that the scenario gives. What slips moves what follows it, and never go-live, which is the Authority's.
    """
    loaded = load(scenario)
    if release is not None:
        require(release, loaded.scenario.release_of, "release")
    try:
        document = api.milestones(loaded.scenario, release)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    give(milestones_page(loaded.scenario, document, str(scenario)), document, "milestones", where, case_of(loaded))
