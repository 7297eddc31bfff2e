"""``secplan init``: a scenario to start from."""

import shlex
import shutil
import sys
from importlib.resources import files
from pathlib import Path

import click

from planner.cli.files import write_all
from planner.cli.options import examples


@click.command(epilog=examples("secplan init", "secplan init planning/june-2027.yaml"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default="scenario.yaml")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
def init(file: Path, force: bool) -> None:
    """Write a small scenario to start from.

    With comments; to scenario.yaml where no FILE is given.
    """
    starter = files("planner").joinpath("starter.yaml").read_text(encoding="utf-8")
    write_all(file.parent, {file.name: starter}, force=force)
    click.echo(f"Wrote {file}. Next: {_called()} plan {shlex.quote(str(file))}", err=True)


def _called() -> str:
    """How to call secplan: in an environment that is not activated, with the path that it was called by."""
    typed, found = Path(sys.argv[0]), shutil.which("secplan")
    is_found = found is not None and typed.exists() and typed.samefile(found)
    return "secplan" if typed.stem != "secplan" or is_found else shlex.quote(str(typed))
