"""What columns are called: the keys of a scenario file in the words of the SEC."""

from collections.abc import Iterable

from models.base import SPECIFICATION_NAMES

BETWEEN = ": "
"""Stands in a heading between a group and a key of it: "Impacts: GBCS"."""

_WORDS = {
    "dcc_systems": "DCC Systems",
    "go_live": "Go-live",
    "dcc_baseline": "DCC baseline",
    "dcc": "DCC",
    "smets": "SMETS",
    "chts": "CHTS",
    **SPECIFICATION_NAMES,
}


def in_words(key: str) -> str:
    """A key that a model knows, as a heading has it."""
    return _WORDS.get(key, key.replace("_", " ").capitalize())


def bare(heading: str) -> str:
    """What tells headings apart: neither capitals, nor spaces and breaks of lines around words."""
    return " ".join(heading.split()).casefold()


def called(heading: str, headings: Iterable[str]) -> str | None:
    """The one among these that is meant, if one is."""
    return next((one for one in headings if bare(one) == bare(heading)), None)


def key_of(words: str, keys: tuple[str, ...] | list[str]) -> str | None:
    """The key that is called so, or is written so."""
    return next((key for key in keys if called(words, (in_words(key), key))), None)
