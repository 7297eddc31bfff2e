"""Journals beside the folders that are to be written, for commands that go on where they were interrupted."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.explain.words import counted

if TYPE_CHECKING:
    from planner.load.journal import Journal


def journal_beside(folder: Path | None, command: str, of: str) -> "AbstractContextManager[Journal | None]":
    """The journal of a command, ``of`` in words, for the folder that is to be written; none without one."""
    if folder is None:
        return nullcontext()
    folder = folder.resolve()
    return api.open_journal(folder.parent / f".{folder.name}.{command}", of)


def let_go(journal: "Journal | None", others: int, *, is_written: bool) -> None:
    """Remove the journal, if all that it holds is elsewhere; say what is the matter with it, if anything is.

    ``others`` is how many answers it holds that this run had no use for.
    """
    if journal is None:
        return
    if journal.damaged:
        click.echo(f"{counted(journal.damaged, 'line')} of {journal.path} did not count: not as written.", err=True)
    if journal.fault:
        click.echo(f"What was found could not be kept in {journal.path}: {journal.fault}.", err=True)
    elif not is_written:
        click.echo(f"What was found is kept in {journal.path}; the same command goes on from there.", err=True)
    elif others:
        click.echo(
            f"{journal.path} is left, as it holds {counted(others, 'answer')} of another {journal.of}; remove it if "
            "that is done.",
            err=True,
        )
    else:
        journal.remove()
