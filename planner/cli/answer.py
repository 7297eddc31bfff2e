"""An answer to the screen and to files: text or JSON, the same in both places."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click
from pydantic import BaseModel

from planner import api
from planner.cli.files import write_all
from planner.cli.options import RUN_FILE, Where, names_of_files
from planner.cli.show import show
from planner.leftovers import leftovers
from planner.report.blocks import Page
from planner.report.documents.common import as_json_text
from planner.report.documents.dossier import Case, run_text
from planner.report.text import plain

if TYPE_CHECKING:
    from pathlib import Path


MOST_NAMED = 20
"""Files; of more, only their number is told."""


def give(
    page: Page,
    document: BaseModel | dict[str, Any],
    name: str,
    where: Where,
    *cases: Case,
    files: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Print the page or the document; write a run folder, if one is given.

    Parameters
    ----------
    name
        What the document's and the page's file are called.
    cases
        The scenarios of the run, each with its result where the command plans.
    files
        What the folder gets beside these.
    """
    text = as_json_text(document)
    refused = None
    if where.folder is not None:
        tables = _tables(name, page, cases) if where.as_csv else {}
        refused = _written(where.folder, {**_texts(page, text, name, cases), **tables, **files}, where, cases)
    _print(page, text, as_json=where.as_json)
    if refused:
        raise refused


def _tables(name: str, page: Page, cases: tuple[Case, ...]) -> Mapping[str, bytes]:
    """Each table of the page, and one tidy table for each plan, called after its result."""
    from planner.report.writers.csv import csv_files, placements_csv  # only who asks for tables waits for their writer

    plans = [(case.result_file.removesuffix(".json"), case.scenario, case.result) for case in cases]
    tidy = {
        f"{stem}-placements.csv": placements_csv(scenario, result.placements)
        for stem, scenario, result in plans
        if result is not None and result.placements
    }
    return {**tidy, **csv_files(name, page)}


def print_answer(page: Page, document: BaseModel, *, as_json: bool) -> None:
    """Print the page or the document, of a command that writes no files."""
    _print(page, as_json_text(document), as_json=as_json)


def _print(page: Page, text: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(text)
    else:
        show(page)


def _texts(page: Page, text: str, name: str, cases: tuple[Case, ...]) -> dict[str, str]:
    """The documents of a run but for its record, the answer's own first."""
    texts = dict(zip(names_of_files(name), (f"{text}\n", f"{plain(page)}\n"), strict=True))
    for case in cases:
        files = {case.scenario_file: api.scenario_text(case.scenario, case.notes)}
        if case.result is not None:
            files[case.result_file] = f"{as_json_text(case.result)}\n"
        for file, content in files.items():
            assert texts.setdefault(file, content) == content, f"two files are called {file}"
    return texts


def _written(
    folder: "Path", files: Mapping[str, str | bytes], where: Where, cases: tuple[Case, ...]
) -> click.UsageError | None:
    """Write the folder; what keeps it from being written is told after the answer, which would else be lost."""
    record = run_text(where.asked, cases, files, seconds=time.monotonic() - where.started, at=datetime.now(UTC))
    try:
        write_all(folder, {**files, RUN_FILE: record}, force=where.force)
    except click.UsageError as error:
        return error
    answer, page, *others = (str(folder / name) for name in (*files, RUN_FILE))
    named = ", ".join(others) if len(others) <= MOST_NAMED else f"{len(others)} other files"
    click.echo(f"Wrote {answer} and {page}, with {named}", err=True)
    for leftover in leftovers(folder):
        click.echo(f"Note: in {folder}, {leftover.says}", err=True)
    return None
