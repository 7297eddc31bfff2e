"""Arguments and options that several commands share."""

from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from planner.cli.files import refuse_what_stands


def names_of_files(name: str) -> tuple[str, str]:
    """The files that ``--out`` writes for a command: its document and its page."""
    return f"{name}.json", f"{name}.txt"


def _check_folder(context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    if folder is not None and not context.resilient_parsing:
        refuse_what_stands(folder, names_of_files(str(context.info_name)), force=context.params["force"])
    return folder


scenario_argument = click.argument("scenario", type=click.Path(path_type=Path))

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of text.")

out_option = click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    callback=_check_folder,
    help="Write the answer to this folder as well.",
)

# Eager, so that it is known when the folder is looked at.
force_option = click.option("--force", is_flag=True, is_eager=True, help="Let --out write over files that exist.")


def examples(*lines: str) -> str:
    """The examples at the end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@dataclass(frozen=True, slots=True)
class Where:
    """Where an answer goes."""

    as_json: bool
    folder: Path | None
    force: bool

    @property
    def has_page(self) -> bool:
        """Whether anybody gets to see the page."""
        return not self.as_json or self.folder is not None


def answer_options(command: Any) -> Any:
    """The scenario, and a ``Where`` for its answer."""

    @wraps(command)
    def run(*, as_json: bool, folder: Path | None, force: bool, **own: Any) -> Any:
        return command(where=Where(as_json, folder, force), **own)

    for decorate in (force_option, out_option, json_option, scenario_argument):
        run = decorate(run)
    return run
