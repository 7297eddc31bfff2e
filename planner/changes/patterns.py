"""Patterns of changes: words with a span or a list in braces, "delay MP090 {0..60 step 5} WD", for a sweep."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from models.flaw import short
from planner.changes import Change, Mistake, Mistakes, read
from planner.changes.base import Wrong

MOST_VALUES = 10_000
"""Of one pair of braces."""

USAGE = "write {0..60 step 5}, {2021-06-01..2021-06-30 step 7} or {1, 2}"

_BRACES = re.compile(r"\{([^{}]*)\}")
_DAY = r"\d{4}-\d{2}-\d{2}"
_SPAN = re.compile(rf"(\d{{1,9}}|{_DAY})\s*\.\.\s*(\d{{1,9}}|{_DAY})(?:\s+step\s+(\d{{1,9}}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Listed:
    """Words one by one: {1, 2}."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Whole numbers in a row, or days, which are counted as ``date.toordinal`` does: {0..60 step 5}."""

    first: int
    last: int
    step: int
    of_days: bool

    @property
    def numbers(self) -> range:
        """Those that are asked for."""
        return range(self.first, self.last + 1, self.step)

    @property
    def words(self) -> tuple[str, ...]:
        """The same as they stand in a change."""
        return tuple(map(self.word, self.numbers))

    def word(self, number: int) -> str:
        """A number of the span, asked for or between those, as it stands in a change."""
        return date.fromordinal(number).isoformat() if self.of_days else str(number)

    def number(self, word: str) -> int:
        """The same the other way round."""
        return date.fromisoformat(word).toordinal() if self.of_days else int(word)


Braces = Listed | Span


@dataclass(frozen=True, slots=True)
class Pattern:
    """A change with braces, or without any."""

    text: str
    braces: tuple[Braces, ...]

    def filled(self, words: Sequence[str]) -> str:
        """The change with a word for each of its braces."""
        left = iter(words)
        return _BRACES.sub(lambda _: next(left), self.text)

    def as_said(self, word: str) -> str:
        """A word of one of its changes as it stands here: itself, or the braces that it comes from."""
        found = (f"{{{inside}}}" for inside in _BRACES.findall(self.text))
        from_braces = (
            text
            for text, braces in zip(found, self.braces, strict=True)
            if any(value in word for value in braces.words)
        )
        return word if word in self.text else next(from_braces, word)

    def name(self, index: int) -> str:
        """One of its braces by what stands around it: "delay MP090 ... WD"."""
        parts = (f"{{{found}}}" for found in _BRACES.findall(self.text))
        return self.filled(["..." if here == index else part for here, part in enumerate(parts)])


def with_braces(text: str) -> str:
    """A change with braces around its span, if that has none: "capacity gbcs 1..6" as "capacity gbcs {1..6}"."""
    return text if "{" in text else _SPAN.sub(lambda found: f"{{{found.group()}}}", text)


def read_pattern(text: str) -> Pattern:
    """A pattern from its text, without looking at what it says of a scenario.

    Raises
    ------
    Wrong
        If its braces cannot be read.
    """
    rest = _BRACES.sub("", text)
    if stray := next((char for char in rest if char in "{}"), None):
        raise Wrong(f"a '{stray}' without its other half", USAGE, stray)
    return Pattern(text, tuple(_braces(found.group(1)) for found in _BRACES.finditer(text)))


def read_patterns(texts: Sequence[str]) -> tuple[Pattern, ...]:
    """Several patterns, each change of which can be read.

    Raises
    ------
    Mistakes
        With every pattern that cannot be read, or that gives a change which cannot.
    """
    patterns: list[Pattern] = []
    mistakes: list[Mistake] = []
    for index, text in enumerate(texts):
        try:
            patterns.append(read_pattern(text))
        except Wrong as wrong:
            mistakes.append(Mistake.of(index, wrong))
            continue
        try:
            for _ in changes_of(patterns[-1]):
                pass
        except Wrong as wrong:
            mistakes.append(Mistake(index, wrong.says, wrong.hint, patterns[-1].as_said(wrong.word)))
    if mistakes:
        raise Mistakes(mistakes)
    return tuple(patterns)


def changes_of(pattern: Pattern) -> Iterator[Change]:
    """Every change that a pattern stands for.

    Raises
    ------
    Wrong
        If one of them cannot be read.
    """
    for words in product(*(braces.words for braces in pattern.braces)):
        yield read(pattern.filled(words))


def _braces(inside: str) -> Braces:
    text = inside.strip()
    if ".." not in text:
        return _list(text)
    found = _SPAN.fullmatch(text)
    if not found:
        raise Wrong(f"'{short(text)}' is not a span", USAGE, inside)
    first, last, step = found.groups(default="1")
    if ("-" in first) != ("-" in last):
        raise Wrong(f"'{short(text)}' begins with a number and ends with a day, or the other way round", USAGE, inside)
    return _checked(Span(_number(first), _number(last), int(step), of_days="-" in first), inside)


def _list(text: str) -> Listed:
    words = tuple(" ".join(word.split()) for word in text.split(","))
    if "" in words:
        raise Wrong("braces with nothing in them" if words == ("",) else "a list with a gap", USAGE, text)
    if twice := next((word for word in words if words.count(word) > 1), None):
        raise Wrong(f"'{short(twice)}' is listed twice", "say each once", twice)
    return Listed(words)


def _number(word: str) -> int:
    if "-" not in word:
        return int(word)
    try:
        return date.fromisoformat(word).toordinal()
    except ValueError:
        raise Wrong(f"'{word}' is not a date", "write year-month-day: 2021-06-24", word) from None


def _checked(span: Span, inside: str) -> Span:
    if span.step == 0:
        raise Wrong("a step of 0", "write 1 or more", inside)
    if span.last < span.first:
        raise Wrong(f"'{short(inside.strip())}' goes down", "write the smaller end first", inside)
    if len(span.numbers) > MOST_VALUES:
        says = f"{len(span.numbers):,} values, and a sweep goes through {MOST_VALUES:,} of one span at most"
        raise Wrong(says, "make the step larger, or the span shorter", inside)
    if span.numbers[-1] != span.last:
        says = f"{span.word(span.last)} is not reached from {span.word(span.first)} in steps of {span.step}"
        raise Wrong(says, f"end at {span.word(span.numbers[-1])}, or take another step", inside)
    return span
