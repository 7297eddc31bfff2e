"""The sheets of a workbook as the plain tree of a scenario file, with the cell of every value."""

from collections.abc import Mapping
from typing import Any

from models import Modification, Scenario
from models.flaw import closest, ids, maybe, short
from planner.load.marks import Mark
from planner.load.register.decided import with_decision
from planner.load.register.draft import Draft
from planner.load.register.grid import Grid, GridSheet
from planner.load.register.growing import UNREAD, Found, grow
from planner.load.register.heading_row import has_headings
from planner.load.register.keeping import kept
from planner.load.register.layout import Layout
from planner.load.register.naming import named_sheets
from planner.load.register.onto import ENTRIES_WITH_IDS, leave
from planner.load.register.pairs import read_pairs
from planner.load.register.records import Record, always_said, read_columns, read_rows
from planner.load.tree import Tree
from planner.register import headings
from planner.register.columns import Column, column_called, columns_of
from planner.register.filled import baseline_columns, owner_columns
from planner.register.groups import Group
from planner.register.lists import Words
from planner.register.sheets import BASELINE, KEYS_OF, OWNER, PAIRS, RECORD_OF, RecordSheet

Said = Mapping[str, Any]


def drafted(
    grid: Grid,
    layouts: Mapping[str, Layout],
    wanted: list[str],
    before: Said | None = None,
    leaving: str | None = None,
) -> Draft:
    """What a workbook says.

    Parameters
    ----------
    layouts
        By our name of a sheet, how the workbook lays it out; other sheets are not read.
    wanted
        The sheets that it must have.
    before
        What a scenario says that it is put onto; without one, it has every column that a scenario needs.
    leaving
        The file of that scenario, where modifications and releases stay that have no row; None where they go.
    """
    draft = Draft(Tree(plain={}), before)
    sheets = named_sheets(draft, grid, layouts, wanted)
    draft.sheets = set(sheets)
    draft.covered = {key for name in sheets for key in KEYS_OF[name]}
    tree = draft.tree
    pairs = [one for name in PAIRS if name in sheets for one in read_pairs(tree, sheets[name], name)]
    tree.plain = grow(tree, (), Group(Scenario), pairs)
    tree.values[()] = Mark(0, 0)
    tree.keys.pop((), None)
    for name, sheet in RECORD_OF.items():
        if name in sheets and not sheet.within:
            _list(tree, sheets[name], sheet, _records(draft, sheets[name], layouts[name], sheet))
    parts = [
        (sheet, _records(draft, sheets[name], layouts[name], sheet))
        for name, sheet in RECORD_OF.items()
        if name in sheets and sheet.within
    ]
    if leaving is not None:
        leave(draft, leaving, {(sheet.key, record.said(OWNER)) for sheet, records in parts for record in records})
    for sheet, records in parts:
        _parts(draft, sheet, records)
    if BASELINE in sheets:
        _baseline(draft, sheets[BASELINE], layouts[BASELINE])
    return draft


def _records(draft: Draft, grid: GridSheet, layout: Layout, sheet: RecordSheet) -> list[Record]:
    """The rows of a sheet."""
    columns = [*owner_columns(sheet), *columns_of(sheet.model)]
    known = [column.heading for column in columns]

    def called(heading: str) -> Column | None:
        own = {one.heading: one for one in owner_columns(sheet)}
        return own.get(headings.called(heading, own) or "") or column_called(sheet.model, heading)

    if not has_headings(draft.tree, grid, layout, called):
        draft.tree.unread.add((sheet.key,))
        return []
    there = read_columns(draft.tree, grid, layout, known, called)
    always = always_said(layout, called)
    given = {column.path for column in (*there.values(), *(column for column, _ in always))}
    fields = {path[0] for path in given}
    is_whole = draft.before is None or sheet.key not in ENTRIES_WITH_IDS
    lacking = _lacking(draft, grid, layout, [one for one in columns if one.field not in fields], is_whole=is_whole)
    rows = list(read_rows(draft.tree, grid, layout, there, always))
    before = {one["id"]: one for one in (draft.before or {}).get(sheet.key, ())} if not is_whole else {}
    for record in rows:
        if (name := record.said("id")) in before:
            record.found += kept(record, sheet, before[name], given, draft.sheets)
        record.found += [Found((field,), UNREAD, record.mark) for field in lacking]
        if sheet.model is Modification:
            record.found = with_decision(draft.tree, record)
    return rows


