"""What a change is: words that are read, an effect on a scenario, and a sentence. All that its author has to know."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import ClassVar, TypeVar

from models import Modification, Money, Place, Release, Scenario
from models.flaw import maybe
from planner.calendar import CalendarError
from planner.forecast import with_forecasts


class Wrong(ValueError):
    """A change that cannot be read, or cannot be made: what is wrong, what may help, and the word it is about."""

    def __init__(self, says: str, hint: str = "", word: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.hint = hint
        self.word = word


@dataclass(frozen=True)
class Change(ABC):
    """One change of a scenario; its fields are its words, in their order."""

    verb: ClassVar[str]
    """The word it begins with."""
    words: ClassVar[str]
    """What follows the verb: names of ``planner.changes.words.READERS``, in brackets what may be left out."""
    example: ClassVar[str]
    does: ClassVar[str]
    """What it does, for the list of changes."""
    rank: ClassVar[int] = 1
    """Changes that are made at once are made in the order of their ranks, so that the order of their words is none."""

    @property
    @abstractmethod
    def writes(self) -> tuple[Place, ...]:
        """The places of the scenario that it sets, by names."""

    def sets(self, _before: Scenario, _after: Scenario) -> tuple[Place, ...]:
        """The places that it has set: those that it writes, and what follows from them in these scenarios."""
        return self.writes

    @property
    def settles(self) -> tuple[Place, ...]:
        """The places that no other change may set together with it; usually those that it sets."""
        return self.writes

    @abstractmethod
    def apply(self, scenario: Scenario) -> Scenario:
        """The scenario with the change made; the one given stays as it is.

        Raises
        ------
        Wrong
            If it names what the scenario does not have, or cannot be made there.
        """

    def look_at(self, after: Scenario) -> None:  # noqa: B027 - most changes can be together with whatever else there is
        """See what comes out of all the changes that are made at once.

        Raises
        ------
        Wrong
            If it cannot be together with that.
        """

    @abstractmethod
    def says(self, before: Scenario) -> str:
        """What is then so, and what was before, as a clause; ``before`` is the scenario without any of the changes."""

    def says_beside(self, before: Scenario, _others: Sequence[Change]) -> str:
        """The same, where changes that are made at once with it may say something narrower."""
        return self.says(before)

    def __str__(self) -> str:
        """The words, which read again give the same change."""
        given = [getattr(self, field.name) for field in fields(self)]
        flat = [word for value in given for word in (value if isinstance(value, tuple) else (value,))]
        return " ".join([self.verb, *(_word(word) for word in flat if word is not None)])


def _word(value: object) -> str:
    """A value as it is written in a change; money without its sign and commas, as in a span."""
    return value.plain.removesuffix(".00") if isinstance(value, Money) else str(value)


Thing = TypeVar("Thing")


def modification_in(scenario: Scenario, name: str) -> Modification:
    """The modification of that id."""
    return _named(scenario.modification_of, name, "modification")


def release_in(scenario: Scenario, name: str) -> Release:
    """The release of that id."""
    return _named(scenario.release_of, name, "release")


def _named(things: Mapping[str, Thing], name: str, word: str) -> Thing:
    if name not in things:
        raise not_known(name, word, things)
    return things[name]


def not_known(name: str, word: str, known: Collection[str]) -> Wrong:
    """A name that nothing has."""
    hint = maybe(name, known) or f"known here: {', '.join(sorted(known)[:12]) or 'none'}"
    return Wrong(f"there is no {word} '{name}'", hint, name)


def forecast_again(scenario: Scenario) -> Scenario:
    """The scenario with forecasts as they are after a change.

    Raises
    ------
    Wrong
        If one would be beyond the tables of bank holidays.
    """
    try:
        return with_forecasts(scenario)
    except CalendarError as error:
        raise Wrong(f"a decision cannot be forecast then: {error}", "give the date on which it is expected") from None
