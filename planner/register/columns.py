"""The columns of a sheet, from the model of what its rows are."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from models.base import Data
from models.docstrings import field_docstrings
from models.modification import Decision
from planner.register.annotations import kinds_of
from planner.register.decisions import DECISION_COLUMNS
from planner.register.groups import ByName, Group, Several
from planner.register.headings import BETWEEN, in_words, key_of
from planner.register.kinds import Kind

Path = tuple[str, ...]
"""Where a value stands in a row: the keys that lead to it; the positions of a list count from 1."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its values stand in what a row says, and what they are."""

    path: Path
    heading: str
    kind: Kind
    about: str = ""
    is_required: bool = False

    @property
    def field(self) -> str:
        """The key of the row that it is a part of."""
        return self.path[0]


ColumnCalled = Callable[[str], Column | None]
"""The column of a heading, if there is one."""


def columns_of(model: type[Data]) -> Iterator[Column]:
    """The columns that are always there: all but those by names that nobody knows beforehand, and lists of groups."""
    for name, kind in kinds_of(model).items():
        yield from _columns(model, (name,), kind)


def _columns(model: type[Data], path: Path, kind: Kind) -> Iterator[Column]:
    match kind:
        case Group(inner) if inner is Decision:
            yield from (column_at(model, (key,)) for key in DECISION_COLUMNS)
        case Group(inner):
            for name, part in kinds_of(inner).items():
                yield from _columns(model, (*path, name), part)
        case ByName(value, names):
            for name in names:
                yield from _columns(model, (*path, name), value)
        case Several():
            pass
        case _:
            yield column_at(model, path)


@cache
def column_at(model: type[Data], path: Path) -> Column:
    """The column of a place in a row."""
    if path[0] in DECISION_COLUMNS and len(path) == 1:
        return Column(path, in_words(path[0]), *DECISION_COLUMNS[path[0]])
    kind: Kind = Group(model)
    words: list[str] = []
    about = ""
    for key in path:
        about = _about(kind, key) or about
        words.append(_word(kind, key))
        kind = inside(kind, key)
    is_required = len(path) == 1 and model.model_fields[path[0]].is_required()
    return Column(path, BETWEEN.join(words), kind, about, is_required)


def column_called(model: type[Data], heading: str) -> Column | None:
    """The column with a heading, if rows can have one that is called so."""
    is_decided = Group(Decision) in kinds_of(model).values()
    if is_decided and (own := key_of(heading, list(DECISION_COLUMNS))):
        return column_at(model, (own,))
    kind: Kind = Group(model)
    path: list[str] = []
    for word in heading.split(BETWEEN.strip()):
        key = _key(kind, word.strip())
        if key is None:
            return None
        path.append(key)
        kind = inside(kind, key)
    return column_at(model, tuple(path))


def _key(kind: Kind, word: str) -> str | None:
    match kind:
        case Group(model):
            return key_of(word, list(kinds_of(model)))
        case ByName(_, names):
            return key_of(word, names) if names else word
        case Several():
            return word if is_position(word) else None
        case _:
            return None


def is_position(word: str) -> bool:
    """Whether a key counts in a list, from 1."""
    return bool(re.fullmatch(r"[1-9][0-9]{0,5}", word))


def _word(kind: Kind, key: str) -> str:
    is_known = isinstance(kind, Group) or (isinstance(kind, ByName) and kind.names)
    return in_words(key) if is_known else key


def _about(kind: Kind, key: str) -> str:
    text = field_docstrings(kind.model).get(key, "") if isinstance(kind, Group) else ""
    return " ".join(text.replace("``", "").replace("`", "").split())


def inside(kind: Kind, key: str) -> Kind:
    """What stands under a key."""
    match kind:
        case Group(model):
            return kinds_of(model).get(key, Kind())
        case ByName(value):
            return value
        case Several(item):
            return item
        case _:
            return Kind()


def leaves(kind: Kind, said: Any, path: Path = ()) -> Iterator[tuple[Path, Kind, Any]]:
    """Every value that a cell can hold, with where it stands; a list of words is one."""
    match kind, said:
        case (Group() | ByName(), Mapping()) if said:
            for key, one in said.items():
                yield from leaves(inside(kind, key), one, (*path, key))
        case (Several(item), list() | tuple()) if said:
            for position, one in enumerate(said, start=1):
                yield from leaves(item, one, (*path, str(position)))
        case _:
            yield path, kind, said
