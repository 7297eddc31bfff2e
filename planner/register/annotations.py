"""From the type of a model's field to the kind of its cells."""

import types
import typing
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Literal

from pydantic import StringConstraints

from models.base import Data
from models.duration import Duration
from models.governance import PATHWAY_NAMES
from models.modification import After
from models.money import Money
from models.scenario import Scenario, Waiver
from planner.register.groups import ByName, Group, Several
from planner.register.kinds import Amount, Day, Kind, Number, Span, Text, Tick, Word
from planner.register.lists import Lines, Links, Words

DURATION = Span(called="a duration, such as 9 months or 20 WD")
PRINTED = {name: word for word, name in PATHWAY_NAMES.items()}
"""Words that papers print otherwise: Authority-Determined is the path authority."""

IMPACT_WORDS = ("yes", "no", "unknown")


@cache
def kinds_of(model: type[Data]) -> dict[str, Kind]:
    """By field, in their order, what cells of it hold."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {name: Words() if (model, name) in _WORDS else kind_of(hints[name]) for name in model.model_fields}


_WORDS = {(Scenario, "goals"), (Waiver, "about")}
"""Lists of names, though their types allow any text."""


def kind_of(annotation: Any) -> Kind:
    """What cells of a type hold."""
    parts = list(_parts(annotation))
    found = [one for part, constraints in parts if (one := _kind(part, constraints)) is not None]
    words = tuple(word for one in found if isinstance(one, Word) for word in one.choices)
    others = [one for one in found if not isinstance(one, Word)]
    if not others:
        return _of_words(words) if words else next(iter(found), Kind())
    if isinstance(others[0], Day):
        return Day(words)
    return others[0]


def _of_words(words: tuple[str, ...]) -> Kind:
    return Tick(IMPACT_WORDS) if set(words) == set(IMPACT_WORDS) else Word(words, printed=PRINTED)


def _parts(annotation: Any, constraints: bool = False) -> Iterator[tuple[Any, bool]]:  # noqa: FBT001, FBT002
    """The types that a type is one of, each with whether its text has to look a certain way."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from _parts(inner[0], any(isinstance(one, StringConstraints) for one in inner[1:]))
    elif origin in (types.UnionType, typing.Union):
        for one in inner:
            yield from _parts(one)
    elif annotation is not type(None):
        yield annotation, constraints


def _kind(part: Any, is_constrained: bool) -> Kind | None:  # noqa: FBT001
    origin, inner = typing.get_origin(part), typing.get_args(part)
    if origin is Literal:
        return Word(tuple(map(str, inner)), printed=PRINTED)
    if origin is dict:
        return ByName(kind_of(inner[1]), _names(inner[0]))
    if origin is tuple:
        return _list_of(inner[0])
    if part is str:
        return Word(called="a name without spaces") if is_constrained else Text()
    if isinstance(part, type) and issubclass(part, Data):
        return Group(part)
    return {Money: Amount(), date: Day(), bool: Tick(), int: Number(), float: Number(), Duration: DURATION}.get(part)


def _names(annotation: Any) -> tuple[str, ...]:
    """The words of a literal type, which are all the keys that there may be."""
    return tuple(map(str, typing.get_args(annotation))) if typing.get_origin(annotation) is Literal else ()


def _list_of(annotation: Any) -> Kind:
    if annotation is After:
        return Links()
    item = kind_of(annotation)
    if isinstance(item, Word):
        return Words(item)
    if isinstance(item, Text):
        return Lines()
    return Several(item)
