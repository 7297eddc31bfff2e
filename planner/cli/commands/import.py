"""``secplan import``: a workbook as a scenario."""

from pathlib import Path

import click

from models.shown import counted
from planner import api
from planner.cli.answer import print_answer
from planner.cli.files import refuse_what_stands, write_all
from planner.cli.options import examples, json_option
from planner.report.pages.importing import import_page

EPILOG = examples(
    "secplan import register.xlsx --out new-scenario.yaml",
    "secplan import register.xlsx --onto my-scenario.yaml",
    "secplan import register.xlsx --onto my-scenario.yaml --out my-scenario.yaml --force",
)


@click.command("import", epilog=EPILOG)
@json_option
@click.argument("register", type=click.Path(path_type=Path))
@click.option(
    "--onto",
    type=click.Path(path_type=Path),
    metavar="SCENARIO",
    help="Show what differs from this scenario; what the workbook has no sheet, column or row for stays as it is.",
)
@click.option(
    "--whole", is_flag=True, help="Let modifications and releases without a row go from the scenario of --onto."
)
@click.option(
    "--columns",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where a workbook of your own has what: sheets, headings and words, as docs/registers.md tells.",
)
@click.option(
    "--out",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.yaml",
    help="Write the scenario here.",
)
@click.option("--force", is_flag=True, help="Let --out write over a file that exists; its comments are lost.")
def import_(
    register: Path,
    onto: Path | None,
    whole: bool,
    columns: Path | None,
    file: Path | None,
    as_json: bool,
    force: bool,
) -> None:
    """Read an Excel workbook, the register, as a scenario, and show what differs from one that is there.

    Every mistake is told at once with its cell, and nothing is guessed: dates that are text, ticks that cannot be read,
    ids with a letter for a digit are asked about. Without --out and --onto the scenario is printed as a file; with
    --onto the difference is shown, and only --out writes.
    """
    if whole and onto is None:
        raise click.UsageError("--whole says what goes from a scenario; give that with --onto")
    if file is not None:
        _require_scenario_file(file, [register, *filter(None, [columns])])
        _require_free(file, force=force)
    before = api.load(onto) if onto else None
    loaded = api.load_register(register, columns, before, whole=whole)
    text = api.scenario_text(loaded.scenario)
    if before is None and file is None and not as_json:
        for remark in loaded.remarks:
            click.echo(f"Note: {remark}", err=True)
        click.echo(text, nl=False)
        return
    document = api.register_differences(loaded, before.scenario if before else None)
    print_answer(import_page(document, str(register), str(onto or "")), document, as_json=as_json)
    if file is None:
        click.echo("Nothing was written.", err=True)
    else:
        lost = _comments(file)
        write_all(file.parent, {file.name: text}, force=force)
        comments = f", without its {counted(lost, 'line')} of comments" if lost else ""
        click.echo(f"Wrote {file}{comments}.{_no_longer(before)}", err=True)


def _no_longer(before: api.Loaded | None) -> str:
    """What is said where an overlay becomes a scenario by itself."""
    if before is None or not before.layers:
        return ""
    return f" It is the whole scenario, and extends {before.bottom_file} no longer."


def _require_scenario_file(file: Path, inputs: list[Path]) -> None:
    """Refuse to write where a workbook was probably meant, or over what is read."""
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise click.UsageError(f"{file} is to be a scenario file: let its name end in .yaml")
    for one in inputs:
        if file.exists() and one.exists() and file.samefile(one):
            raise click.UsageError(f"{file} is what is read; write the scenario to a file of its own")


def _require_free(file: Path, *, force: bool) -> None:
    """Refuse a file that stands, with what would be lost with it."""
    try:
        refuse_what_stands(file.parent, [file.name], force=force)
    except click.UsageError as error:
        lost = _comments(file)
        raise click.UsageError(f"{error.message}{_then_lost(lost)}")


def _then_lost(lines: int) -> str:
    if not lines:
        return ""
    return f"; its {counted(lines, 'line')} of comments {'is' if lines == 1 else 'are'} then lost"


def _comments(file: Path) -> int:
    """How many lines of a file have a comment, as far as that can be told."""
    if not file.is_file():
        return 0
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return sum(line.lstrip().startswith("#") or " #" in line for line in lines)
