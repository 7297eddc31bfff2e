"""Which sheets of a workbook are read, which lack, and which are not read."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from models.flaw import maybe, short
from planner.load.errors import InputError
from planner.load.register.draft import Draft
from planner.load.register.grid import Grid, GridSheet
from planner.load.register.layout import Layout
from planner.register.sheets import KEYS_OF, MODIFICATIONS, READ_ME, RELEASES, SCENARIO

NEEDED = (SCENARIO, RELEASES, MODIFICATIONS)
"""Sheets that a scenario by itself cannot do without."""

LIKE = 0.75
"""How much a sheet that is not known has to look like one of ours to be taken for a slip of the keyboard."""


def named_sheets(draft: Draft, grid: Grid, layouts: Mapping[str, Layout], wanted: list[str]) -> dict[str, GridSheet]:
    """The sheets that are read, by our names; what is odd about the others is told."""
    found = {name: one for name, layout in layouts.items() if (one := grid.called(layout.sheet)) is not None}
    others = [one for one in grid.sheets if one not in found.values() and one.name != READ_ME]
    lacking = [name for name in layouts if name not in found]
    for name in lacking:
        if name in wanted:
            _tell_lacking(draft, grid, name, layouts[name].sheet)
    meant = {name: layouts[name].sheet for name in lacking if name not in wanted}
    for sheet in others:
        _tell_other(draft, sheet, list(meant.values()))
    if not found and not draft.tree.errors:
        _tell_nothing(draft, grid, [layout.sheet for layout in layouts.values()])
    draft.remarks += [f"The sheet '{one.name}' is hidden, and was read." for one in found.values() if one.is_hidden]
    return found


def _tell_lacking(draft: Draft, grid: Grid, name: str, sheet: str) -> None:
    there = [one.name for one in grid.sheets]
    hint = " ".join(filter(None, (maybe(sheet, there), f"there are: {', '.join(map(short, there))}")))
    draft.tree.errors.append(InputError(0, 0, f"there is no sheet '{short(sheet)}'", hint))
    draft.tree.unread.update((key,) for key in KEYS_OF[name])


def _tell_nothing(draft: Draft, grid: Grid, read: list[str]) -> None:
    """A workbook that says nothing is the wrong one, and not one without a difference."""
    hint = f"there are: {', '.join(short(one.name) for one in grid.sheets)}"
    says = "it has none of the sheets that are read" if read else "the file of columns names no sheet to read"
    hint += f"; read are: {', '.join(map(short, read))}" if read else ""
    draft.tree.errors.append(InputError(0, 0, says, hint))
    draft.tree.unread.update((key,) for keys in KEYS_OF.values() for key in keys)


def _tell_other(draft: Draft, sheet: GridSheet, lacking: list[str]) -> None:
    """A sheet that is not known: told as an error where one that may be there was probably meant."""
    likely = list(_like(sheet.name, lacking))
    if likely:
        says = f"there is no sheet '{short(sheet.name)}' in a register"
        draft.tree.complain(sheet.mark(0, 0), says, f"did you mean '{likely[0]}'?")
    else:
        draft.remarks.append(f"The sheet '{sheet.name}' was not read.")


def _like(name: str, lacking: list[str]) -> Iterator[str]:
    folded = [one.casefold() for one in lacking]
    for likely in get_close_matches(name.casefold().strip(), folded, n=1, cutoff=LIKE):
        yield lacking[folded.index(likely)]
