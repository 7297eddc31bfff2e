"""Durations: what is read, what is refused, and how a model carries them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from models.duration import MAX_AMOUNT, Duration, Unit

UNITS: tuple[Unit, ...] = ("months", "WD", "days")

durations = st.builds(Duration, st.integers(0, MAX_AMOUNT), st.sampled_from(UNITS))


class LeadTime(BaseModel):
    dcc: Duration
    party: Duration = Duration(2, "months")


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("9 months", 9, "months"),
        ("1 month", 1, "months"),
        ("0 Months", 0, "months"),
        ("20 WD", 20, "WD"),
        ("20wd", 20, "WD"),
        (" 14 days ", 14, "days"),
        ("1 DAY", 1, "days"),
    ],
)
def test_a_number_and_a_unit_are_read_in_any_case(text: str, amount: int, unit: Unit) -> None:
    assert Duration.parse(text) == Duration(amount, unit)


# The last two would pass a careless pattern: a long s, and a digit nine in Arabic script.
@pytest.mark.parametrize(
    "text", ["9 moons", "3 weeks", "9", "months", "", "1.5 months", "9 months 2 days", "9 day\u017f", "\u0669 days"]
)
def test_anything_else_is_refused_with_what_to_write(text: str) -> None:
    complaint = f'{text!r} is not a duration; write a number and a unit: "9 months", "20 WD" or "14 days"'

    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("-1 days", "a duration cannot be negative"), ("1201 WD", "a duration cannot be more than 1200 WD")],
)
def test_an_amount_out_of_bounds_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"^{complaint}$"):
        Duration.parse(text)


def test_one_of_a_unit_is_written_in_the_singular() -> None:
    assert [str(Duration.parse(text)) for text in ("1 months", "1 days", "1 wd")] == ["1 month", "1 day", "1 WD"]


@given(durations)
def test_a_duration_reads_back_what_it_writes(duration: Duration) -> None:
    assert Duration.parse(str(duration)) == duration


def test_a_model_reads_text_and_writes_text() -> None:
    lead_time = LeadTime.model_validate({"dcc": "9 Months"})

    assert lead_time.dcc == Duration(9, "months")
    assert lead_time.model_dump() == lead_time.model_dump(mode="json") == {"dcc": "9 months", "party": "2 months"}
    assert LeadTime.model_validate_json(lead_time.model_dump_json()) == lead_time
    assert LeadTime(dcc=lead_time.dcc).dcc is lead_time.dcc


@pytest.mark.parametrize("value", ["9 moons", 9, None, ["9 months"]])
def test_a_model_makes_one_complaint_of_a_bad_duration(value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        LeadTime.model_validate({"dcc": value})

    [error] = refused.value.errors()
    assert error["loc"] == ("dcc",)
    assert f"{value!r} is not a duration" in error["msg"]


def test_the_schema_shows_a_default_as_text() -> None:
    assert LeadTime.model_json_schema()["properties"]["party"]["default"] == "2 months"


@given(st.from_regex(r"\A {0,2}[0-9]{1,3} {0,2}[monthswdayMONTHSWDAY]{2,6}\Z") | durations.map(str))
def test_the_schema_accepts_what_the_reader_accepts(text: str) -> None:
    schema = TypeAdapter(Duration).json_schema()

    assert schema["type"] == "string"
    assert bool(re.search(schema["pattern"], text)) == _is_read(text)


def _is_read(text: str) -> bool:
    try:
        return bool(Duration.parse(text))
    except ValueError:
        return False
