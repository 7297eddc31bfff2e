"""Changes of a scenario, in words: read, made and told. ``CHANGES`` is the one list."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models import Place, Scenario
from models.consistency import flaws
from models.flaw import maybe
from planner.changes.add_release import AddRelease
from planner.changes.allow import Allow
from planner.changes.approve import Approve
from planner.changes.as_of import AsOf
from planner.changes.base import Change, Wrong
from planner.changes.baseline import Baseline
from planner.changes.capacity import Capacity
from planner.changes.choose import Choose
from planner.changes.decide import Decide
from planner.changes.delay import Delay
from planner.changes.durations import Durations
from planner.changes.impact import Impact
from planner.changes.move_release import MoveRelease
from planner.changes.pin import PinTo
from planner.changes.prioritise import Prioritise
from planner.changes.progress import Progress
from planner.changes.unpin import Unpin
from planner.changes.withdraw import Withdraw
from planner.changes.words import read_words
from planner.forecast import not_forecast
from planner.horizon import beyond_the_tables

__all__ = ["CHANGES", "Change", "Mistake", "Mistakes", "Wrong", "changed", "read", "read_all", "sentences", "usage"]

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
    MoveRelease,
    AddRelease,
    Capacity,
    Allow,
    Baseline,
    Durations,
    AsOf,
)
"""Every change there is, in the order in which pages list them."""

CHANGE_OF = {change.verb: change for change in CHANGES}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one of several changes, counted from 0; ``word`` is the one it is about, if there is one."""

    index: int
    says: str
    hint: str
    word: str = ""


class Mistakes(ValueError):
    """Changes that cannot be made, with all that is wrong with them."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("; ".join(f"change {one.index + 1}: {one.says}" for one in mistakes))
        self.mistakes = tuple(mistakes)


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
        raise Wrong(says, maybe(verb, CHANGE_OF) or f"changes are {', '.join(CHANGE_OF)}", verb)
    kind = CHANGE_OF[verb]
    hint = f"{usage(kind)}, such as: {kind.example}"
    return kind(*read_words(kind.words, words, hint))


def read_all(texts: Sequence[str]) -> tuple[Change, ...]:
    """Several changes from their words.

    Raises
    ------
    Mistakes
        With every one that cannot be read.
    """
    found: list[Change] = []
    mistakes: list[Mistake] = []
    for index, text in enumerate(texts):
        try:
            found.append(read(text))
        except Wrong as wrong:
            mistakes.append(Mistake(index, wrong.says, wrong.hint, wrong.word))
    if mistakes:
        raise Mistakes(mistakes)
    return tuple(found)


def changed(scenario: Scenario, changes: Sequence[Change]) -> Scenario:
    """The scenario with changes made, all at once: in whatever order they are given, the same comes out.

    Parameters
    ----------
    scenario
        Stays as it is.

    Raises
    ------
    Mistakes
        If two contradict each other, one cannot be made, or what comes out does not hang together.
    """
    if mistakes := list(_contradictions(changes)):
        raise Mistakes(mistakes)
    result = _applied(scenario, changes)
    for says, hint in _faults(result):
        raise Mistakes([_blamed(scenario, changes, says, hint)])
    return result


def sentences(scenario: Scenario, changes: Sequence[Change]) -> list[str]:
    """What is so with each of the changes, as clauses; they have been made once already."""
    said: dict[int, str] = {}
    for index, change in _in_order(changes):
        said[index] = change.says(scenario)
        scenario = change.apply(scenario)
    return [said[index] for index in range(len(changes))]


def _in_order(changes: Sequence[Change]) -> list[tuple[int, Change]]:
    """In the order in which they are made."""
    return sorted(enumerate(changes), key=lambda pair: (pair[1].rank, str(pair[1])))


def _applied(scenario: Scenario, changes: Sequence[Change]) -> Scenario:
    mistakes: list[Mistake] = []
    for index, change in _in_order(changes):
        try:
            scenario = change.apply(scenario)
        except Wrong as wrong:
            mistakes.append(Mistake(index, wrong.says, wrong.hint, wrong.word))
    if mistakes:
        raise Mistakes(sorted(mistakes, key=lambda one: one.index))
    return scenario


def _contradictions(changes: Sequence[Change]) -> Iterator[Mistake]:
    """Changes that set what another one sets."""
    first: defaultdict[Place, list[int]] = defaultdict(list)
    for index, change in enumerate(changes):
        for place in change.writes:
            first[place].append(index)
    for known, *others in first.values():
        for index in others:
            says = f"'{changes[index]}' and '{changes[known]}' contradict each other"
            if changes[index] == changes[known]:
                says = f"'{changes[index]}' is there twice"
            yield Mistake(index, says, "keep one of the two")


def _faults(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """What does not hang together, with a hint."""
    for flaw in (*flaws(scenario.model_dump(mode="json")), *beyond_the_tables(scenario), *not_forecast(scenario)):
        yield flaw.says, flaw.advice()


def _blamed(scenario: Scenario, changes: Sequence[Change], says: str, hint: str) -> Mistake:
    """The change that is to blame: the first after which it is wrong."""
    for index, change in _in_order(changes):
        scenario = change.apply(scenario)
        if any(True for _ in _faults(scenario)):
            return Mistake(index, says, hint)
    raise AssertionError("the scenario was right before, and is wrong after the last")
