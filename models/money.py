"""Money: pounds sterling, exact to the penny; no binary float ever holds it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, SchemaSerializer, core_schema

PENCE: Final = 100
"""In a pound."""

DEAREST: Final = 1_000_000_000
"""Pounds that one cost or budget may be: a larger one is a slip of the keyboard, and their sums stay exact."""

_AS_TEXT: Final = core_schema.plain_serializer_function_ser_schema(lambda money: money.plain, when_used="always")

_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
"""Digits, or digits in groups of three."""

_TEXT: Final = re.compile(rf" *(-?)£?({_NUMBER})(?:\.([0-9]+))? *", re.ASCII)

LONGEST: Final = 40
"""Characters of an amount; a longer text is none."""

HINT: Final = "write pounds with at most two decimals, such as 1250000 or 1250000.50"

UNKNOWN_HINT: Final = "leave it out where nobody knows it yet; else write pounds, such as 1250000 or 1250000.50"


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole pence; a difference of two may be below nothing.

    As a field of a pydantic model it is read from text, a whole number of pounds or a ``Decimal``, and always written
    as text with two decimals. A ``float`` is refused, even one that holds its pence exactly: whoever wrote 0.5 and was
    taken at their word would be refused at 0.1, which no float is.
    """

    pence: int

    # Where no field tells pydantic the type, it asks the object: see ``Duration``.
    __pydantic_serializer__: ClassVar = SchemaSerializer(core_schema.any_schema(serialization=_AS_TEXT))

    @property
    def plain(self) -> str:
        """As documents say it: "1250000.50"."""
        return f"{self._sign}{abs(self.pence) // PENCE}.{abs(self.pence) % PENCE:02}"

    def __str__(self) -> str:
        pounds, pence = divmod(abs(self.pence), PENCE)
        return f"{self._sign}£{pounds:,}" + (f".{pence:02}" if pence else "")

    @property
    def _sign(self) -> str:
        return "-" if self.pence < 0 else ""

    def __add__(self, other: "Money") -> "Money":
        return Money(self.pence + other.pence)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.pence - other.pence)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "1250000", "1250000.50" or "£1,250,000.50"; ValueError says what to write."""
        found = _TEXT.fullmatch(text) if len(text) <= LONGEST else None
        if found is None:
            raise _not_money(text)
        sign, pounds, decimals = found.groups(default="")
        if len(decimals) > 2:
            raise ValueError(f"'{text.strip()}' has more than two decimals, and money is exact to the penny; {HINT}")
        pence = int(pounds.replace(",", "")) * PENCE + int(decimals.ljust(2, "0"))
        return cls(-pence if sign else pence)

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, float):
            raise ValueError(f'{value!r} is a float, which is not exact; give money as text, such as "1250000.50"')
        if isinstance(value, Decimal):
            value = format(value, "f")
        if isinstance(value, int) and not isinstance(value, bool):
            return cls(value * PENCE)
        if isinstance(value, str):
            return cls.parse(value)
        raise _not_money(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        # One plain validator, not a union of "text" and "number": a union reports both failures.
        return core_schema.no_info_plain_validator_function(cls._validate, serialization=_AS_TEXT)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$", "examples": ["1250000.50"]}


NOTHING: Final = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """Their sum."""
    return sum(amounts, NOTHING)


def _not_money(value: object) -> ValueError:
    said = repr(value) if len(repr(value)) <= LONGEST else f"{repr(value)[: LONGEST - 3]}..."
    is_a_word = isinstance(value, str) and not any(char.isdigit() for char in value)
    return ValueError(f"{said} is not an amount of money; {UNKNOWN_HINT if is_a_word else HINT}")


def _a_cost(amount: Money) -> Money:
    if amount < NOTHING:
        raise ValueError(f"{amount} is negative; a cost or a budget is £0 or more")
    if amount > Money(DEAREST * PENCE):
        raise ValueError(f"{amount} is more than {Money(DEAREST * PENCE)}; write at most that")
    return amount


Cost = Annotated[
    Money,
    AfterValidator(_a_cost),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": DEAREST},
                {"type": "string", "pattern": rf"^ *£?{_NUMBER}(\.[0-9]{{1,2}})? *$"},
            ],
            "examples": [1250000, "£1,250,000.50"],
        }
    ),
]
"""What a scenario says that something costs, or may cost: £0 up to a billion pounds."""
