"""A scenario file to a Scenario, or every error in it with its line and column."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models import GeneratedReleases, Place, Scenario, sec_releases
from models.consistency import Flaw, entries, flaws, maybe
from models.scenario import LADDER
from planner.graph import cycles
from planner.load.errors import BadInput, InputError
from planner.load.tree import Mark, Tree, parse
from planner.load.words import sentence
from planner.rules import RULE_OF

LARGEST_BYTES = 8 * 1024 * 1024

__all__ = ["BadInput", "InputError", "Loaded", "load", "load_text", "read_text"]


@dataclass(frozen=True)
class Loaded:
    """A scenario, and where its file says what."""

    scenario: Scenario
    file: str
    _tree: Tree
    _origins: tuple[int, ...]

    def place_of(self, place: Place) -> str:
        """The file and line of a place given by names; empty where the file leaves it to the default."""
        path = _by_position(self._tree.plain, place)
        while len(path) > 1 and path not in self._tree.values:
            path = path[:-1]
        mark = self._tree.keys.get(path) or self._tree.values.get(path)
        return f"{self.file}:{mark.line}" if mark and path else ""


def load(path: Path | str) -> Loaded:
    """Read a scenario file.

    Raises
    ------
    BadInput
        With every error of the file, in file order.
    """
    return load_text(read_text(path), str(path))


def load_text(text: str, file: str = "scenario.yaml") -> Loaded:
    """Read a scenario from text; ``file`` is what errors call it."""
    tree = parse(text)
    if tree.plain is None and not tree.errors:
        raise BadInput(file, [InputError(0, 0, "the file is empty", "secplan init writes one to start from")])
    if not isinstance(tree.plain, dict):
        if not tree.errors:
            tree.complain(Mark(1, 1), "a scenario is keys with values", "start with format: and name:")
        raise BadInput(file, tree.errors, text)
    raw, origins = _expanded(tree)
    scenario = _scenario(raw, _Complaints(tree, origins, file))
    if scenario is None or tree.errors:
        raise BadInput(file, tree.errors, text)
    return Loaded(scenario, file, tree, origins)


def read_text(path: Path | str) -> str:
    """The text of a file, if it is a text file of reasonable size."""
    path, file = Path(path), str(path)
    try:
        if path.is_dir():
            raise BadInput(file, [InputError(0, 0, "a directory, where a file is wanted", "name a file in it")])
        if path.exists() and not path.is_file():
            raise BadInput(file, [InputError(0, 0, "not a regular file", "write it to a file first")])
        if path.stat().st_size > LARGEST_BYTES:
            says = f"larger than {LARGEST_BYTES // 1024 // 1024} MB, which no scenario is"
            raise BadInput(file, [InputError(0, 0, says, "is this the right file?")])
        content = path.read_bytes()
    except FileNotFoundError:
        raise BadInput(file, [InputError(0, 0, "there is no such file", _near(path))]) from None
    except OSError as error:
        raise BadInput(file, [InputError(0, 0, f"cannot be read: {error.strerror}")]) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        mistake = InputError(before.count(b"\n") + 1, column, "not UTF-8 text", "save it as UTF-8")
        raise BadInput(file, [mistake]) from None


def _near(path: Path) -> str:
    folder = path.parent
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    return maybe(path.name, names)


def _expanded(tree: Tree) -> tuple[dict[str, Any], tuple[int, ...]]:
    """The tree with generated releases written out, and for each release the entry it comes from."""
    raw: dict[str, Any] = tree.plain
    listed = raw.get("releases")
    if not isinstance(listed, list):
        return raw, ()
    taken = {str(entry.get("id")) for _, entry in entries(raw, "releases")}
    releases: list[Any] = []
    origins: list[int] = []
    for index, entry in enumerate(listed):
        is_generated = isinstance(entry, dict) and "generate" in entry
        for release in _generated(tree, index, entry, taken) if is_generated else [entry]:
            releases.append(release)
            origins.append(index)
    return {**raw, "releases": releases}, tuple(origins)


def _generated(tree: Tree, index: int, entry: dict[str, Any], taken: set[str]) -> Iterator[dict[str, Any]]:
    """The releases that an entry stands for, but for those that are listed or generated already."""
    for key in sorted(entry.keys() - {"generate"}):
        tree.complain(tree.keys["releases", index, key], f"'{key}' does not go with generate", "list that release")
    try:
        wanted = GeneratedReleases.model_validate(entry["generate"])
    except ValidationError as error:
        for details in error.errors():
            path = ("releases", index, "generate", *details["loc"])
            tree.complain(_mark_of(tree, path), *sentence(GeneratedReleases, details))
        return
    for release in sec_releases(wanted.from_, wanted.until):
        if release.id not in taken:
            taken.add(release.id)
            yield release.model_dump(mode="json", exclude_defaults=True)


@dataclass(frozen=True, slots=True)
class _Complaints:
    """Notes errors at their places in the file, whatever releases were generated in between."""

    tree: Tree
    origins: tuple[int, ...]
    file: str

    def at(self, path: Place, says: str, hint: str = "", *, key: bool = False) -> None:
        self.tree.complain(_mark_of(self.tree, self._original(path), key=key), says, hint)

    def line(self, path: Place) -> int:
        return _mark_of(self.tree, self._original(path)).line

    def _original(self, path: Place) -> Place:
        match path:
            case ("releases", int(index), *rest) if index < len(self.origins):
                return ("releases", self.origins[index], *rest)
            case _:
                return path


def _scenario(raw: dict[str, Any], complaints: _Complaints) -> Scenario | None:
    """The scenario, if it is well formed; else every error is complained of."""
    for flaw in (*flaws(raw), *_names(raw), *_cycles(raw, complaints)):
        before = f" (line {complaints.line(flaw.first)})" if flaw.first else ""
        complaints.at(flaw.path, flaw.says + before, flaw.hint)
    try:
        return Scenario.model_validate(raw, context="flaws are found already")
    except ValidationError as error:
        for details in error.errors():
            unknown_key = details["type"] == "extra_forbidden"
            complaints.at(details["loc"], *sentence(Scenario, details), key=unknown_key)
        return None


def _names(raw: dict[str, Any]) -> Iterator[Flaw]:
    """Rules and goals that do not exist."""
    for index, waiver in entries(raw, "waivers"):
        name = waiver.get("rule")
        if name in RULE_OF and RULE_OF[name].kind == "structure":
            yield Flaw(("waivers", index, "rule"), f"nobody can waive {name}", "it says what a plan is")
        elif isinstance(name, str) and name not in RULE_OF:
            hint = maybe(name, RULE_OF) or f"one of {', '.join(RULE_OF)}"
            yield Flaw(("waivers", index, "rule"), f"there is no rule '{name}'", hint)
    goals = raw.get("goals")
    if isinstance(goals, list):
        yield from _goals(goals)


def _goals(goals: list[Any]) -> Iterator[Flaw]:
    for index, name in enumerate(goals):
        if name not in LADDER:
            hint = maybe(str(name), LADDER) or f"one of {', '.join(LADDER)}"
            yield Flaw(("goals", index), f"there is no goal '{name}'", hint)
        elif name in goals[:index]:
            yield Flaw(("goals", index), f"the goal '{name}' stands here twice", "keep the more important one")
    if "left-out" not in goals:
        yield Flaw(("goals",), "'left-out' is missing", "without it, the best plan is to plan nothing")


def _cycles(raw: dict[str, Any], complaints: _Complaints) -> Iterator[Flaw]:
    """Changes that wait for each other in a circle, every one with its place."""
    edges: dict[tuple[str, str], Place] = {}
    for index, modification in entries(raw, "modifications"):
        for link in ("needs", "after"):
            listed = modification.get(link)
            for position, other in enumerate(listed if isinstance(listed, list) else ()):
                name = other.get("id") if isinstance(other, dict) else other
                edges.setdefault((str(name), str(modification.get("id"))), ("modifications", index, link, position))
    for cycle in cycles(edges):
        waits = [
            f"{change} waits for {before} ({complaints.file}:{complaints.line(edges[before, change])})"
            for before, change in zip(cycle, (*cycle[1:], cycle[0]), strict=True)
        ]
        yield Flaw(edges[cycle[-1], cycle[0]], f"a circle: {', '.join(waits)}", "take one of these links out")


def _mark_of(tree: Tree, path: Place, *, key: bool = False) -> Mark:
    """The place of a value; of its key where it is a group, or where the key is what is wrong.

    Parts that the file does not have, such as pydantic's own, are passed over.
    """
    here: Place = ()
    for part in path:
        if (*here, part) in tree.values:
            here = (*here, part)
    if key or path[-1:] == ("[key]",) or here in tree.groups:
        return tree.keys.get(here, tree.values[here])
    return tree.values[here]


def _by_position(plain: Any, place: Place) -> Place:
    """A place by names, with the names of list entries turned into positions."""
    here: Any = plain
    path: Place = ()
    for part in place:
        if isinstance(here, list):
            position = next((i for i, item in enumerate(here) if _names_entry(item, part)), None)
            if position is None:
                return path
            here, path = here[position], (*path, position)
        else:
            here, path = here.get(part) if isinstance(here, dict) else None, (*path, part)
    return path


def _names_entry(item: Any, name: str | int) -> bool:
    if isinstance(item, dict):
        return name in (item.get("id"), item.get("modification"))
    return bool(item == name)
