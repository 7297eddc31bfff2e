"""A scenario that is given in Python is what a file with the same words would be, right or wrong."""

from datetime import date
from typing import Any

import pytest
import yaml

from models import Duration, Modification, Release
from planner import api
from tests.running import APRIL_2020, TINY

RELEASES: list[dict[str, Any]] = [
    {"id": "jun-2027", "go_live": date(2027, 6, 24)},
    {"id": "nov-2027", "go_live": "2027-11-04"},
]


def given(*modifications: Any, **others: Any) -> api.Scenario:
    return api.scenario("mine", "2026-04-10", RELEASES, modifications, **others)


@pytest.mark.parametrize("path", [APRIL_2020, TINY], ids=["april", "tiny"])
def test_what_a_file_says_is_the_same_scenario_in_python(path: Any) -> None:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    said.pop("format")
    assert api.scenario(**said) == api.load(path).scenario


def test_values_of_python_and_models_are_taken_as_words_are() -> None:
    words = given({"id": "a", "impacts": {"gbcs": "yes"}, "decision": {"expected": "2026-05-06"}})
    values = given({"id": "a", "impacts": {"gbcs": True}, "decision": {"expected": date(2026, 5, 6)}, "target": None})
    models = given(Modification.model_validate(words.modifications[0].model_dump(exclude_unset=True)))
    assert words == values == models


def test_releases_may_be_generated_and_durations_given() -> None:
    found = api.scenario(
        "mine",
        date(2026, 4, 10),
        [{"generate": {"pattern": "sec", "from": 2027, "until": 2027}}, Release(id="x", go_live=date(2027, 4, 23))],
        [],
        policy={"lead_times": {"gbcs": {"dcc": Duration(8, "months")}}},
    )
    assert [one.id for one in found.releases_in_order] == ["feb-2027", "x", "jun-2027", "nov-2027"]
    assert str(found.policy.lead_times.gbcs.dcc) == "8 months"


def test_every_error_is_told_with_its_line_and_a_hint() -> None:
    with pytest.raises(api.BadInput) as refused:
        given({"id": "a", "needs": ["MP90"], "decision": {"expected": "2026-05-06"}, "target": "jun-2072"})
    said = str(refused.value)
    assert "'MP90'" in said
    assert "jun-2072" in said
    assert "jun-2027" in said, "the hint"
    assert "^" in said


def test_a_title_may_hold_anything() -> None:
    title = 'a: "b" # c {d} [e] & *f !g |\n\t\u202eh null'
    assert given({"id": "a", "title": title, "decision": "unknown"}).modifications[0].title == title
