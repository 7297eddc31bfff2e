"""Arguments and options that several commands share."""

import time
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from planner.cli.files import refuse_what_stands
from planner.cli.lazy import ARGUMENTS

if TYPE_CHECKING:
    from planner.report.documents.dossier import Asked

DURATIONS = "secplan.durations"
"""Where a context keeps what ``--durations`` says."""

RUN_FILE = "run.json"
"""The record of a run, written last: where it stands, the run is whole."""


def names_of_files(name: str) -> tuple[str, str]:
    """The files that ``--out`` writes for every command: its document and its page."""
    return f"{name}.json", f"{name}.txt"


def _check_folder(context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    if folder is not None and not context.resilient_parsing:
        searches = any(option.name == "seconds" for option in context.command.params)
        names = {*names_of_files(str(context.info_name)), "scenario.yaml", RUN_FILE}
        refuse_what_stands(folder, names | ({"plan.json"} if searches else set()), force=context.params["force"])
    return folder


class _Folder(click.Path):
    """A folder that has a name: no words at all would stand for the place that one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            self.fail("a folder without a name; for the place that you are in, write a dot.", param, ctx)
        return super().convert(value, param, ctx)


def _keep_durations(context: click.Context, _option: click.Parameter, durations: str | None) -> None:
    """Note what was asked for, for when the scenario is loaded."""
    if durations is not None:
        context.meta[DURATIONS] = durations


class _Durations(click.ParamType):  # type: ignore[type-arg]  # generic to the checker only
    """What forecasts count with, as the change ``durations`` has it."""

    name = "durations"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from planner.changes.base import Wrong  # loads pydantic, which --help need not wait for
        from planner.changes.words import read_durations

        try:
            return read_durations(str(value))
        except Wrong as wrong:
            hint = wrong.hint if wrong.hint.endswith("?") else f"{wrong.hint}."
            self.fail(f"{wrong.says}; {hint}", param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(word) for word in ("target", "observed", "P80") if word.startswith(incomplete)]


def durations_option(command: Any) -> Any:
    """With which durations the decisions of a scenario are forecast."""
    option = click.option(
        "--durations",
        type=_Durations(),
        metavar="[target|observed|P1..P99]",
        expose_value=False,
        callback=_keep_durations,
        help="Forecast decisions with the time that steps are meant to take, were observed to take, or, with "
        "P80, for days by which each comes with a chance of 80 %.",
    )
    return option(command)


def scenario_argument(command: Any) -> Any:
    """The scenario, and with which durations its decisions are forecast."""
    return click.argument("scenario", type=click.Path(path_type=Path))(durations_option(command))


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of text.")

out_option = click.option(
    "--out",
    "folder",
    type=_Folder(path_type=Path, file_okay=False),
    callback=_check_folder,
    help="Write the answer to this folder as well, with all that it takes to verify it.",
)

why_option = click.option("--why", "because", metavar="TEXT", help="Why this is run, for the record in --out.")

by_option = click.option("--by", metavar="NAME", help="Who runs it, for the record in --out.")

csv_option = click.option(
    "--csv",
    "as_csv",
    is_flag=True,
    help="Write each table of the answer to --out as a CSV file too, for a spreadsheet.",
)

# Eager, so that it is known when the folder is looked at.
force_option = click.option("--force", is_flag=True, is_eager=True, help="Let --out write over files that exist.")


def examples(*lines: str) -> str:
    """The examples at the end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@dataclass(frozen=True, slots=True)
class Where:
    """Where an answer goes, and what its record tells of the question."""

    as_json: bool
    folder: Path | None
    force: bool
    asked: "Asked"
    started: float = field(default_factory=time.monotonic)
    as_csv: bool = False
    """Whether the folder gets the tables of the page too."""

    @property
    def has_page(self) -> bool:
        """Whether anybody gets to see the page."""
        return not self.as_json or self.folder is not None


def printed_only(*, as_json: bool) -> Where:
    """Where the answer of a command goes that keeps no record."""
    return Where(as_json, None, force=False, asked=_asked(None, None))


def where_options(command: Any) -> Any:
    """A ``Where`` for the answer of a command."""

    @wraps(command)
    def run(
        *,
        as_json: bool,
        folder: Path | None,
        force: bool,
        because: str | None,
        by: str | None,
        as_csv: bool,
        **own: Any,
    ) -> Any:
        if folder is None and (because or by):
            raise click.UsageError("--why and --by go into the record that --out writes; give a folder")
        if folder is None and as_csv:
            raise click.UsageError("--csv writes the tables into the folder of --out; give a folder")
        return command(where=Where(as_json, folder, force, _asked(because, by), as_csv=as_csv), **own)

    for decorate in (by_option, why_option, force_option, csv_option, out_option, json_option):
        run = decorate(run)
    return run


def answer_options(command: Any) -> Any:
    """The scenario, and a ``Where`` for its answer."""
    return scenario_argument(where_options(command))


def _asked(why: str | None, by: str | None) -> "Asked":
    """What the command line asks, as its record tells it."""
    from models.run import SettingsRow  # loads pydantic, which init and completion need not wait for
    from planner.report.documents.dossier import Asked

    context = click.get_current_context()
    given = {name: context.params[name] for name in SettingsRow.model_fields if name in context.params}
    return Asked(
        command=str(context.info_name),
        arguments=tuple(map(readable, context.meta.get(ARGUMENTS, ()))),
        why=readable(why) if why else None,
        by=readable(by) if by else None,
        settings=SettingsRow(**given) if given else None,
    )


def readable(word: str) -> str:
    """Text that can be written: a file's name may hold bytes that are no text."""
    return word.encode(errors="replace").decode()
