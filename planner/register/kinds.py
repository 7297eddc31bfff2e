"""What a cell may hold: from a cell to what a scenario file would say, and back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, TypeGuard

from models.flaw import short
from planner.register.asked import Asked
from planner.register.cells import CellValue, described, is_a_day, number_text, plain_day
from planner.register.days import FIRST_DAY, asked_about_number, asked_about_text
from planner.register.quoted import is_plain, is_quoted, quoted, unquoted

Said = Any
"""A text, a list or a mapping, as YAML has it: the models decide about types."""

EMPTY: dict[str, Said] = {"[]": [], "{}": {}}
"""Lists and groups that are said to be empty, which is not the same as leaving them out."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that cells hold; by itself whatever the models make of it."""

    holds: ClassVar[str] = "a value"

    def read(self, cell: CellValue) -> Said:
        """What a cell says.

        Raises
        ------
        Asked
            If that is not clear.
        """
        if is_quoted(cell):
            return unquoted(str(cell))
        return self._read(cell)

    def _read(self, cell: CellValue) -> Said:
        return EMPTY.get(cell, cell.strip()) if isinstance(cell, str) else as_text(cell)

    def write(self, said: Said) -> CellValue:
        """The cell that says it: as one would write it, or in quotes where that would be asked about or mistaken."""
        natural = self._natural(said)
        try:
            is_same = _comparable(self.read(natural)) == _comparable(said)
        except Asked:
            is_same = False
        return natural if is_same and natural != "" else quoted(as_text(said))

    def _natural(self, said: Said) -> CellValue:
        if said in ([], {}):
            return "[]" if said == [] else "{}"
        return as_text(said)


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Running text, as it stands."""

    holds: ClassVar[str] = "text"

    def _read(self, cell: CellValue) -> Said:
        if isinstance(cell, str):
            return cell
        hint = "write an apostrophe before it, or give the cell the format of text and write it again"
        raise Asked(f"{described(cell)}, where text is wanted", hint, as_text(cell))

    def write(self, said: Said) -> CellValue:
        return said if is_plain(said) else quoted(said)


@dataclass(frozen=True, slots=True)
class Word(Kind):
    """An id, a duration, or one of some words."""

    holds: ClassVar[str] = "a word"
    choices: tuple[str, ...] = ()
    called: str = ""
    """What it is in a sentence, where that is more than a word."""
    printed: Mapping[str, str] = field(default_factory=dict, hash=False)
    """By what papers print for a word, the word."""

    def _read(self, cell: CellValue) -> Said:
        if not isinstance(cell, str):
            hint = "write an apostrophe before it, or give the cell the format of text and write it again"
            meant = number_text(cell) if _is_number(cell) else None
            raise Asked(f"{described(cell)}, where a word is wanted", hint, meant)
        word = cell.strip()
        bare = "".join(char for char in word if char.isprintable()).strip()
        if bare != word:
            raise Asked(f"'{short(cell)}' has characters that nobody sees", f"did you mean '{short(bare)}'?", bare)
        own = {_folded(one): one for one in self.choices}
        printed = {_folded(name): one for name, one in self.printed.items() if one in self.choices}
        return (printed | own).get(_folded(word), word)


def _folded(word: str) -> str:
    """A word as the papers may print it: Self-Governance is self-governance."""
    return " ".join(word.casefold().replace("-", " ").replace("_", " ").split())


ANY_WORD = Word()


@dataclass(frozen=True, slots=True)
class Span(Word):
    """A duration, which a number is none without its unit."""

    def _read(self, cell: CellValue) -> Said:
        if _is_number(cell):
            number = number_text(cell)
            hint = f"write its unit too, such as {number} months, {number} WD or {number} days"
            raise Asked(f"{described(cell)}, where a duration is wanted", hint)
        return Word._read(self, cell)  # noqa: SLF001 - its own class


@dataclass(frozen=True, slots=True)
class Tick(Kind):
    """Yes or no, or that nobody knows."""

    holds: ClassVar[str] = "yes or no"
    choices: tuple[str, ...] = ("yes", "no")

    def _read(self, cell: CellValue) -> Said:
        if isinstance(cell, bool):
            return "yes" if cell else "no"
        word = cell.strip().lower() if isinstance(cell, str) else number_text(cell) if _is_number(cell) else ""
        if (said := _PRINTED.get(word, word)) in self.choices:
            return said
        meant = next((answer for answer, signs in _TICKS.items() if word in signs and answer in self.choices), None)
        choices = f"{', '.join(self.choices[:-1])} or {self.choices[-1]}"
        guess = f"did you mean {meant}? " if meant else ""
        raise Asked(f"{described(cell)} is no readable tick", f"{guess}write {choices}", meant)

    def _natural(self, said: Said) -> CellValue:
        return {"true": "yes", "false": "no"}.get(str(said).lower(), str(said))


_PRINTED = {"y": "yes", "true": "yes", "n": "no", "false": "no", "tbc": "unknown", "to be confirmed": "unknown"}
"""What papers and spreadsheets print for an answer, and what can mean nothing else."""

_TICKS = {
    "yes": ("v", "4", "1", "x", "p", "ü", "✓", "✔", "☑", "√", "t", "tick"),
    "no": ("0", "-", "\u2013", "✗", "✘", "☐", "f", "none", "n/a"),
    "unknown": ("?", "tbd"),
}
"""What ticks look like that were read from paper or typed in a font of symbols, and what they probably mean."""


@dataclass(frozen=True, slots=True)
class Day(Kind):
    """A date, or one of some words."""

    holds: ClassVar[str] = "a date"
    words: tuple[str, ...] = ()

    def _read(self, cell: CellValue) -> Said:
        if is_a_day(cell):
            return plain_day(cell).isoformat()
        if isinstance(cell, date):
            hint = "a date has no time of day; write the date alone"
            raise Asked(f"{described(cell)}, where a date is wanted", hint, plain_day(cell).isoformat())
        if isinstance(cell, str):
            if cell.strip().lower() in self.words:
                return cell.strip().lower()
            raise asked_about_text(cell)
        if _is_number(cell):
            raise asked_about_number(cell)
        raise Asked(f"{described(cell)}, where a date is wanted", "write a date, such as 24 June 2021")

    def _natural(self, said: Said) -> CellValue:
        if said in self.words:
            return str(said)
        try:
            day = date.fromisoformat(said)
        except (TypeError, ValueError):
            return as_text(said)
        return day if day >= FIRST_DAY else as_text(said)


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A number."""

    holds: ClassVar[str] = "a number"

    def _read(self, cell: CellValue) -> Said:
        if _is_number(cell):
            return as_text(cell)
        bare = cell.strip().replace(",", "") if isinstance(cell, str) else ""
        if re.fullmatch(r"-?\d+(\.\d+)?", bare):
            hint = f"did you mean {bare}? write it as a number, in a cell whose format is not text"
            raise Asked(f"{described(cell)} is text, where a number is wanted", hint, bare)
        if isinstance(cell, str):
            return cell.strip()  # a word such as "unlimited"; the models know which there are
        raise Asked(f"{described(cell)}, where a number is wanted", "write a number, such as 4")

    def _natural(self, said: Said) -> CellValue:
        return float(said) if isinstance(said, float) else int(said) if re.fullmatch(r"-?\d+", str(said)) else str(said)


