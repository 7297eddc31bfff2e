"""A workbook put onto a scenario that is there: what it has no sheet for stays."""

from collections.abc import Mapping
from typing import Any

from models import Place
from planner.load.marks import AnyMark, Cell
from planner.load.register.draft import Draft
from planner.load.tree import Tree


def put_onto(draft: Draft, plain: Mapping[str, Any], file: str) -> None:
    """Take over what the workbook has no sheet for."""
    kept = Cell(0, 0, 0, file)
    for key, value in plain.items():
        if key not in draft.covered:
            draft.tree.plain[key] = value
            _stand(draft.tree, (key,), value, kept)


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
