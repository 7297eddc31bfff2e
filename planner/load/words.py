"""What pydantic finds wrong, said as a sentence about the scenario file."""

import typing
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from models.base import SPECIFICATIONS
from models.clause import Place
from models.flaw import Flaw, short
from models.governance import NTHS, WEEKDAYS
from planner.changes.words import DURATIONS, durations_meant

Details = Mapping[str, Any]

_WANTED = {
    "int": ("a whole number", "write a number without a unit, such as 4"),
    "float": ("a number", "write a number, such as 0.3"),
    "date": ("a date", "write year-month-day: 2021-06-24"),
    "bool": ("yes or no", "write yes or no"),
    "string": ("text", "write one text, in quotes where it holds a colon or a bracket"),
    "tuple": ("a list", "write a list: [one, another]"),
    "dict": ("keys with values", "write keys with values: {key: value}"),
    "model": ("keys with values", ""),
}

_EXAMPLES = {
    "format": "secplan.scenario/1",
    "name": "sec-2021",
    "as_of": "2020-04-08",
    "releases": "[{id: jun-2021, go_live: 2021-06-24}]",
    "modifications": "[{id: MP090, decision: {expected: 2020-08-26}}]",
    "id": "MP090",
    "go_live": "2021-06-24",
    "decision": "{expected: 2020-08-26}, forecast, or unknown",
    "impacts": "{gbcs: yes}",
    "capacity": "{gbcs: 4, effort_days: 600}",
    "load": "{effort_days: 80}",
    "baseline": "{jun-2021: [MP090]}",
    "after": "[{id: MP090, gap: 20 WD}]",
    "modification": "CR1290",
    "release": "nov-2020",
    "rule": "uplift-limit",
    "about": '[duis, "2021"]',
    "granted_by": "SEC Panel",
    "on": "2022-09-19",
    "why": "BEIS mandated",
    "reason": "the State Funeral",
    "dcc": "9 months",
    "party": "6 months",
    "gap": "20 WD",
    "meets": "second Friday",
    "takes.target": "40 WD",
    "generate": "{pattern: sec, from: 2021, until: 2023}",
    "from": "2021",
    "until": "2023",
    "pattern": "sec",
}

PATTERNS = {
    "^[A": ("a name", "letters, digits, dots, hyphens and underscores, without spaces, such as MP090 or jun-2021"),
    "^[a": ("a name", "small letters, digits and underscores, such as effort_days"),
    "^(d": ("a name", "a year, or default"),
    "^(f": ("a day of each month", "such as: second Friday, fourth Wednesday, last Tuesday"),
    "^(1": ("a percentage", "a whole number from 0 to 100"),
    "^(t": ("known here", f"write {DURATIONS}"),
    r"^\S": ("a version", "write it without blanks at its ends, such as v6.1, or leave it out where nobody knows it"),
}
"""What was wanted, and a hint, by how the pattern begins."""

_ANY_PATTERN = ("what is wanted here", "")

_WORDS = {"decision": ("forecast", "unknown")}
"""Words that may stand in place of keys."""


def flaw_of(root: type[BaseModel], error: Details, at: Place = ()) -> Flaw:
    """One of pydantic's errors about a model that stands at a place."""
    location: Place = error["loc"]
    path = (*at, *location)
    name, given = _name(path), error["input"]
    match error["type"]:
        case "missing":
            return Flaw(path, f"'{name}' is missing", _example(name, path), lacks=(path,), at_key=True)
        case "extra_forbidden":
            return unknown_key(root, location, at)
        case "literal_error":
            return _not_one_of(path, name, error)
        case "value_error":
            says, _, hint = str(error["ctx"]["error"]).partition("; ")
            return Flaw(path, short(says, 200), hint or _example(name))
        case "string_pattern_mismatch":
            what, hint = PATTERNS.get(error["ctx"]["pattern"][:3], _ANY_PATTERN)
            meant = _meant(error["ctx"]["pattern"][:3], given)
            hint = f"did you mean '{meant}'?" if meant else hint
            return Flaw(path, f"{name}: '{short(given)}' is not {what}", hint, at_key=path[-1] == "[key]")
        case "string_too_long":
            says = f"{name}: '{short(given)}' has more than {error['ctx']['max_length']} characters"
            return Flaw(path, says, "shorten it", at_key=path[-1] == "[key]")
        case "greater_than_equal" | "less_than_equal":
            return _out_of_range(path, name, error)
        case kind:
            return _of_another_kind(root, path, kind, error)


