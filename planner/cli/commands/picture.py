"""``secplan picture``: a picture, and what it shows in words."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from planner.api.pictures import PICTURES
from planner.cli.answer import print_answer
from planner.cli.exits import Exit
from planner.cli.files import refuse_what_stands, write_all
from planner.cli.options import examples, force_option, json_option, printed_only, scenario_argument
from planner.cli.picturing import Wanted, picture_of, wanted_options
from planner.cli.searching import Search, seconds_option, seed_option, workers_option
from planner.explain.words import listed
from planner.report.documents.picture import picture_document
from planner.report.pages.picture import picture_page

if TYPE_CHECKING:
    from models import Scenario
    from planner.report.pictures.picture import Picture

EPILOG = "\b\nPictures:\n{}\n\n{}".format(
    "\n".join(f"  {name:<10} {kind.says}" for name, kind in PICTURES.items()),
    examples(
        "secplan picture board scenarios/sec-2021-april-2020.yaml",
        "secplan picture board scenarios/sec-2021-replay.yaml --out board.svg",
        "secplan picture viability my-scenario.yaml --out viability.png --json",
        "secplan picture graph my-scenario.yaml --around MP901 --out graph.dot",
        'secplan picture frontier my-scenario.yaml --goals lateness --over "capacity gbcs 1..6" --out gbcs.svg',
        "secplan picture risk scenarios/sec-2021-april-2020.yaml --draws 50 --out risk.svg",
    ),
)


class _Name(click.ParamType):  # type: ignore[type-arg]  # generic to the checker only
    """The name of a picture."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in PICTURES:
            from models.flaw import maybe  # only for a mistake

            self.fail(f"there is no picture '{value}'; {maybe(value, PICTURES) or _all_pictures()}", param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(name, help=kind.says) for name, kind in PICTURES.items() if name.startswith(incomplete)]


def _all_pictures() -> str:
    return f"there are {listed(list(PICTURES))}"


@click.command(epilog=EPILOG)
@click.argument("name", type=_Name())
@scenario_argument
@json_option
@click.option(
    "--out",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the picture to this file; its ending says in which form, such as .svg or .png.",
)
@force_option
@seconds_option
@workers_option
@seed_option
@wanted_options
def picture(
    wanted: Wanted,
    scenario: Path,
    as_json: bool,
    file: Path | None,
    force: bool,
    seconds: float,
    workers: int,
    seed: int,
) -> None:
    """Draw a plan, or what it rests on, as SVG or PNG, and tell in words what the picture shows.

    NAME is one of those below. Without --out, what the picture shows is told and nothing is written. The same scenario
    gives the same file.
    """
    started = time.monotonic()
    _refuse(wanted.name, file, force=force)
    search = Search(seconds, workers, seed, printed_only(as_json=as_json))
    drawn, loaded, status = picture_of(wanted, scenario, search)
    content = _content(drawn, file) if file else None
    refused = _written(file, content, force=force) if file and content is not None else None
    written = (str(file), content) if content is not None and not refused else None
    _tell(wanted.name, loaded.scenario, drawn, written, started, as_json=as_json)
    if refused:
        raise refused
    if status:
        raise Exit(status)


def _refuse(name: str, file: Path | None, *, force: bool) -> None:
    """Refuse a file that cannot be written, before a long search whose answer would have nowhere to go."""
    if file is None:
        return
    formats = PICTURES[name].formats
    if file.suffix.lower() not in formats:
        raise click.UsageError(
            f"{file} says no form that {name} can be written in; end it with {listed(formats, 'or')}"
        )
    refuse_what_stands(file.parent, [file.name], force=force)


def _content(drawn: "Picture", file: Path) -> bytes:
    from planner.report.pictures.picture import png_bytes, svg_bytes

    form = file.suffix.lower()
    if form in drawn.as_text:
        return drawn.as_text[form].encode()
    return {".svg": svg_bytes, ".png": png_bytes}[form](drawn)


def _written(file: Path, content: bytes, *, force: bool) -> click.UsageError | None:
    """Write the file; what keeps it from being written is told after the answer, which would else be lost."""
    try:
        write_all(file.parent, {file.name: content}, force=force)
    except click.UsageError as error:
        return error
    click.echo(f"Wrote {file}", err=True)
    return None


def _tell(
    name: str,
    scenario: "Scenario",
    drawn: "Picture",
    written: tuple[str, bytes] | None,
    started: float,
    *,
    as_json: bool,
) -> None:
    seconds = time.monotonic() - started
    document = picture_document(scenario, name, drawn.description, written, seconds)
    print_answer(picture_page(document), document, as_json=as_json)
