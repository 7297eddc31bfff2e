"""What the model and the checks read of a scenario is what its file says, also where one code reads for both."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from models import SPECIFICATIONS, Modification, Planned, Release, Scenario
from planner import api, facts
from planner.problem import Problem
from tests import raw_reading, second_reading
from tests.factories import broken
from tests.running import EVERY_SCENARIO, ROOT

UPLIFT_YEAR = ROOT / "tests" / "cases" / "uplift-year-default.yaml"


def raw(path: Path) -> Any:
    """What stands in a file: text, and nothing made of it."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - which makes nothing but text


BY_THEMSELVES = [path for path in EVERY_SCENARIO if "extends" not in raw(path)]


@pytest.fixture(params=BY_THEMSELVES, ids=lambda path: path.stem)
def read_twice(request: pytest.FixtureRequest) -> tuple[Scenario, dict[str, Any]]:
    return api.load(request.param).scenario, raw_reading.read(raw(request.param))


def test_releases_are_those_of_the_file(read_twice: tuple[Scenario, dict[str, Any]]) -> None:
    scenario, said = read_twice
    assert {one.id: (str(one.go_live), set(one.carries), dict(one.capacity)) for one in scenario.releases} == {
        one["id"]: (one["go_live"], set(one["carries"]), one["capacity"]) for one in said["releases"]
    }


def test_who_takes_part_with_what_weight_is_what_the_file_says(read_twice: tuple[Scenario, dict[str, Any]]) -> None:
    scenario, said = read_twice
    expected = {one["id"]: second_reading.weight(said, one) for one in second_reading.planned(said)}
    assert {one.id: one.weight for one in Problem(scenario).changes} == expected
    assert {one.id: facts.weight(scenario, one) for one in facts.planned(scenario)} == expected


def test_uplifts_of_a_year_are_what_the_file_says(read_twice: tuple[Scenario, dict[str, Any]]) -> None:
    scenario, said = read_twice
    for name in SPECIFICATIONS:
        for year in Problem(scenario).years:
            most = second_reading.most_uplifts(said, name, year)
            both = {facts.uplift_limit(scenario, name, year), Problem(scenario).most_uplifts(name, year)}
            assert both == {None if most == "unlimited" else most}


def test_what_is_touched_and_every_cut_off_is_what_the_file_says(read_twice: tuple[Scenario, dict[str, Any]]) -> None:
    scenario, said = read_twice
    for change in Problem(scenario).changes:
        (entry,) = (one for one in said["modifications"] if one["id"] == change.id)
        assert change.modification.touches_dcc_systems == second_reading.dcc_systems(entry)
        for mode in change.modes:
            touched = second_reading.touched(said, entry, mode.option)
            assert mode.touches == facts.impacts(scenario, change.modification, mode.option) == touched
            for slot, modelled in zip(Problem(scenario).slots, mode.cut_offs, strict=True):
                expected = second_reading.cut_off(said, entry, slot.release.id, mode.option)
                assert modelled == expected
                assert checked(scenario, change.modification, mode.option, slot.release) in (expected, None)


def checked(scenario: Scenario, modification: Modification, option: str | None, release: Release) -> Any:
    """None for what needs no decision, or is committed there."""
    return facts.last_decision_day(scenario, modification, option, release)


def test_a_year_that_is_left_out_has_one_uplift_of_gbcs_too() -> None:
    """The format: years that a mapping leaves out have its default, or 1 where it gives none, for gbcs too."""
    given = api.load(UPLIFT_YEAR).scenario
    assert broken("uplift-limit", given, MP901="jun-2021", MP902="nov-2021") == [("gbcs", "2021")]
    answer = api.plan(given).answer
    assert isinstance(answer, Planned)
    assert len({place.release for place in answer.plan.placements.values()}) == 1
