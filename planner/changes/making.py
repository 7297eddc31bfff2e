"""Changes made in a scenario, all at once: what comes out, what is then so, and what cannot be."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models import Place, Scenario
from models.consistency import flaws
from planner.changes.add import Add
from planner.changes.add_release import AddRelease
from planner.changes.base import Change, Wrong
from planner.forecast import not_forecast
from planner.horizon import beyond_the_tables


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one of several changes, counted from 0; ``word`` is the one it is about, if there is one."""

    index: int
    says: str
    hint: str
    word: str = ""

    @classmethod
    def of(cls, index: int, wrong: Wrong) -> "Mistake":
        """A mistake that a change itself has found."""
        return cls(index, wrong.says, wrong.hint, wrong.word)


class Mistakes(ValueError):
    """Changes that cannot be made, with all that is wrong with them."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("; ".join(f"change {one.index + 1}: {one.says}" for one in mistakes))
        self.mistakes = tuple(mistakes)


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
    result, mistakes = _applied(scenario, changes)
    if mistakes := mistakes or list(_refused(result, changes)):
        raise Mistakes(mistakes)
    for says, hint in _faults(result):
        raise Mistakes([_blamed(scenario, changes, says, hint)])
    return result


def beside_unread(scenario: Scenario, changes: Mapping[int, Change], unread: Mapping[int, str]) -> list[Mistake]:
    """What else is wrong with changes, by their numbers, where others cannot even be read.

    What may be wrong only because of those is passed over: a release, say, that one of them would have added.
    """
    numbers = list(changes)
    _, mistakes = _applied(scenario, list(changes.values()))
    words = {word for text in unread.values() for word in text.split()}
    return [replace(one, index=numbers[one.index]) for one in mistakes if one.word not in words]


def sentences(scenario: Scenario, changes: Sequence[Change]) -> list[str]:
    """What is so with each of the changes, as clauses; they have been made once already.

    What was before is what the scenario says, whatever another of the changes has set by then; a release that one of
    them adds is there, so that the others can name it.
    """
    for change in changes:
        if isinstance(change, Add | AddRelease):
            scenario = change.apply(scenario)
    return [change.says_beside(scenario, changes) for change in changes]


def _in_order(changes: Sequence[Change]) -> list[tuple[int, Change]]:
    """In the order in which they are made."""
    return sorted(enumerate(changes), key=lambda pair: (pair[1].rank, str(pair[1])))


def _applied(scenario: Scenario, changes: Sequence[Change]) -> tuple[Scenario, list[Mistake]]:
    """What comes out, and all that is wrong with single changes; of two that contradict each other one is made."""
    mistakes = list(_contradictions(changes))
    spare = {one.index for one in mistakes}
    for index, change in _in_order(changes):
        if index in spare:
            continue
        try:
            scenario = change.apply(scenario)
        except Wrong as wrong:
            mistakes.append(Mistake.of(index, wrong))
    return scenario, sorted(mistakes, key=lambda one: one.index)


def _contradictions(changes: Sequence[Change]) -> Iterator[Mistake]:
    """Changes that settle what another one settles, each told once."""
    first: defaultdict[Place, list[int]] = defaultdict(list)
    for index, change in enumerate(changes):
        for place in change.settles:
            first[place].append(index)
    found = {index: known for known, *others in reversed(first.values()) for index in others}
    for index, known in sorted(found.items()):
        says = f"'{changes[index]}' and '{changes[known]}' contradict each other"
        if changes[index] == changes[known]:
            says = f"'{changes[index]}' is there twice"
        yield Mistake(index, says, "keep one of the two")


def _refused(result: Scenario, changes: Sequence[Change]) -> Iterator[Mistake]:
    """What a change cannot be together with, in what comes out of them all."""
    for index, change in enumerate(changes):
        try:
            change.look_at(result)
        except Wrong as wrong:
            yield Mistake.of(index, wrong)


def _faults(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """What does not hang together, with a hint."""
    for flaw in (*flaws(scenario.model_dump(mode="json")), *not_forecast(scenario)):
        yield flaw.says, flaw.advice()
    for flaw in beyond_the_tables(scenario):
        yield flaw.says, f"{flaw.hint.partition(';')[0]}; give a date that they reach"


def _blamed(scenario: Scenario, changes: Sequence[Change], says: str, hint: str) -> Mistake:
    """The change that is to blame: the one since which this is wrong, at the word that names what it is about."""
    blamed = None
    for index, change in _in_order(changes):
        scenario = change.apply(scenario)
        is_wrong = any(one == says for one, _ in _faults(scenario))
        blamed = (index if blamed is None else blamed) if is_wrong else None
    assert blamed is not None, "the scenario was right before, and is wrong after the last"
    named = re.findall(r"[\w.-]+", says)
    return Mistake(blamed, says, hint, next((word for word in str(changes[blamed]).split()[1:] if word in named), ""))
