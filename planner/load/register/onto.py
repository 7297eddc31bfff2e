"""A workbook put onto a scenario that is there: what it has no sheet for stays, and what it has no row for may."""

from collections.abc import Collection, Mapping
from typing import Any

from models import Place
from models.shown import counted
from planner.load.marks import AnyMark, Cell
from planner.load.register.draft import Draft
from planner.load.tree import Tree

ENTRIES_WITH_IDS = ("releases", "modifications")
"""The lists of which an entry can be told in both, so that what has no column, or no row, can stay."""

MOST_NAMED = 10
"""Of entries that stay; of more, how many there are."""


def leave(draft: Draft, file: str, parts: Collection[tuple[str, str]]) -> None:
    """Leave entries without a row as the scenario has them, and say so.

    Parameters
    ----------
    parts
        Key and owner of parts that have rows of their own, such as solution options: of these, only the rows count.
    """
    assert draft.before is not None, "there is a scenario to leave something of"
    kept = Cell(0, 0, 0, file)
    for key in ENTRIES_WITH_IDS:
        entries = draft.tree.plain.get(key, []) if key in draft.covered else None
        if entries is None or (key,) in draft.tree.unread:
            continue
        there = {one.get("id") for one in entries if isinstance(one, dict)}
        left = [one for one in draft.before.get(key, ()) if one["id"] not in there]
        for entry in left:
            own = {name: value for name, value in entry.items() if (name, entry["id"]) not in parts}
            _stand(draft.tree, (key, len(entries)), own, kept)
            entries.append(own)
        if left:
            draft.remarks.append(_left(key, [one["id"] for one in left], file))


def _left(key: str, names: list[str], file: str) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    verb, them = ("has", "it") if len(names) == 1 else ("have", "them")
    what = counted(len(names), key.removesuffix("s"))
    stays = "stays" if len(names) == 1 else "stay"
    return f"{what} {verb} no row, and {stays} as {file} has {them}: {', '.join(names[:MOST_NAMED])}{more}."


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
