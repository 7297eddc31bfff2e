"""What pydantic finds wrong, said as a sentence about the scenario file."""

import typing
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from models.base import SPECIFICATIONS
from models.consistency import maybe

Details = Mapping[str, Any]


def sentence(root: type[BaseModel], error: Details) -> tuple[str, str]:
    """What is wrong, and a hint that may be empty."""
    name = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str) and part != "[key]"), "this")
    match error["type"]:
        case "missing":
            return f"'{name}' is missing", ""
        case "extra_forbidden":
            known = _known_keys(root, error["loc"][:-1])
            return f"'{name}' is not a key of this place", maybe(name, known) or f"known here: {', '.join(known)}"
        case "literal_error":
            return _not_one_of(name, error)
        case "value_error":
            return str(error["ctx"]["error"]), ""
        case "string_pattern_mismatch":
            return f"{name}: '{error['input']}' is not a name", _name_hint(name)
        case "greater_than_equal" if error["ctx"]["ge"] == 0:
            return f"{name}: {error['input']} is negative", "write 0 or more"
        case kind:
            return f"{name}: {_expected(kind, error)}", ""


def _not_one_of(name: str, error: Details) -> tuple[str, str]:
    words = [word.strip().strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    if set(words) == set(SPECIFICATIONS):
        return f"there is no specification '{error['input']}'", maybe(str(error["input"]), words) or _one_of(words)
    return f"{name}: {_said(error['input'])} is not known here", maybe(str(error["input"]), words) or _one_of(words)


def _one_of(words: Iterable[str]) -> str:
    return "one of " + ", ".join(words)


def _name_hint(name: str) -> str:
    if name in ("capacity", "load"):
        return "small letters, digits and underscores, such as effort_days"
    return "letters, digits, dots, hyphens and underscores, without spaces, such as MP090 or jun-2021"


_EXPECTED = {
    "int": "a whole number",
    "date": "a date such as 2021-06-24",
    "bool": "yes or no",
    "string": "text",
    "list": "a list",
    "tuple": "a list",
    "dict": "keys with values",
    "model": "keys with values",
}


def _expected(kind: str, error: Details) -> str:
    if kind.startswith("date_from_datetime") and ":" in (message := str(error["msg"]).replace("or datetime", "")):
        return f"{_said(error['input'])} is not a date ({message.rpartition(', ')[2]})"
    wanted = _EXPECTED.get(kind.split("_", maxsplit=1)[0])
    return f"{_said(error['input'])} is not {wanted}" if wanted else str(error["msg"])


def _said(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, Mapping):
        return "a group of keys"
    text = str(value)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"


def _known_keys(root: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """The keys of the model that stands at a path, found by walking the annotations."""
    here: Any = root
    for part in path:
        if part in (fields := _fields(here)):
            here = _model_in(fields[part].annotation)
    return [str(name) for name in _fields(here)]


def _fields(model: Any) -> dict[str | int, Any]:
    return {field.alias or name: field for name, field in getattr(model, "model_fields", {}).items()}


def _model_in(annotation: Any) -> Any:
    """The first model that an annotation mentions, if any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in typing.get_args(annotation) if (found := _model_in(argument))), None)