def _name(path: Place) -> str:
    """What an error speaks of: the nearest key that the file may have."""
    own = ("[key]", "day", "unknown")
    keys = [part for part in path if isinstance(part, str) and part not in own]
    if path[-1:] == ("[key]",):
        keys.pop()
    if keys[-1:] == ["default"]:
        keys.pop()  # of an uplift limit; the file may have a number in its place
    return short(keys[-1]) if keys else "this"


def _meant(pattern: str, given: str) -> str:
    """A word of these that was likely meant; of meetings only one in another case, as a fifth Friday is no first."""
    if pattern == "^(t":
        return durations_meant(given)
    meetings = (f"{nth} {weekday}" for nth in NTHS for weekday in WEEKDAYS)
    return next((one for one in meetings if one.casefold() == given.casefold()), "")


def _example(name: str, path: Place = ()) -> str:
    """An example of what was wanted, which may be known by the key that it stands under."""
    known = _EXAMPLES.get(".".join(map(str, path[-2:])), _EXAMPLES.get(name))
    return f"for example {name}: {known}" if known else ""


def unknown_key(root: type[BaseModel], location: Place, at: Place) -> Flaw:
    """A key that its place does not have."""
    key = str(location[-1])
    known = _known_keys(root, location[:-1])
    if len(location) == 3 and location[0] == "releases":
        known.append("generate")
    says = f"'{short(key)}' is not a key of this place"
    return Flaw((*at, *location), says, f"known here: {', '.join(known)}", key, known, at_key=True)


def _not_one_of(path: Place, name: str, error: Details) -> Flaw:
    given = error["input"]
    words = [word.strip().strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    says = f"{name}: {_said(given)} is not known here"
    if set(words) == set(SPECIFICATIONS):
        says = f"there is no specification '{short(given)}'"
    hint = f"one of {', '.join(words)}" if len(words) > 1 else f"write {words[0]}"
    return Flaw(path, says, hint, given if isinstance(given, str) else "", words, at_key=path[-1] == "[key]")


def _out_of_range(path: Place, name: str, error: Details) -> Flaw:
    limits, given = error["ctx"], short(error["input"])
    if "le" in limits:
        return Flaw(path, f"{name}: {given} is more than {limits['le']}", f"write at most {limits['le']}")
    is_negative = f"{name}: {given} is negative"
    says = is_negative if limits["ge"] == 0 else f"{name}: {given} is less than {limits['ge']}"
    return Flaw(path, says, f"write {limits['ge']} or more")


def _of_another_kind(root: type[BaseModel], path: Place, kind: str, error: Details) -> Flaw:
    given, name = error["input"], _name(path)
    wanted, hint = _WANTED.get(kind.split("_", maxsplit=1)[0], ("what is wanted here", ""))
    if given is None:
        return Flaw(path, f"{name}: an entry without a value", "write the value, or remove the entry")
    reason = f" ({error['ctx']['error']})" if kind.startswith("date") and "ctx" in error else ""
    if kind == "model_type":
        hint = f"its keys: {', '.join(_known_keys(root, error['loc']))}"
    if kind == "tuple_type" and isinstance(given, str):
        hint = f"write a list: [{short(given)}]"
    word, words = (given, _WORDS[name]) if isinstance(given, str) and name in _WORDS else ("", ())
    return Flaw(path, f"{name}: {_said(given)} is not {wanted}{reason}", _example(name) or hint, word, words)


def _said(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "a list"
    return "a group of keys" if isinstance(value, Mapping) else f"'{short(value)}'"


def _known_keys(root: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """The keys of the model that stands at a path, found by walking the annotations."""
    here: Any = root
    for part in path:
        if part in (fields := fields_of(here)):
            here = _model_in(fields[part].annotation)
    return [str(name) for name in fields_of(here)]


def fields_of(model: Any) -> dict[str | int, Any]:
    """The fields of a model by the keys that they have in a file; none for anything else."""
    return {field.alias or name: field for name, field in getattr(model, "model_fields", {}).items()}


def _model_in(annotation: Any) -> Any:
    """The first model that an annotation mentions, if any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in typing.get_args(annotation) if (found := _model_in(argument))), None)
