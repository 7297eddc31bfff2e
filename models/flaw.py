"""What is wrong with a scenario, as data; and how the plain tree that it is found in is read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from models.clause import Place

Tree = Mapping[str, Any]

LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong, where it stands (by position in lists), and what may help."""

    path: Place
    says: str
    hint: str = ""
    word: str = ""
    """A word that is not known, and ..."""
    known: Collection[str] = ()
    """... those that one of them may have been meant."""
    own: str = ""
    """The one of them that it stands in, which was not meant."""
    first: Place | None = None
    """Where the same thing was said before."""
    lacks: tuple[Place, ...] = ()
    """What is not there; where another error explains that, this one says nothing new."""
    at_key: bool = False
    """Whether the key is what is wrong, not its value."""

    def advice(self) -> str:
        """The hint: a word that was likely meant, if there is one.

        Asked for those flaws only that are shown: seeking one word among 5,000 takes 20 ms.
        """
        return (self.word and maybe(self.word, set(self.known) - {self.own})) or self.hint


def maybe(word: str, known: Iterable[str]) -> str:
    """The hint for a word that is not known, or none."""
    likely = closest(word, known)
    return f"did you mean '{likely}'?" if likely else ""


def nothing_called(word: str, name: str, known: Collection[str]) -> str:
    """What is said of a name that a scenario does not have; ``word`` says of what it is."""
    return f"there is no {word} '{name}'; {maybe(name, known) or f'{word}s are listed in the scenario'}"


def closest(word: str, known: Iterable[str], alike: float = 0.5) -> str:
    """The known word that was likely meant, or none; from 0 for any to 1 for the same."""
    candidates = sorted(known)
    folded = [item for item in candidates if item.casefold() == word.casefold()]
    swapped = [item for item in candidates if len(item) == len(word) and sorted(item) == sorted(word)]
    likely = folded or swapped or get_close_matches(word[:LONGEST_WORD], candidates, n=1, cutoff=alike)
    return likely[0] if likely else ""


def short(value: object, longest: int = LONGEST_WORD) -> str:
    """What a file says, cut where it is too long for a sentence."""
    text = str(value)
    return text if len(text) <= longest else f"{text[: longest - 3]}..."


def items(tree: Any, key: str) -> list[tuple[int, Any]]:
    """What is listed under a key, with positions; nothing where there is no list."""
    listed = tree.get(key) if isinstance(tree, Mapping) else None
    return list(enumerate(listed)) if isinstance(listed, list | tuple) else []


def entries(tree: Any, key: str) -> list[tuple[int, Tree]]:
    """The mappings listed under a key, with their positions; anything else is for the models to refuse."""
    return [(index, item) for index, item in items(tree, key) if isinstance(item, Mapping)]


def ids(tree: Any, key: str) -> dict[str, int]:
    """Ids listed under a key, and where each is first."""
    found: dict[str, int] = {}
    for index, entry in entries(tree, key):
        if isinstance(entry.get("id"), str):
            found.setdefault(entry["id"], index)
    return found
