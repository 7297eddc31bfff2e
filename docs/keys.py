"""The keys of every JSON document, from the models that write them: a part of ``make docs``."""

import ast
import inspect
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules
from typing import Any, Literal

from pydantic.fields import FieldInfo

import models.run
from models.base import Data
from models.duration import Duration
from models.money import Money
from models.result import Result
from planner.report import documents

HEAD = """\
# JSON documents

<!-- Written by `make docs` from the models of the documents: change those, not this page. -->

What `--json` prints, key by key; the [scenario format](scenario-format.md) tells more of the result document. Dates are
ISO dates, money is text, pounds with two decimals, and a null stands where there is nothing. Parts that several
documents share are at the end.
"""

WORDS = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    date: "date",
    datetime: "moment",
    Duration: "duration",
    Money: "money",
}

Model = type[Data]


def documents_page() -> str:
    """The whole page."""
    roots = list(_documents())
    parts = {root: list(_parts(root)) for root in roots}
    shared = [part for part in _once(parts) if sum(part in found for found in parts.values()) > 1 and part not in parts]
    lines = [HEAD]
    for root in sorted(roots, key=_format):
        own = [part for part in parts[root] if part not in shared and part not in parts]
        lines += [
            f"## `{_format(root)}`: {_name(root).lower()}\n",
            *_section(root),
            *(line for part in own for line in _part(part)),
        ]
    lines += ["## Shared parts\n", *(line for part in sorted(shared, key=_name) for line in _part(part))]
    return "\n".join(lines)


def _documents() -> Iterator[Model]:
    """The models that have a format."""
    modules = [import_module(f"{documents.__name__}.{module.name}") for module in iter_modules(documents.__path__)]
    yield Result
    for module in (models.run, *modules):
        own = (one for one in vars(module).values() if inspect.isclass(one) and one.__module__ == module.__name__)
        yield from (one for one in own if issubclass(one, Data) and "format" in one.model_fields)


def _once(parts: Mapping[Model, list[Model]]) -> list[Model]:
    return list(dict.fromkeys(part for found in parts.values() for part in found))


def _parts(model: Model) -> Iterator[Model]:
    """The models that one holds, and those that they hold."""
    found: list[Model] = []
    left = [model]
    while left:
        for kind in (field.annotation for field in _printed(left.pop(0)).values()):
            new = [one for one in _models_in(kind) if one not in found]
            found += new
            left += new
    return iter(found)


def _printed(model: Model) -> dict[str, FieldInfo]:
    """The fields that are keys of the document."""
    return {key: field for key, field in model.model_fields.items() if not field.exclude}


def _models_in(kind: Any) -> Iterator[Model]:
    if inspect.isclass(kind) and issubclass(kind, Data):
        yield kind
    for inner in typing.get_args(kind):
        yield from _models_in(inner)


def _section(model: Model) -> Iterator[str]:
    yield f"{_first_line(model)}\n"
    yield "| key | is | holds |\n|---|---|---|"
    told = _told(model)
    for key, field in _printed(model).items():
        yield f"| `{key}` | {_kind(field.annotation)} | {told.get(key, '')} |"
    yield ""


def _part(model: Model) -> Iterator[str]:
    yield f"### {_name(model)}\n"
    yield from _section(model)


def _name(model: Model) -> str:
    """ "Modification risk row" of ModificationRiskRow."""
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in model.__name__).strip()
    return words[:1].upper() + words[1:]


def _format(model: Model) -> str:
    field = model.model_fields["format"]
    return str(field.default) if isinstance(field.default, str) else str(typing.get_args(field.annotation)[0])


def _first_line(model: Model) -> str:
    return (inspect.getdoc(model) or "").split("\n\n")[0].replace("\n", " ").replace("``", "`")


@cache
def _told(model: Model) -> dict[str, str]:
    """What stands below each field in its class."""
    (body,) = [
        node.body
        for node in ast.parse(inspect.getsource(inspect.getmodule(model) or model)).body
        if isinstance(node, ast.ClassDef) and node.name == model.__name__
    ]
    found = {
        field.target.id: _in_a_cell(str(text.value.value))
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
    }
    parents = [base for base in model.__bases__ if issubclass(base, Data) and base is not Data]
    return {**{key: words for parent in parents for key, words in _told(parent).items()}, **found}


def _in_a_cell(text: str) -> str:
    return " ".join(text.split()).replace("``", "`").replace("|", "\\|")


def _kind(kind: Any) -> str:
    """A type in words."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in inner)
    if origin in (types.UnionType, typing.Union):
        words = [_kind(one) for one in inner if one is not type(None)]
        return " or ".join([*words, *(["null"] if type(None) in inner else [])])
    if origin is typing.Annotated:
        return _kind(inner[0])
    if origin is tuple:
        return f"list of {_kind(inner[0])}"
    if origin is dict:
        return f"{_kind(inner[1])} by name"
    if inspect.isclass(kind) and issubclass(kind, Data):
        is_document = "format" in kind.model_fields
        return f"`{_format(kind)}`" if is_document else f"[{_name(kind)}](#{_name(kind).lower().replace(' ', '-')})"
    return WORDS.get(kind, "value")
