"""What columns are called: the keys of a scenario file in the words of the SEC."""

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


def key_of(words: str, keys: tuple[str, ...] | list[str]) -> str | None:
    """The key that is called so, or is written so."""
    return next((key for key in keys if words in (in_words(key), key)), None)
