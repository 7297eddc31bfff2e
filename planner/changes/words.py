"""The words of changes: how each kind is read from text, and what to write instead of what cannot be read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from models import SPECIFICATIONS, Cost, Duration, Money
from models.base import Id, Name
from models.days_meant import how_to_write_a_day
from models.flaw import closest, short
from models.policy import Priority
from models.release import Carries
from planner.changes.base import Wrong
from planner.edits import BOTH_WAYS, ONE_WAY
from planner.rules import RULES

MOST = 1_000_000_000

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Of a date in a change: beyond them it is a slip of the keyboard."""


def _id(word: str) -> str:
    return _checked(Id, word, "is not an id", "letters, digits, dots, hyphens and underscores, such as MP090")


def _thing(word: str) -> str:
    return _checked(Name, word, "is not the name of anything counted", "such as gbcs or effort_days")


def _checked(kind: Any, word: str, fault: str, hint: str) -> str:
    try:
        return str(TypeAdapter(kind).validate_python(word))
    except ValidationError:
        raise Wrong(f"'{short(word)}' {fault}", hint, word) from None


def _day(word: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", word, re.ASCII):
            raise ValueError
        day = date.fromisoformat(word)
    except ValueError:
        raise Wrong(f"'{short(word)}' is not a date", how_to_write_a_day(word), word) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        hint = f"a date is in a year from {FIRST_YEAR} to {LAST_YEAR}"
        raise Wrong(f"'{word}' is too {'early' if day.year < FIRST_YEAR else 'late'} for a change", hint, word)
    return day


def _day_or_unknown(word: str) -> date | str:
    return word if word == "unknown" else _day(word)


def _day_or_none(word: str) -> date | str:
    return word if word == "none" else _day(word)


def _duration(text: str) -> Duration:
    try:
        return Duration.parse(text)
    except ValueError as error:
        says, _, hint = str(error).partition("; ")
        raise Wrong(says, hint or "write a number and a unit: 9 months, 20 WD or 14 days", text) from None


def _number(word: str) -> int:
    if not re.fullmatch(r"\d+", word, re.ASCII):
        raise Wrong(f"'{short(word)}' is not a number of something", "write a whole number, 0 or more", word)
    digits = word.lstrip("0") or "0"
    if len(digits) > len(str(MOST)) or int(digits) > MOST:
        raise Wrong(f"'{short(word)}' is too large", f"write at most {MOST}, or unlimited", word)
    return int(digits)


def _limit(word: str) -> int | str:
    return word if word == "unlimited" else _number(word)


def _money(word: str) -> Money:
    try:
        return TypeAdapter(Cost).validate_python(word)
    except ValidationError as refused:
        says, _, hint = str(refused.errors()[0]["ctx"]["error"]).partition("; ")
        raise Wrong(short(says), hint, word) from None


def _money_or_unknown(word: str) -> Money | str:
    return word if word == "unknown" else _money(word)


def _money_or_none(word: str) -> Money | str:
    return word if word == "none" else _money(word)


def _year(word: str) -> int:
    if not re.fullmatch(r"[12]\d{3}", word, re.ASCII):
        raise Wrong(f"'{short(word)}' is not a year", "such as 2021", word)
    return int(word)


def _one_of(*known: str) -> Callable[[str], str]:
    def read(word: str) -> str:
        if word in known:
            return word
        likely = closest(word, known)
        hint = f"did you mean '{likely}'?" if likely else f"one of {', '.join(known)}"
        raise Wrong(f"'{short(word)}' is not one of {', '.join(known)}", hint, word)

    return read


DURATIONS = "target, observed, or a chance from P1 to P99, such as P80"
"""What forecasts can count with."""


def read_durations(word: str) -> str:
    """What forecasts count with, from its word.

    Raises
    ------
    Wrong
        If it is none.
    """
    meant = durations_meant(word)
    if meant == word:
        return word
    raise Wrong(
        f"'{short(word)}' is not known here", f"did you mean '{meant}'?" if meant else f"write {DURATIONS}", word
    )


def durations_meant(word: str) -> str:
    """The word that was likely meant; of chances only one in another case, as others are other chances."""
    if re.fullmatch(r"P[1-9][0-9]?", word, re.ASCII | re.IGNORECASE):
        return word.upper()
    return closest(word, ("target", "observed"))


READERS: Mapping[str, Callable[[str], Any]] = {
    "MODIFICATION": _id,
    "MODIFICATION...": _id,
    "RELEASE": _id,
    "RELEASE|none": _id,
    "OPTION": _id,
    "THING": _thing,
    "DATE": _day,
    "DATE|unknown": _day_or_unknown,
    "DATE|none": _day_or_none,
    "DURATION": _duration,
    "NUMBER": _number,
    "NUMBER|unlimited": _limit,
    "MONEY|unknown": _money_or_unknown,
    "MONEY|none": _money_or_none,
    "YEAR": _year,
    "STEP": _id,
    "BODY": _id,
    "MILESTONE": _id,
    "DURATIONS": read_durations,
    "ABOUT...": _id,
    "WORD...": str,
    "RULE": _one_of(*(rule.id for rule in RULES if rule.kind != "structure")),
    "LINK": _one_of(*ONE_WAY, *BOTH_WAYS),
    "SIDE": _one_of("dcc", "party"),
    "SPECIFICATION": _one_of(*SPECIFICATIONS),
    "IMPACT": _one_of("yes", "no", "unknown"),
    "PRIORITY": _one_of(*get_args(Priority)),
    "CARRIES": _one_of(*get_args(Carries)),
}
"""How each kind of word is read."""

_UNIT = re.compile(r"\d+", re.ASCII)


def read_words(pattern: str, words: list[str], usage: str) -> list[Any]:
    """The values of the words that follow a verb; what may be left out and is, is None."""
    values: list[Any] = []
    left = list(words)
    slots = pattern.split()
    for index, slot in enumerate(slots):
        kind = slot.strip("[]")
        required = sum(not other.startswith("[") for other in slots[index:])
        if kind.endswith("..."):
            values.append(tuple(READERS[kind](word) for word in left))
            left = []
        elif slot.startswith("[") and len(left) <= required:
            values.append(None)
        elif not left:
            raise Wrong(f"{kind.split('|', 1)[0].lower()} is missing", f"write {usage}")
        else:
            values.append(READERS[kind](_taken(kind, left)))
    if left:
        raise Wrong(f"'{short(left[0])}' is one word too many", f"write {usage}", left[0])
    return values


def _taken(kind: str, left: list[str]) -> str:
    """The next word; of a duration its unit too."""
    word = left.pop(0)
    if kind == "DURATION" and left and word.lstrip("-").isdigit():
        return f"{word} {left.pop(0)}"
    return word
