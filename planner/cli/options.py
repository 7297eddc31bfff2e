"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Any

import click

scenario_argument = click.argument("scenario", type=click.Path(path_type=Path))

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of text.")

out_option = click.option(
    "--out", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write the answer to this folder as well."
)

force_option = click.option("--force", is_flag=True, help="Let --out write over files that exist.")


def examples(*lines: str) -> str:
    """The examples at the end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def answer_options(command: Any) -> Any:
    """The scenario, and where its answer goes."""
    for decorate in (force_option, out_option, json_option, scenario_argument):
        command = decorate(command)
    return command
