"""YAML text to a plain tree with the place of every value: only mappings, lists, text and null.

Built from the parser's events, because the ready-made composer resolves aliases before anybody can refuse them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from models.clause import Place
from planner.load.errors import InputError

DEEPEST = 20
NULLS = {"", "~", "null", "Null", "NULL"}

# The parser written in C reads a thousand modifications in 0.1 s where the other takes 2 s; both give the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line and a column, counted from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Tree:
    """What a file says, and where; keys without a value count as left out."""

    plain: Any = None
    values: dict[Place, Mark] = field(default_factory=dict)
    keys: dict[Place, Mark] = field(default_factory=dict)
    groups: set[Place] = field(default_factory=set)
    """Where lists and mappings stand."""
    errors: list[InputError] = field(default_factory=list)

    def complain(self, mark: Mark, says: str, hint: str = "") -> None:
        """Note an error and go on."""
        self.errors.append(InputError(mark.line, mark.column, says, hint))


def parse(text: str) -> Tree:
    """Read YAML; whatever is not a plain tree is among the errors."""
    tree = Tree()
    try:
        _Reader(tree, yaml.parse(text, Loader=_LOADER)).read()
    except yaml.MarkedYAMLError as error:
        _complain_of_syntax(tree, text, error)
    except yaml.reader.ReaderError as error:
        _complain_of_character(tree, text, error)
    return tree


def _complain_of_syntax(tree: Tree, text: str, error: yaml.MarkedYAMLError) -> None:
    at = error.problem_mark or error.context_mark
    mark = _mark(at) if at else Mark(1, 1)
    lines = text.splitlines()
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    if "\t" in line[: mark.column]:
        tree.complain(Mark(mark.line, line.index("\t") + 1), "a tab, where YAML wants spaces", "indent with spaces")
        return
    says = " ".join(part for part in (error.context, error.problem) if part)
    tree.complain(mark, f"this is not YAML: {says}", "look at the indentation, the colons and the quotes near here")


def _complain_of_character(tree: Tree, text: str, error: yaml.reader.ReaderError) -> None:
    before = text[: error.position] if isinstance(error.position, int) else ""
    mark = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))
    tree.complain(mark, "a character that text files do not hold", "remove it; it may be a control character")


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


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
                    self.tree.complain(_mark(event.start_mark), "a second document", "a file holds one scenario")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.tree.plain = self._node(event, ())

    def _node(self, event: Any, path: Place) -> Any:
        mark = _mark(event.start_mark)
        self.tree.values[path] = mark
        if isinstance(event, yaml.AliasEvent):
            self.tree.complain(mark, f"the alias *{event.anchor}", "write the value out; aliases are not read")
            return None
        if event.anchor:
            self.tree.complain(mark, f"the anchor &{event.anchor}", "remove it; anchors and aliases are not read")
        if event.tag:
            self.tree.complain(mark, f"the tag {event.tag}", "remove it; tags are not read")
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in NULLS else event.value
        if len(path) >= DEEPEST:
            self.tree.complain(mark, f"nested more than {DEEPEST} levels deep", "no scenario needs that")
            self._skip()
            return None
        self.tree.groups.add(path)
        return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._list(path)

    def _list(self, path: Place) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Place) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, (*path, "?"))
            known = self.tree.keys.get((*path, key))
            value = self._node(next(self.events), (*path, "?") if known else (*path, key))
            if known:
                says = f"the key '{key}' stands here twice, first on line {known.line}"
                self.tree.complain(_mark(event.start_mark), says, "keep one of them")
                continue
            self.tree.keys[(*path, key)] = _mark(event.start_mark)
            if value is not None:
                items[key] = value
        return items

    def _key(self, event: Any, path: Place) -> str:
        value = self._node(event, path)
        if isinstance(value, str) and not (value == "<<" and event.implicit[0]):
            return value
        says = "a merge key" if value == "<<" else "a key that is not a word"
        self.tree.complain(_mark(event.start_mark), says, "write the keys out")
        return f"?{len(self.tree.errors)}"

    def _skip(self) -> None:
        depth = 1
        while depth:
            event = next(self.events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
