"""A scenario as the rows of a register."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models import Modification, Scenario
from models.base import Data
from models.governance import STEPS
from models.said import said
from planner.register.cells import CellValue
from planner.register.columns import Column, column_at, columns_of, leaves
from planner.register.decisions import as_cells
from planner.register.groups import Group
from planner.register.headings import in_words
from planner.register.ids import odd_id
from planner.register.kinds import Kind, Word
from planner.register.paths import path_text
from planner.register.quoted import quoted
from planner.register.sheets import (
    BASELINE,
    BASELINE_COLUMNS,
    OWNER,
    PAIR_HEADINGS,
    PAIRS,
    RECORDS,
    RELEASES,
    SCENARIO,
    SETTINGS,
    RecordSheet,
    scenario_keys,
    settings_keys,
)

Said = Mapping[str, Any]
Row = tuple[CellValue | None, ...]


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet with its rows; a cell without a value is None."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def register_of(scenario: Scenario) -> Iterator[FilledSheet]:
    """The sheets that say what a scenario says, but for the *Read me*."""
    return sheets_of(said(scenario))


def sheets_of(plain: Said) -> Iterator[FilledSheet]:
    """The sheets that say what a scenario file says."""
    yield _pairs(SCENARIO, [((key,), plain.get(key)) for key in scenario_keys()])
    for sheet in RECORDS:
        yield _records(sheet, list(_entries(sheet, plain)))
    yield _baseline(plain.get("baseline"))
    keys = (*settings_keys(), *(["baseline"] if plain.get("baseline") == {} else []))
    given = {key: plain[key] for key in keys if key in plain}
    yield _pairs(SETTINGS, [(path, one) for path, _, one in leaves(Group(Scenario), given) if path])


def _pairs(name: str, values: Iterable[tuple[tuple[str, ...], Any]]) -> FilledSheet:
    """A row for each value, with what it is and what it is about."""
    rows: list[Row] = []
    for path, one in values:
        column = column_at(Scenario, path)
        called = column.heading if name == SCENARIO else path_text(path)
        rows.append((called, None if one is None else column.kind.write(one), column.about or None))
    columns = tuple(Column((words.lower(),), words, Kind()) for words in PAIR_HEADINGS)
    return FilledSheet(name, PAIRS[name], columns, tuple(rows))


def _entries(sheet: RecordSheet, plain: Said) -> Iterator[Said]:
    """The entries of a list, releases in order of time; of parts, each with the id of what it is a part of."""
    if sheet.name == RELEASES:
        yield from sorted(plain.get(sheet.key, ()), key=lambda one: (str(one.get("go_live")), one["id"]))
        return
    if not sheet.within:
        yield from plain.get(sheet.key, ())
        return
    for owner in plain.get(sheet.within, ()):
        yield from ({OWNER: owner["id"], **part} for part in owner.get(sheet.key, ()))


def _records(sheet: RecordSheet, entries: Sequence[Said]) -> FilledSheet:
    flat = [dict(cells_of(sheet.model, entry)) for entry in entries]
    columns = [*owner_columns(sheet), *columns_of(sheet.model)]
    known = {column.path for column in columns}
    further = sorted({path for row in flat for path in row} - known, key=_in_order(sheet.model))
    columns += [column_at(sheet.model, path) for path in further]
    rows = tuple(tuple(_written(column, row.get(column.path)) for column in columns) for row in flat)
    return FilledSheet(sheet.name, sheet.about, tuple(columns), rows)


def owner_columns(sheet: RecordSheet) -> list[Column]:
    """The first column of parts: what they are parts of."""
    column = Column((OWNER,), in_words(OWNER), Word(), "The modification that it is of.", is_required=True)
    return [column] if sheet.within else []


def cells_of(model: type[Data], entry: Said) -> Iterator[tuple[tuple[str, ...], Any]]:
    """What an entry says, value by value; parts that have a sheet of their own are left to it."""
    parts = {sheet.key for sheet in RECORDS if sheet.within} if model is Modification else set()
    own = {key: one for key, one in entry.items() if key not in parts}
    if model is Modification and "decision" in own:
        own = {**own, **as_cells(own.pop("decision"))}
    yield from ((path, one) for path, _, one in leaves(Group(model), own))


def _in_order(model: type[Data]) -> Any:
    """Columns by names in the order of the fields that they are in, steps in theirs; then positions, or by name."""
    fields, steps = list(model.model_fields), list(STEPS)
    return lambda path: (
        fields.index(path[0]),
        steps.index(path[1]) if path[0] == "progress" and path[1:] and path[1] in steps else len(steps),
        [(key.isdigit(), int(key) if key.isdigit() else 0, key) for key in path],
    )


def _written(column: Column, one: Any) -> CellValue | None:
    if one is None:
        return None
    written = column.kind.write(one)
    return quoted(one) if column.path in (("id",), ("part_of",)) and written == one and odd_id(one) else written


def _baseline(scopes: Mapping[str, Sequence[str]] | None) -> FilledSheet:
    """A row for each modification in a scope; a scope of nothing is a release without one."""
    rows: list[Row] = []
    for release, scope in (scopes or {}).items():
        rows += [(release, name) for name in scope] or [(release, None)]
    about = "The scopes in the Release Implementation Documents: which modification is in that of which release."
    return FilledSheet(BASELINE, about, baseline_columns(), tuple(rows))


def baseline_columns() -> tuple[Column, ...]:
    """The columns of the scopes."""
    return tuple(Column((key,), in_words(key), Word(), is_required=True) for key in BASELINE_COLUMNS)
