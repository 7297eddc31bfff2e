"""A workbook put onto a scenario that is there: what it does not mention stays."""

from collections.abc import Mapping, Sequence
from typing import Any

from models import Place
from models.flaw import ids
from planner.load.marks import AnyMark, Cell
from planner.load.register.draft import Draft
from planner.load.tree import Tree

LISTS = ("releases", "modifications")
"""Whose entries have ids, so that of each what has no column can stay."""


def put_onto(draft: Draft, plain: Mapping[str, Any], file: str) -> None:
    """Take over what the workbook has no sheet for, and of an entry that it has a row for what it has no column for."""
    tree = draft.tree
    kept = Cell(0, 0, 0, file)
    for key, value in plain.items():
        if key not in draft.covered:
            tree.plain[key] = value
            _stand(tree, (key,), value, kept)
    for key in LISTS:
        if key in draft.covered:
            _keep_fields(draft, key, plain.get(key, ()))


def _keep_fields(draft: Draft, key: str, entries: Sequence[Mapping[str, Any]]) -> None:
    tree = draft.tree
    position = ids(tree.plain, key)
    for entry in entries:
        index = position.get(entry["id"])
        if index is None:
            continue
        for name in entry.keys() - draft.fields[key]:
            tree.plain[key][index][name] = entry[name]
            _stand(tree, (key, index, name), entry[name], tree.values[key, index])


def _stand(tree: Tree, place: Place, value: Any, mark: AnyMark) -> None:
    """Note where a value and all its parts stand."""
    tree.values[place] = mark
    parts = (
        value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list | tuple) else None
    )
    if parts is not None:
        tree.groups.add(place)
        for key, one in parts:
            _stand(tree, (*place, key), one, mark)
