"""YAML text to a plain tree with the place of every value: only mappings, lists, text and null.

Built from the parser's events, because the ready-made composer resolves aliases before anybody can refuse them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from models.clause import Place
from models.flaw import short
from planner.load.errors import InputError
from planner.load.marks import AnyMark, Mark
from planner.load.syntax import complaint, control_character

DEEPEST = 20
NULLS = {"", "~", "null", "Null", "NULL"}
MERGE = "<<"
_NO_KEYS = {*NULLS, MERGE}

# The parser written in C reads a thousand modifications in 0.1 s where the other takes 2 s; both give the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Tree:
    """What a file says, and where; keys without a value count as left out."""

    plain: Any = None
    values: dict[Place, AnyMark] = field(default_factory=dict)
    keys: dict[Place, AnyMark] = field(default_factory=dict)
    groups: set[Place] = field(default_factory=set)
    """Where lists and mappings stand."""
    unread: set[Place] = field(default_factory=set)
    """Where something stands that is not read, and so counts as left out."""
    merged: set[Place] = field(default_factory=set)
    """Mappings with a merge key: nobody can tell what else they hold."""
    empty: set[Place] = field(default_factory=set)
    """Keys without a value."""
    errors: list[InputError] = field(default_factory=list)

    def complain(self, mark: AnyMark, says: str, hint: str = "") -> None:
        """Note an error and go on."""
        self.errors.append(mark.error(says, hint))


def parse(text: str) -> Tree:
    """Read YAML; whatever is not a plain tree is among the errors."""
    tree = Tree()
    if error := control_character(text):
        tree.errors.append(error)
        return tree
    try:
        _Reader(tree, yaml.parse(text, Loader=_LOADER)).read()
    except yaml.MarkedYAMLError as stopped:
        tree.plain = None  # what was read of it is not what was meant
        tree.errors.append(complaint(text, stopped))
    except _TooDeep as found:
        tree.complain(found.mark, f"nested more than {DEEPEST} levels deep", "no scenario needs that")
    return tree


NO_COLON = 'write key: value; what holds a comma stands in quotes within { }, such as "£1,250,000"'


def _has_no_colon(key: Any, value: Any) -> bool:
    """Within { }, text that holds a comma is split there, and all but the first part are keys of nothing."""
    ends = (key.end_mark.line, key.end_mark.column)
    begins = (value.start_mark.line, value.start_mark.column)
    return isinstance(value, yaml.ScalarEvent) and not value.value and begins == ends


def _mark(event: Any) -> Mark:
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1)


class _TooDeep(Exception):
    """The end of reading: with depth, the parser's time grows as its square (100,000 brackets take 12 s)."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark


class _Reader:
    """Walks the parser's events once."""

    def __init__(self, tree: Tree, events: Iterator[Any]) -> None:
        self.tree = tree
        self.events = events

    def read(self) -> None:
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.tree.complain(_mark(event), "a second document", "a file holds one scenario")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.tree.plain = self._node(event, ())

    def _node(self, event: Any, path: Place) -> Any:
        mark = _mark(event)
        self.tree.values[path] = mark
        if isinstance(event, yaml.AliasEvent):
            self.tree.complain(mark, f"the alias *{short(event.anchor)}", "write the value out; aliases are not read")
            self.tree.unread.add(path)
            return None
        if event.anchor or event.tag:
            self._refuse_anchor_and_tag(event, mark)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in NULLS else event.value
        if len(path) >= DEEPEST:
            raise _TooDeep(mark)
        self.tree.groups.add(path)
        return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._list(path)

    def _refuse_anchor_and_tag(self, event: Any, mark: Mark) -> None:
        if event.anchor:
            hint = "remove it; anchors and aliases are not read"
            self.tree.complain(mark, f"the anchor &{short(event.anchor)}", hint)
        if event.tag:
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            self.tree.complain(mark, f"the tag {short(tag)}", "remove it; tags are not read")

    def _list(self, path: Place) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Place) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            mark = _mark(event)
            key = self._key(event, mark, path)
            if key is None:
                self._aside(path)
                continue
            here = (*path, key)
            if known := self.tree.keys.get(here):
                says = f"the key '{short(key)}' stands here twice, first on {known.called}"
                self.tree.complain(mark, says, "keep one of them")
                self._aside(path)
                continue
            self.tree.keys[here] = mark
            following = next(self.events)
            value = self._node(following, here)
            if value is not None:
                items[key] = value
            elif _has_no_colon(event, following):
                self.tree.complain(mark, f"'{short(key)}' has no value", NO_COLON)
            else:
                self.tree.empty.add(here)
        return items

    def _key(self, event: Any, mark: Mark, path: Place) -> str | None:
        """The key, if it is a plain word."""
        if not isinstance(event, yaml.ScalarEvent):
            self._skip(event, len(path) + 1)
            self.tree.complain(mark, "a key that is not a word", "write each key as one word")
            return None
        if event.anchor or event.tag:
            self._refuse_anchor_and_tag(event, mark)
        value: str = event.value
        if value in _NO_KEYS and event.implicit[0]:
            self._refuse_key(value, mark, path)
            return None
        return value

    def _refuse_key(self, value: str, mark: Mark, path: Place) -> None:
        if value == MERGE:
            self.tree.complain(mark, "a merge key", "write the keys out; merging is not done")
            self.tree.merged.add(path)
        else:
            self.tree.complain(mark, "a key that is not a word", "write each key as one word")

    def _aside(self, path: Place) -> None:
        """Pass over the value of a key that is refused."""
        self._skip(next(self.events), len(path) + 1)

    def _skip(self, event: Any, depth: int) -> None:
        """Pass over a value that is not wanted."""
        bottom = depth
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise _TooDeep(_mark(event))
            if depth == bottom:
                return
            event = next(self.events)
