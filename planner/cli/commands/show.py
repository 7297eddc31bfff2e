"""``secplan show``: what a scenario says, with all that it extends."""

from pathlib import Path

import click

from planner import api
from planner.cli.answer import print_answer
from planner.cli.loading import load
from planner.cli.options import examples, json_option, scenario_argument
from planner.report.pages.show import show_page

EPILOG = examples(
    "secplan show scenarios/sec-2021-replay.yaml",
    "secplan show scenarios/sec-2021-replay.yaml --resolved > replay.yaml",
)


@click.command(epilog=EPILOG)
@scenario_argument
@json_option
@click.option("--resolved", is_flag=True, help="Print the whole scenario as a file, with where each change comes from.")
def show(scenario: Path, *, as_json: bool, resolved: bool) -> None:
    """Show what a scenario says, and what its overlays change; with --resolved, as one file.

    With --resolved, print the scenario that comes out as a file that can be planned by itself; what a change has set
    has a comment that says which, and where that stands.
    """
    loaded = load(scenario)
    if resolved and not as_json:
        click.echo(api.scenario_text(loaded.scenario, loaded.notes), nl=False)
        return
    document = api.show(loaded)
    print_answer(show_page(document, str(scenario)), document, as_json=as_json)
