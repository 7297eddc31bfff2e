"""``secplan export``: a scenario as a workbook."""

from pathlib import Path

import click

from planner import api
from planner.cli.files import write_all
from planner.cli.loading import load
from planner.cli.options import durations_option, examples

EPILOG = examples(
    "secplan export scenarios/sec-2021-april-2021.yaml --out register.xlsx",
    "secplan export --template --out new-register.xlsx",
)


@click.command(epilog=EPILOG)
@durations_option
@click.argument("scenario", type=click.Path(path_type=Path), required=False)
@click.option("--template", is_flag=True, help="A workbook to fill in, with nothing in it yet.")
@click.option(
    "--out",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE.xlsx",
    help="The workbook to write.",
)
@click.option("--force", is_flag=True, help="Write over a file that exists.")
def export(scenario: Path | None, template: bool, file: Path, force: bool) -> None:
    """Write a scenario as an Excel workbook, the register, to edit and import again.

    With drop-downs, dates as dates, and a sheet that explains every column. Nothing is lost: what has no column stands
    in the sheet Settings.
    """
    if (scenario is None) != template:
        raise click.UsageError("name the scenario to write, or give --template alone")
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"{file} is to be an Excel workbook: let its name end in .xlsx")
    content = api.register_template() if scenario is None else api.register(load(scenario).scenario)
    write_all(file.parent, {file.name: content}, force=force)
    click.echo(f"Wrote {file}. Next: edit it, then secplan import {file} --out my-scenario.yaml", err=True)
