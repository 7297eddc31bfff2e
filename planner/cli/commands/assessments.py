"""``secplan assessments``: which assessments are open, which came back, and how long they took."""

from datetime import date, datetime
from pathlib import Path

import click

from planner import api
from planner.calendar import format_date
from planner.cli.answer import give
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import Where, answer_options, examples
from planner.report.pages.assessments import assessments_page

EPILOG = examples(
    "secplan assessments scenarios/sec-2021-april-2021.yaml --until 2021-03-31",
    "secplan assessments my-scenario.yaml --months 1 --json",
)


@click.command(epilog=EPILOG)
@answer_options
@click.option(
    "--months",
    type=click.IntRange(1, 1200),
    default=12,
    show_default=True,
    help="Over how many months averages and shares are.",
)
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day on which those months end, such as 2021-03-31. [default: that of the scenario]",
)
def assessments(scenario: Path, where: Where, months: int, until: datetime | None) -> None:
    """Show which assessments are open or returned, in how many Working Days, within target or how late.

    From the progress of each modification: the DCC's Preliminary and Impact Assessments, and every step of the
    governance that has a request. With averages, shares within target, and Code Performance Measure 9.
    """
    loaded = load(scenario)
    document = api.assessments(loaded.scenario, months, _day(until, loaded.scenario.as_of))
    page = assessments_page(loaded.scenario, document, str(scenario))
    give(page, document, "assessments", where, case_of(loaded))


def _day(until: datetime | None, as_of: date) -> date:
    if until is None:
        return as_of
    if until.date() > as_of:
        raise click.BadParameter(
            f"the scenario is what is known on {format_date(as_of)}; give no later day", param_hint="--until"
        )
    return until.date()
