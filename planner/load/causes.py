"""One mistake, one message: errors that only follow from another one are not told."""

from collections.abc import Iterator

from models import Place
from models.flaw import Flaw, closest
from planner.load.tree import Tree


def causes(tree: Tree, fields: list[Flaw], others: list[Flaw]) -> Iterator[Flaw]:
    """The flaws that no other explains.

    Parameters
    ----------
    fields
        Values that are wrong in themselves: what such a value refers to is not asked.
    others
        What does not hang together.
    """
    wrong = {flaw.path for flaw in fields if not flaw.lacks}
    absent = {place for flaw in fields for place in flaw.lacks} | wrong
    meant = _meant(fields, lacking={place[:-1] for flaw in (*fields, *others) for place in flaw.lacks})
    hanging = (flaw for flaw in others if flaw.path not in wrong and absent.isdisjoint(flaw.lacks))
    holders = {place[:-1] for place in tree.unread}
    for flaw in (*fields, *hanging):
        if not _is_unread(flaw, tree, holders) and not _is_misspelt(flaw, meant):
            yield flaw


def _is_unread(flaw: Flaw, tree: Tree, holders: set[Place]) -> bool:
    """Whether it comes from something that is refused already and not read, such as an alias."""
    if flaw.lacks:
        return any(place in tree.unread or place[:-1] in tree.merged for place in flaw.lacks)
    return flaw.path in tree.unread or (not flaw.at_key and flaw.path in holders)


def _meant(fields: list[Flaw], lacking: set[Place]) -> set[Place]:
    """The places that unknown keys were likely to fill, in mappings that lack one."""
    unknown = (flaw for flaw in fields if flaw.word and flaw.at_key and flaw.path[:-1] in lacking)
    return {(*flaw.path[:-1], closest(flaw.word, flaw.known)) for flaw in unknown}


def _is_misspelt(flaw: Flaw, meant: set[Place]) -> bool:
    return any(place in meant or (*place[:-1], "generate") in meant for place in flaw.lacks)