def _lacking(draft: Draft, grid: GridSheet, layout: Layout, absent: list[Column], *, is_whole: bool) -> list[str]:
    """The keys that every row needs and that have no column; what has an id may get the others from elsewhere."""
    lacking = [one for one in absent if one.is_required and (is_whole or one.field in ("id", OWNER))]
    for column in lacking:
        there = [str(cell) for cell in (grid.rows[layout.header_row - 1] if grid.rows else ()) if cell != ""]
        hint = maybe(column.heading, there) or f"row {layout.header_row} has: {', '.join(map(short, there))}"
        draft.tree.complain(grid.mark(layout.header_row, 0), f"there is no column '{column.heading}'", hint)
    return [one.field for one in lacking]


def _list(tree: Tree, grid: GridSheet, sheet: RecordSheet, records: list[Record]) -> None:
    tree.values[sheet.key,] = grid.mark(0, 0)
    tree.groups.add((sheet.key,))
    tree.plain[sheet.key] = [
        grow(tree, (sheet.key, index), Group(sheet.model), one.found) for index, one in enumerate(records)
    ]


def _parts(draft: Draft, sheet: RecordSheet, records: list[Record]) -> None:
    """Each to what it is a part of, in the order of the rows."""
    tree = draft.tree
    owners = ids(tree.plain, sheet.within)
    for record in records:
        owner = record.pop(OWNER)
        index = owners.get(owner.said) if owner and isinstance(owner.said, str) else None
        if index is None:
            _complain_of_owner(tree, record, owner, list(owners))
            continue
        parts = tree.plain[sheet.within][index].setdefault(sheet.key, [])
        at = (sheet.within, index, sheet.key)
        tree.values.setdefault(at, record.mark)
        tree.groups.add(at)
        parts.append(grow(tree, (*at, len(parts)), Group(sheet.model), record.found))


def _complain_of_owner(tree: Tree, record: Record, owner: Found | None, known: list[str]) -> None:
    if owner is None:
        tree.complain(record.mark, "a row that names no modification", "write the id of the modification that it is of")
    elif owner.said is not UNREAD:
        likely = closest(str(owner.said), known)
        hint = f"did you mean '{likely}'?" if likely else "it must be listed in the sheet of modifications"
        tree.complain(owner.mark, f"there is no modification '{short(owner.said)}'", hint)


def _baseline(draft: Draft, grid: GridSheet, layout: Layout) -> None:
    tree = draft.tree
    columns = {one.heading: one for one in baseline_columns()}

    def called(heading: str) -> Column | None:
        return columns.get(headings.called(heading, columns) or "")

    if not has_headings(tree, grid, layout, called):
        return
    there = read_columns(tree, grid, layout, list(columns), called)
    given = {column.field for column in there.values()}
    if _lacking(draft, grid, layout, [one for one in columns.values() if one.field not in given], is_whole=True):
        return
    scopes: dict[Any, list[Found]] = {}
    for record in read_rows(tree, grid, layout, there):
        release, change = record.pop("release"), record.pop("modification")
        if release is None:
            tree.complain(record.mark, "a row that names no release", "write the release whose scope it is in")
        elif isinstance(release.said, str):
            scope = scopes.setdefault(release.said, [Found((release.said,), [], release.mark)])
            scope += [change] if change else []
    if scopes:
        tree.plain["baseline"] = _scopes(tree, scopes)
        tree.values["baseline",] = grid.mark(0, 0)
        tree.groups.add(("baseline",))


def _scopes(tree: Tree, scopes: dict[Any, list[Found]]) -> dict[str, list[Any]]:
    plain: dict[str, Any] = {}
    for name, (first, *changes) in scopes.items():
        plain[name] = grow(tree, ("baseline", name), Words(), [Found((), [one.said for one in changes], first.mark)])
        for index, one in enumerate(changes):
            tree.values["baseline", name, index] = one.mark
    return plain
