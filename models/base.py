"""What every piece of data shares: frozen, unknown keys refused, and the words of the format."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from models.days_meant import how_to_write_a_day


class Data(BaseModel):
    """Plain data: it never changes, and a key it does not know is an error."""

    # Built on first use: a command pays only for the models it touches.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def is_left_out(value: Any) -> bool:
    """Whether a key says nothing: a plain copy leaves it out, so that files without it keep their hash."""
    return value is None


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=64)]
"""A name without spaces, such as MP090 or jun-2021."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
"""A thing that is counted, such as effort_days."""

Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
"""A whole number, 0 or more."""


def _parse_day(value: Any) -> Any:
    """Refuse what pydantic would also read as a date: numbers, and dates with a time."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError(f"'{value}' is not a date; {how_to_write_a_day(value)}")
    return value


Day = Annotated[date, BeforeValidator(_parse_day)]
"""A calendar day, written 2021-06-24."""


def _day_or_unknown(value: Any) -> str:
    return "unknown" if value == "unknown" else "day"


DayOrUnknown = Annotated[
    Annotated[Day, Tag("day")] | Annotated[Literal["unknown"], Tag("unknown")],
    Discriminator(_day_or_unknown),
]
"""A calendar day, or ``unknown`` where it is sure to have passed and nobody recorded it."""

Specification = Literal["duis", "gbcs", "ch_firmware"]
"""What a change can impact, beyond the DCC Systems themselves."""

SPECIFICATIONS: tuple[Specification, ...] = ("duis", "gbcs", "ch_firmware")

DCC_SYSTEMS = "dcc_systems"
"""The DCC Systems themselves, which a release carries a change of where anything in it changes them."""

UPLIFTED: tuple[Specification, ...] = ("duis", "ch_firmware")
"""Specifications of which each new version makes Users rebuild and retest (goal `uplifts`)."""

SPECIFICATION_NAMES: dict[str, str] = {"duis": "DUIS", "gbcs": "GBCS", "ch_firmware": "CH firmware"}
"""As the papers write them."""

_IMPACT_WORDS = {"true": "yes", "false": "no"}


def _parse_impact(value: Any) -> Any:
    if not isinstance(value, bool | str):
        return value
    word = str(value).lower()
    return _IMPACT_WORDS.get(word, word)


Impact = Annotated[
    Literal["yes", "no", "unknown"],
    BeforeValidator(_parse_impact),
    WithJsonSchema({"anyOf": [{"enum": ["yes", "no", "unknown"]}, {"type": "boolean"}]}),
]
"""Whether a specification is impacted; true and false are accepted."""
