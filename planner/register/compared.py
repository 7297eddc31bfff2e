"""What differs between two registers, entry by entry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from planner.calendar import format_date
from planner.register.cells import CellValue, is_a_day, number_text, plain_day
from planner.register.filled import FilledSheet
from planner.register.sheets import BASELINE, OPTIONS, PAIR_HEADINGS, PAIRS, WAIVERS

Entries = dict[tuple[str, str], dict[str, str]]
"""By sheet and name, the cells of an entry by heading."""

State = Literal["new", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that only one of two registers has, or that is otherwise."""

    sheet: str
    name: str
    state: State
    cells: tuple[tuple[str, str, str], ...]
    """Heading, before and after, for each cell that is otherwise; empty text for an empty cell."""


def differences(before: Iterable[FilledSheet], after: Iterable[FilledSheet]) -> Iterator[Difference]:
    """Sheet by sheet: in the order of the register after, with those that are gone at the end."""
    old, new = _entries(before), _entries(after)
    for key, cells in new.items():
        known = old.get(key)
        changed = tuple(_changed(known or {}, cells))
        if known is None or changed:
            yield Difference(*key, "new" if known is None else "changed", changed)
    for key, cells in old.items():
        if key not in new:
            yield Difference(*key, "gone", tuple(_changed(cells, {})))


def _changed(before: dict[str, str], after: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for heading in dict.fromkeys([*after, *before]):
        was, now = before.get(heading, ""), after.get(heading, "")
        if was != now:
            yield heading, was, now


def _entries(sheets: Iterable[FilledSheet]) -> Entries:
    found: Entries = {}
    for sheet in sheets:
        headings = [column.heading for column in sheet.columns]
        for row in sheet.rows:
            cells = {heading: _words(cell) for heading, cell in zip(headings, row, strict=True) if cell is not None}
            _add(found, sheet.name, cells)
    return found


SCOPE = "Modifications"
"""What the rows of a release in the baseline come to."""

_NAMED_BY = {OPTIONS: 2, WAIVERS: 2}
"""How many of the first cells name an entry, where it is not one."""


def _add(found: Entries, sheet: str, cells: dict[str, str]) -> None:
    if sheet in PAIRS:
        if PAIR_HEADINGS[1] in cells:
            found[sheet, cells[PAIR_HEADINGS[0]]] = {PAIR_HEADINGS[1]: cells[PAIR_HEADINGS[1]]}
        return
    values = list(cells.values())
    name = " ".join(values[: _NAMED_BY.get(sheet, 1)])
    if sheet == BASELINE:
        scope = found.setdefault((sheet, name), {SCOPE: ""})
        scope[SCOPE] = ", ".join(filter(None, (scope[SCOPE], *values[1:])))
    else:
        found[sheet, name] = cells


def _words(cell: CellValue) -> str:
    if is_a_day(cell):
        return format_date(plain_day(cell))
    return number_text(cell) if isinstance(cell, int | float) else str(cell)
