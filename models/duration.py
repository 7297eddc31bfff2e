"""How long something takes, in the units of the SEC: "9 months", "20 WD", "14 days"."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, SchemaSerializer, core_schema

Unit = Literal["months", "WD", "days"]

MAX_AMOUNT: Final = 1200
"""A hundred years of months: no plan needs more, so a longer one is a slip of the keyboard."""

_UNITS: Final[dict[str, Unit]] = {"month": "months", "months": "months", "wd": "WD", "day": "days", "days": "days"}

_AS_TEXT: Final = core_schema.to_string_ser_schema(when_used="always")

_TEXT: Final = re.compile(r" *(-?[0-9]+) *(months?|wd|days?) *", re.IGNORECASE | re.ASCII)

# JSON Schema has no switch for "any case", so each letter is spelt twice.
_SCHEMA_PATTERN: Final = r"^ *[0-9]{1,4} *([Mm][Oo][Nn][Tt][Hh][Ss]?|[Ww][Dd]|[Dd][Aa][Yy][Ss]?) *$"


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of calendar months, Working Days or calendar days.

    Durations are not ordered: nine months and 190 WD can be compared only as the dates that they
    give, counted from a day (``Calendar.cut_off``).

    As a field of a pydantic model it is read from text, and always written as text.
    """

    amount: int
    unit: Unit

    # Where no field tells pydantic the type (the default in a JSON schema), it asks the object; a
    # dataclass that does not answer is written as a mapping, which no reader would accept.
    __pydantic_serializer__: ClassVar = SchemaSerializer(core_schema.any_schema(serialization=_AS_TEXT))

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("a duration cannot be negative")
        if self.amount > MAX_AMOUNT:
            raise ValueError(f"a duration cannot be more than {MAX_AMOUNT} {self.unit}")

    def __str__(self) -> str:
        unit = self.unit.removesuffix("s") if self.amount == 1 else self.unit
        return f"{self.amount} {unit}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "9 months", "20 WD" or "14 days", in any case; ValueError says what to write."""
        found = _TEXT.fullmatch(text)
        if found is None:
            raise _not_a_duration(text)
        amount, unit = found.groups()
        return cls(_whole(amount), _UNITS[unit.lower()])

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        raise _not_a_duration(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        # One plain validator, not a union of "text" and "object": a union reports both failures.
        return core_schema.no_info_plain_validator_function(cls._validate, serialization=_AS_TEXT)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": _SCHEMA_PATTERN, "examples": ["9 months", "20 WD", "14 days"]}


def _whole(amount: str) -> int:
    """The number; of one that is too large its sign is enough, as Python refuses to read thousands of digits."""
    digits = amount.lstrip("-").lstrip("0") or "0"
    size = MAX_AMOUNT + 1 if len(digits) > len(str(MAX_AMOUNT)) else int(digits)
    return -size if amount.startswith("-") else size


def _not_a_duration(value: object) -> ValueError:
    return ValueError(f'{value!r} is not a duration; write a number and a unit: "9 months", "20 WD" or "14 days"')
