"""Words in the braces of a change, as people write them."""

from dataclasses import fields

from models import Money
from planner.changes import CHANGES

OF_MONEY = frozenset(change.verb for change in CHANGES if any("Money" in str(one.type) for one in fields(change)))
"""The words of changes that say amounts."""


def value_in(change: str, word: str) -> str:
    """A value of a change: an amount of money with its sign, anything else as it stands."""
    if change.split(maxsplit=1)[0] not in OF_MONEY:
        return word
    try:
        return str(Money.parse(word))
    except ValueError:
        return word  # a release, or "none"
