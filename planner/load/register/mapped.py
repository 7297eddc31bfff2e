"""A file that says where the parts of a register are in a workbook of somebody's own."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.columns import COLUMNS_FORMAT, Columns, SheetSource
from models.flaw import Flaw, maybe
from planner.load.errors import BadInput, InputError
from planner.load.places import Places
from planner.load.read import read_text
from planner.load.register.layout import Layout
from planner.load.tree import Tree, parse
from planner.load.words import flaw_of
from planner.register.columns import column_called, columns_of
from planner.register.filled import baseline_columns, owner_columns
from planner.register.headings import called
from planner.register.sheets import BASELINE, PAIRS, RECORD_OF


def read_layouts(path: Path | str) -> dict[str, Layout]:
    """How a workbook lays out the sheets of a register, by our names of them.

    Raises
    ------
    BadInput
        With every error of the file.
    """
    file, text = str(path), read_text(path)
    tree = parse(text)
    columns = _validated(file, text, tree)
    errors = [error for name, source in columns.sheets.items() for error in _errors(tree, name, source)]
    if errors:
        raise BadInput(file, errors, text)
    return {name: _layout(source, is_pairs=name in PAIRS) for name, source in columns.sheets.items()}


def _validated(file: str, text: str, tree: Tree) -> Columns:
    if not isinstance(tree.plain, dict):
        says = "a file of columns is keys with values"
        raise BadInput(file, tree.errors or [InputError(1, 1, says, f"start with format: {COLUMNS_FORMAT}")], text)
    try:
        columns = Columns.model_validate(tree.plain)
    except ValidationError as error:
        places = Places(tree, (), file)
        found = places.errors(places.located(_flaw(details)) for details in error.errors())
        raise BadInput(file, [*tree.errors, *found], text) from None
    if tree.errors:
        raise BadInput(file, tree.errors, text)
    return columns


def _flaw(details: Mapping[str, Any]) -> Flaw:
    """As for a scenario, whose format is another."""
    flaw = flaw_of(Columns, details)
    return replace(flaw, hint=f"for example format: {COLUMNS_FORMAT}") if flaw.lacks == (("format",),) else flaw


def _errors(tree: Tree, name: str, source: SheetSource) -> list[InputError]:
    """Headings that no register has."""
    at = ("sheets", name)
    if name in PAIRS:
        wrong = [key for key in ("columns", "always", "header_row") if (*at, key) in tree.values]
        says = f"the sheet {name} has keys and values, and no columns"
        return [tree.keys[*at, key].error(says, "give only its name: sheet") for key in wrong]
    known = _headings(name)
    named = [
        *(((*at, "columns", theirs), one.column) for theirs, one in source.columns.items()),
        *(((*at, "always", heading), heading) for heading in source.always),
    ]
    return [
        tree.values[place].error(
            f"there is no column '{heading}' in the sheet {name}",
            maybe(heading, known) or f"known here: {', '.join(known)}",
        )
        for place, heading in named
        if not _is_known(name, heading)
    ]


def _headings(name: str) -> list[str]:
    if name == BASELINE:
        return [one.heading for one in baseline_columns()]
    sheet = RECORD_OF[name]
    return [one.heading for one in (*owner_columns(sheet), *columns_of(sheet.model))]


def _is_known(name: str, heading: str) -> bool:
    return called(heading, _headings(name)) is not None or (
        name in RECORD_OF and column_called(RECORD_OF[name].model, heading) is not None
    )


def _layout(source: SheetSource, *, is_pairs: bool) -> Layout:
    if is_pairs or not source.columns:
        return Layout(source.sheet, source.header_row, always=source.always)
    return Layout(
        source.sheet,
        source.header_row,
        {" ".join(theirs.split()): one.column for theirs, one in source.columns.items()},
        {one.column: one.values for one in source.columns.values() if one.values},
        source.always,
    )
