"""``secplan schema``: the JSON Schema of the scenario file."""

import click

from planner.cli.options import examples
from planner.report.documents.common import as_json_text


@click.command(epilog=examples("secplan schema > scenarios/scenario.schema.json"))
def schema() -> None:
    """Print the JSON Schema of scenario files.

    With it an editor completes and checks a scenario as you type.
    """
    from planner.schema import scenario_schema  # parses the sources of models/ for their descriptions

    click.echo(as_json_text(scenario_schema()))
