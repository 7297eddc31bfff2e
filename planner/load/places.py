"""Where a file says what, whatever releases were generated in between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from models import Place, Scenario
from models.flaw import Flaw
from planner.load.errors import MOST_SHOWN, InputError
from planner.load.marks import AnyMark
from planner.load.tree import Tree


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a file, and for each release of the scenario the entry of the file that it comes from."""

    tree: Tree
    origins: tuple[int, ...]
    file: str

    def located(self, flaw: Flaw) -> Flaw:
        """The same flaw, with its places as the file has them."""
        return replace(
            flaw,
            path=self.path(flaw.path),
            first=flaw.first and self.path(flaw.first),
            lacks=tuple((*self.path(place[:-1]), place[-1]) for place in flaw.lacks),
        )

    def path(self, place: Place) -> Place:
        """The place in the file; parts that the file does not have, such as pydantic's own, are passed over."""
        here: Place = ()
        for part in self._original(place):
            if (*here, part) in self.tree.values:
                here = (*here, part)
        return here

    def mark(self, path: Place, *, at_key: bool = False) -> AnyMark:
        """The place of a value; of its key where it is a group, or where the key is what is wrong."""
        value = self.tree.values[path]
        return self.tree.keys.get(path, value) if at_key or path in self.tree.groups else value

    def line(self, path: Place) -> str:
        """File and line, or cell."""
        return self.mark(path, at_key=True).within(self.file)

    def errors(self, flaws: Iterable[Flaw]) -> Iterator[InputError]:
        """Located flaws as errors, in file order."""
        marked = sorted(((self.mark(flaw.path, at_key=flaw.at_key), flaw) for flaw in flaws), key=lambda pair: pair[0])
        for index, (mark, flaw) in enumerate(marked):
            before = f" ({self.mark(flaw.first).called})" if flaw.first else ""
            hint = flaw.advice() if index < MOST_SHOWN else flaw.hint
            yield mark.error(flaw.says + before, hint)

    def named(self, scenario: Scenario, place: Place) -> Place:
        """A place given by names, in the file: the nearest named entry of a list where it is left out, else nothing."""
        here: Any = self.tree.plain
        path: Place = ()
        nearest: Place = ()
        for part in place:
            if isinstance(here, list):
                position = self._position(scenario, path, here, part)
                if position is None:
                    return nearest
                here, path = here[position], (*path, position)
                nearest = path
            elif isinstance(here, dict) and part in here:
                here, path = here[part], (*path, part)
            else:
                return nearest
        return path

    def _position(self, scenario: Scenario, path: Place, listed: list[Any], name: str | int) -> int | None:
        if path == ("releases",):
            releases = [release.id for release in scenario.releases]
            return self.origins[releases.index(str(name))] if name in releases else None
        return next((index for index, item in enumerate(listed) if _is_named(item, name)), None)

    def _original(self, place: Place) -> Place:
        match place:
            case ("releases", int(index), *rest) if index < len(self.origins):
                return ("releases", self.origins[index], *rest)
            case _:
                return place


def _is_named(item: Any, name: str | int) -> bool:
    if isinstance(item, dict):
        return name in (item.get("id"), item.get("modification"))
    return bool(item == name)