@dataclass(frozen=True, slots=True)
class Amount(Number):
    """Pounds: a number that a workbook can add up, where it holds the pence exactly."""

    holds: ClassVar[str] = "pounds"

    def _read(self, cell: CellValue) -> Said:
        if _is_number(cell):
            return f"{cell:.2f}" if round(cell, 2) == cell else number_text(cell)
        if isinstance(cell, str):
            return _in_pounds(cell.strip())
        return Number._read(self, cell)  # noqa: SLF001 - its own class

    def _natural(self, said: Said) -> CellValue:
        return float(said)


def _in_pounds(text: str) -> str:
    """As a scenario file may have it, £1,250,000.50, of what papers print: £4.5m. The models tell what is none."""
    found = re.fullmatch(r"(£?)([\d,]+(?:\.\d+)?) ?(k|m|bn)", text, re.ASCII | re.IGNORECASE)
    if found is None:
        return text
    pounds = Decimal(found[2].replace(",", "")) * _TIMES[found[3].lower()]
    return f"{found[1]}{pounds.normalize():f}"


_TIMES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}


def _is_number(cell: CellValue) -> TypeGuard[int | float]:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def as_text(value: Any) -> str:
    """A single value as a scenario file has it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number_text(value)
        case date():
            return plain_day(value).isoformat() if is_a_day(value) else str(value)
        case _:
            return str(value)


def _comparable(said: Said) -> Said:
    if isinstance(said, list | dict):
        return said
    return {"true": "yes", "false": "no"}.get(text := as_text(said), text)


def choices_of(kind: Kind) -> Iterator[str]:
    """The only words that a cell may hold; nothing where there are others."""
    if isinstance(kind, Word | Tick):
        yield from kind.choices
