"""The record of a run to a Run, and the runs that are below a folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.run import Run, seal_of
from planner.leftovers import Leftover, leftovers
from planner.load.document import read_document
from planner.load.errors import BadInput, InputError
from planner.load.read import read_bytes

RUN_FILE = "run.json"
DEEPEST = 3
"""How many levels of folders are looked through for runs."""

HINT = "a command with --out FOLDER writes one"


@dataclass(frozen=True, slots=True)
class Record:
    """The record of a run, and whether it is as it was written."""

    run: Run
    is_as_written: bool


def read_record(folder: Path) -> Record:
    """The record in a run folder.

    Raises
    ------
    BadInput
        If it is not there, cannot be read, or is not the record of a run.
    """
    path = folder / RUN_FILE
    if not folder.is_dir():
        raise _no_folder(folder, HINT)
    if not path.exists():
        raise BadInput(
            str(folder), [InputError(0, 0, f"there is no {RUN_FILE} in this folder", _what_is_there(folder))]
        )
    content = read_bytes(path)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise BadInput(str(path), [InputError(0, 0, "this is not UTF-8 text")]) from None
    run = read_document(Run, text, str(path), called="record of a run", hint=HINT)
    return Record(run, is_as_written=seal_of(content, run.seal) == run.seal)


def _no_folder(path: Path, hint: str) -> BadInput:
    if path.exists():
        return BadInput(str(path), [InputError(0, 0, "this is no folder", "name the folder that it is in")])
    return BadInput(str(path), [InputError(0, 0, "there is no such folder", hint)])


def _what_is_there(folder: Path) -> str:
    """What a folder holds that has no record, as far as it has to do with runs."""
    for leftover in leftovers(folder):
        return leftover.says
    runs = sorted(path.parent.name for path in folder.glob(f"*/{RUN_FILE}"))
    return f"name one of the runs in it, such as {folder / runs[0]}" if runs else HINT


def records_below(folder: Path) -> Iterator[tuple[Path, Record | BadInput]]:
    """Every run in a folder and a few levels below, with its record or what is wrong with it; links are not followed.

    Raises
    ------
    BadInput
        If there is no such folder.
    """
    for here, files in _walked(folder):
        if RUN_FILE in files:
            yield here, _record_or_mistake(here)


def leftovers_below(folder: Path) -> Iterator[tuple[Path, Leftover]]:
    """What killed runs have left in a folder and as many levels below; raises as ``records_below`` does."""
    for here, _ in _walked(folder):
        for leftover in leftovers(here):
            yield here, leftover


def _walked(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """A folder and those below it, each with its files."""
    if not folder.is_dir():
        raise _no_folder(folder, "name one that holds runs")
    for here, below, files in os.walk(folder):
        depth = len(Path(here).relative_to(folder).parts)
        below[:] = sorted(name for name in below if depth < DEEPEST and not name.startswith("."))
        yield Path(here), files


def _record_or_mistake(folder: Path) -> Record | BadInput:
    try:
        return read_record(folder)
    except BadInput as error:
        return error
