"""Sheets with a key and its value in each row: *Scenario* and *Settings*."""

import re
from collections.abc import Iterator
from typing import Any

from models import Scenario
from models.flaw import maybe, short
from planner.load.register.asking import is_said, read_cell
from planner.load.register.grid import GridSheet
from planner.load.register.growing import BLANK, Found
from planner.load.tree import DEEPEST, Tree
from planner.register.cells import CellValue, described
from planner.register.columns import Path, column_at, column_called, inside, is_position
from planner.register.groups import Group, Several
from planner.register.headings import bare, in_words
from planner.register.kinds import Day, Kind, Word
from planner.register.paths import path_of
from planner.register.sheets import KEYS_WITH_SHEETS, PAIR_HEADINGS, RECORDS, SCENARIO, scenario_keys, settings_keys


def read_pairs(tree: Tree, sheet: GridSheet, name: str) -> Iterator[Found]:
    """The values of a sheet; a key that stands twice is left to whoever puts them together."""
    _require_headings(tree, sheet)
    for line, row in enumerate(sheet.rows[1:], start=2):
        key, value = (*row, "", "")[:2]
        if not is_said(sheet, (line, 1), key):
            if is_said(sheet, (line, 2), value):
                says = f"{described(value)} stands beside nothing that says what it is"
                tree.complain(sheet.mark(line, 1), says, "write what it is in the first column")
            continue
        said = read_cell(tree, sheet, (line, 1), Word(), key)
        path = _scenario_path(tree, sheet, line, said) if name == SCENARIO else _path(tree, sheet, line, said)
        if path:
            yield Found(path, _value(tree, sheet, line, path, value), sheet.mark(line, 2), sheet.mark(line, 1))


def _require_headings(tree: Tree, sheet: GridSheet) -> None:
    """What stands in the first row is not read, and would be lost silently."""
    first = [bare(str(cell)) for cell in (*sheet.rows[:1], ())[0][:2]]
    if any(first) and first != [*map(bare, PAIR_HEADINGS[:2])]:
        says = f"row 1 says {', '.join(described(cell) for cell in sheet.rows[0][:2] if cell != '')}, and is not read"
        tree.complain(sheet.mark(1, 1), says, "write What and Value in row 1, and all else below")


def _value(tree: Tree, sheet: GridSheet, line: int, path: Path, value: CellValue) -> Any:
    if not is_said(sheet, (line, 2), value):
        return BLANK
    kind = column_at(Scenario, path).kind
    return value if _is_clear_day(kind, value) else read_cell(tree, sheet, (line, 2), kind, value)


def _is_clear_day(kind: Kind, value: CellValue) -> bool:
    """A cell for any value has the format of text, and a day of year, month and day means one thing only."""
    return isinstance(kind, Day) and isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value))


def _scenario_path(tree: Tree, sheet: GridSheet, line: int, said: object) -> Path | None:
    keys = scenario_keys()
    column = column_called(Scenario, str(said))
    if column is not None and column.path[0] in keys and len(column.path) == 1:
        return column.path
    words = [in_words(key) for key in keys]
    hint = maybe(str(said), words) or f"known here: {', '.join(words)}; all else is in Settings"
    tree.complain(sheet.mark(line, 1), f"'{short(said)}' is nothing that a scenario is", hint)
    return None


def _path(tree: Tree, sheet: GridSheet, line: int, said: object) -> Path | None:
    path = path_of(str(said))
    mark = sheet.mark(line, 1)
    if path is None or not _counts(path):
        hint = "write keys with dots between them, such as policy.unknown_impacts; the entries of a list count from 1"
        tree.complain(mark, f"'{short(said)}' is no path of keys", hint)
    elif path[0] in (*settings_keys(), "baseline"):
        return path
    elif path[0] in (*KEYS_WITH_SHEETS, *scenario_keys()):
        sheets = {one.key: one.name for one in RECORDS}
        tree.complain(mark, f"'{short(path[0])}' is not set here", f"it has a sheet: {sheets.get(path[0], SCENARIO)}")
    else:
        known = (*settings_keys(), *scenario_keys(), *KEYS_WITH_SHEETS)
        hint = maybe(path[0], known) or f"known here: {', '.join(settings_keys())}"
        tree.complain(mark, f"there is no setting '{short(path[0])}'", hint)
    return None


def _counts(path: Path) -> bool:
    """Whether every key that stands in a list is a position, and the path is as deep as any may be."""
    kind: Kind = Group(Scenario)
    for key in path[:DEEPEST]:
        if isinstance(kind, Several) and not is_position(key):
            return False
        kind = inside(kind, key)
    return len(path) <= DEEPEST
