"""Changes of a scenario, in words: read, made and told. ``CHANGES`` is the one list."""

from collections.abc import Sequence
from itertools import takewhile

from models import Scenario
from planner.changes.add import Add
from planner.changes.add_release import AddRelease
from planner.changes.allow import Allow
from planner.changes.approve import Approve
from planner.changes.as_of import AsOf
from planner.changes.base import Change, Wrong
from planner.changes.baseline import Baseline
from planner.changes.budget import Budget
from planner.changes.capacity import Capacity
from planner.changes.choose import Choose
from planner.changes.cost import Cost
from planner.changes.decide import Decide
from planner.changes.delay import Delay
from planner.changes.durations import Durations
from planner.changes.impact import Impact
from planner.changes.lead_time import LeadTimeOf
from planner.changes.link import Link
from planner.changes.load import Load
from planner.changes.making import Mistake, Mistakes, beside_unread, changed, sentences
from planner.changes.meant import change_meant
from planner.changes.meeting import Meeting
from planner.changes.move_release import MoveRelease
from planner.changes.pin import PinTo
from planner.changes.prioritise import Prioritise
from planner.changes.progress import Progress
from planner.changes.slip import Slip
from planner.changes.target import Target
from planner.changes.title import Title
from planner.changes.unlink import Unlink
from planner.changes.unpin import Unpin
from planner.changes.waive import Waive
from planner.changes.withdraw import Withdraw
from planner.changes.words import read_words

__all__ = [
    "CHANGES",
    "Change",
    "Mistake",
    "Mistakes",
    "Wrong",
    "changed",
    "made",
    "read",
    "read_all",
    "sentences",
    "usage",
    "without_quotes",
]

CHANGES: tuple[type[Change], ...] = (
    Delay,
    Decide,
    Progress,
    Approve,
    Withdraw,
    PinTo,
    Unpin,
    Impact,
    Choose,
    Prioritise,
    Target,
    LeadTimeOf,
    Load,
    Link,
    Unlink,
    Title,
    Add,
    Cost,
    MoveRelease,
    AddRelease,
    Capacity,
    Budget,
    Allow,
    Waive,
    Baseline,
    Meeting,
    Slip,
    Durations,
    AsOf,
)
"""Every change there is, in the order in which pages list them."""

CHANGE_OF = {change.verb: change for change in CHANGES}


def usage(change: type[Change]) -> str:
    """How it is written: "delay MODIFICATION DURATION"."""
    return f"{change.verb} {change.words}"


def read(text: str) -> Change:
    """A change from its words.

    Raises
    ------
    Wrong
        If they are none.
    """
    verb, *words = text.split() or [""]
    if verb not in CHANGE_OF:
        says = f"there is no change '{verb}'" if verb else "a change without words"
        raise Wrong(says, change_meant(verb, CHANGE_OF), verb)
    kind = CHANGE_OF[verb]
    hint = f"{usage(kind)}, such as: {kind.example}"
    return kind(*read_words(kind.words, words, hint))


def without_quotes(texts: Sequence[str]) -> str:
    """What was likely meant where the words of a change came one by one; nothing where they did not."""
    first, *others = texts or [""]
    if first not in CHANGE_OF or not others:
        return ""
    words = takewhile(lambda text: text not in CHANGE_OF and len(text.split()) == 1, others)
    return " ".join([first, *words])


def read_all(texts: Sequence[str]) -> tuple[Change, ...]:
    """Several changes from their words.

    Raises
    ------
    Mistakes
        With every one that cannot be read.
    """
    found, mistakes = _read_each(texts)
    if mistakes:
        raise Mistakes(mistakes)
    return tuple(found.values())


def made(scenario: Scenario, texts: Sequence[str]) -> tuple[tuple[Change, ...], Scenario]:
    """Changes from their words, and the scenario with all of them made at once.

    Raises
    ------
    Mistakes
        With everything that is wrong with any of them.
    """
    found, mistakes = _read_each(texts)
    if mistakes:
        unread = {one.index: texts[one.index] for one in mistakes}
        others = beside_unread(scenario, found, unread)
        raise Mistakes(sorted([*mistakes, *others], key=lambda one: one.index))
    changes = tuple(found.values())
    return changes, changed(scenario, changes)


def _read_each(texts: Sequence[str]) -> tuple[dict[int, Change], list[Mistake]]:
    """The changes that can be read, by their numbers, and what is wrong with the others."""
    found: dict[int, Change] = {}
    mistakes: list[Mistake] = []
    for index, text in enumerate(texts):
        try:
            found[index] = read(text)
        except Wrong as wrong:
            mistakes.append(Mistake.of(index, wrong))
    return found, mistakes
