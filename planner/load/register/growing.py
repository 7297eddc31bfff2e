"""Values with the paths of keys that lead to them, grown together to a tree, with the place of each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from models import Place
from planner.load.marks import AnyMark
from planner.load.tree import Tree
from planner.register.columns import Path, inside
from planner.register.groups import Several
from planner.register.kinds import Kind


class Unread:
    """What a cell says that is asked about, where nobody can tell what was meant."""


UNREAD = Unread()


class Blank:
    """A cell that says nothing, where something is needed: it is where that lacks."""


BLANK = Blank()


@dataclass(frozen=True, slots=True)
class Found:
    """A value, where it belongs, and the cell that says it."""

    path: Path
    said: Any
    mark: AnyMark
    key: AnyMark | None = None
    """The cell that says where it belongs, where that is one of its own."""


def grow(tree: Tree, place: Place, kind: Kind, found: Iterable[Found]) -> Any:
    """The value of a place, made of all that was found for it; its places go into the tree."""
    all_of_it = []
    for one in found:
        if one.said is BLANK:
            tree.values[(*place, *one.path)] = one.mark
        else:
            all_of_it.append(one)
    here = [one for one in all_of_it if not one.path]
    below = [one for one in all_of_it if one.path]
    if not here:
        return _group(tree, place, kind, below)
    for one in (*here[1:], *below):
        tree.complain(one.mark, f"this is said already, in {here[0].mark.called}", "leave one of the two out")
    value = _put(tree, place, here[0].said, here[0].mark)
    tree.keys[place] = here[0].key or here[0].mark
    return value


def _group(tree: Tree, place: Place, kind: Kind, found: list[Found]) -> Any:
    """A mapping; a list where the keys are positions, of which some may be missing."""
    is_list = isinstance(kind, Several)
    if found:
        first = min(found, key=lambda one: one.mark)
        tree.values[place], tree.keys[place] = first.mark, first.key or first.mark
    tree.groups.add(place)
    given = list(dict.fromkeys(one.path[0] for one in found))
    keys = sorted(given, key=int) if is_list else given
    values: dict[str, Any] = {}
    for position, key in enumerate(keys):
        inner = [replace(one, path=one.path[1:]) for one in found if one.path[0] == key]
        value = grow(tree, (*place, position if is_list else key), inside(kind, key), inner)
        if value is not None or is_list:
            values[key] = value
    return list(values.values()) if is_list else values


def _put(tree: Tree, place: Place, said: Any, mark: AnyMark) -> Any:
    """A value of one cell, and the parts that it has."""
    _stand(tree, place, mark)
    match said:
        case Unread():
            tree.unread.add(place)
            return None
        case list():
            tree.groups.add(place)
            return [_put(tree, (*place, index), one, mark) for index, one in enumerate(said)]
        case dict():
            tree.groups.add(place)
            return {key: _put(tree, (*place, key), one, mark) for key, one in said.items()}
        case _:
            return said


def _stand(tree: Tree, place: Place, mark: AnyMark) -> None:
    tree.values[place] = tree.keys[place] = mark
