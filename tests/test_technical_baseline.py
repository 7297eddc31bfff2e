"""Versions of specifications, rolled forward through the releases of a plan ("SMETS Technical Baselines", S4)."""

from typing import Any

import pytest

from models import Release, Scenario
from planner import api
from planner.report.documents.technical_baseline import ReleaseBaseline, technical_baselines
from planner.report.text import plain
from tests.factories import JUNE, NOVEMBER, modification, plan, scenario

RELEASE_1 = {"smets": "SMETS2V2", "chts": "v1.0", "gbcs": "GBCS1.1", "duis": "DUIS1.0"}
RELEASE_2 = {"smets": "SMETS2V3", "chts": "v1.1", "gbcs": "GBCS2.0", "duis": "DUIS2.0"}
"""S4, "SMETS Technical Baselines can be described as"."""

BOTH = modification("MP901", impacts={"duis": "yes", "gbcs": "yes"})
GBCS = modification("MP902", impacts={"gbcs": "yes"})
FIRMWARE = modification("MP903", impacts={"ch_firmware": "yes"})


def bringing(release: Release, **versions: str) -> Release:
    """A release that names versions."""
    return Release.model_validate({**release.model_dump(mode="json"), "technical_baseline": versions})


def of(given: Scenario, **placements: Any) -> dict[str, ReleaseBaseline]:
    """By release."""
    return {one.release: one for one in technical_baselines(given, plan(**placements))}


def after(found: ReleaseBaseline) -> dict[str, str | None]:
    """The versions with a release."""
    return {row.specification: row.after for row in found.versions}


def test_release_1_becomes_release_2() -> None:
    """S4: from SMETS2V2 + CHTS v1.0 + GBCS1.1 + DUIS1.0 to SMETS2V3 + CHTS v1.1 + GBCS2.0 + DUIS2.0."""
    june = bringing(JUNE, **RELEASE_2)
    given = scenario(BOTH, FIRMWARE, releases=(june, NOVEMBER), technical_baseline=RELEASE_1)

    page = plain(api.papers(api.plan(given), "rid-jun-2021")[0].page)

    assert "The technical baseline of the June 2021 SEC Release is SMETS2V3 + CHTS v1.1 + GBCS2.0 + DUIS2.0." in page
    assert "CH firmware is uplifted by MP903; it need not bring a new version of the CHTS" in page


def test_what_no_version_is_named_for_is_to_be_named_from_then_on() -> None:
    given = scenario(BOTH, technical_baseline=RELEASE_1)

    found = of(given, MP901="jun-2021")

    expected = {"smets": "SMETS2V2", "chts": "v1.0", "gbcs": "to be named", "duis": "to be named"}
    assert after(found["jun-2021"]) == after(found["nov-2021"]) == expected
    assert [row.is_new for row in found["nov-2021"].versions] == [False] * 4


def test_versions_roll_forward_in_the_order_of_go_live() -> None:
    """The releases are listed the other way round; GBCS 2.1 comes after GBCS 2.0."""
    june, november = bringing(JUNE, gbcs="2.0"), bringing(NOVEMBER, gbcs="2.1")
    given = scenario(BOTH, GBCS, releases=(november, june), technical_baseline=RELEASE_1)

    found = of(given, MP901="jun-2021", MP902="nov-2021")

    before = [row.before for row in found["nov-2021"].versions if row.specification == "gbcs"]
    assert before == ["2.0"]
    assert after(found["nov-2021"])["gbcs"] == "2.1"


def test_a_version_that_nothing_brings_is_said_and_not_taken() -> None:
    june = bringing(JUNE, duis="3.0")
    given = scenario(GBCS, releases=(june, NOVEMBER), technical_baseline=RELEASE_1)

    found = of(given, MP902="jun-2021")["jun-2021"]

    says = "DUIS 3.0 is named for the June 2021 SEC Release, but nothing in it changes DUIS: it stays DUIS1.0."
    assert found.unused == (says,)
    assert after(found)["duis"] == "DUIS1.0"


def test_the_chts_changes_where_it_is_named_and_with_no_firmware() -> None:
    named, firmware = bringing(JUNE, chts="v1.1"), bringing(NOVEMBER)
    given = scenario(FIRMWARE, releases=(named, firmware), technical_baseline=RELEASE_1)

    found = of(given, MP903="nov-2021")

    assert after(found["jun-2021"])["chts"] == after(found["nov-2021"])["chts"] == "v1.1"
    assert [row.is_new for row in found["nov-2021"].versions] == [False] * 4


def test_nothing_is_made_up_where_no_version_is_given() -> None:
    quiet = plain(api.papers(api.plan(scenario(modification("MP901"))), "rid-jun-2021")[0].page)
    touched = of(scenario(GBCS), MP902="jun-2021")["jun-2021"]

    assert "The scenario names no version of a specification, and nothing in this release brings one." in quiet
    assert after(touched) == {"smets": None, "chts": None, "gbcs": "to be named", "duis": None}


def test_a_scenario_without_versions_has_the_hash_that_it_had() -> None:
    assert "technical_baseline" not in scenario(GBCS).model_dump_json()
    assert scenario(GBCS).sha256 != scenario(GBCS, technical_baseline=RELEASE_1).sha256


@pytest.mark.parametrize("version", ["", " ", "2.0 ", "x" * 41])
def test_a_version_is_a_short_word(version: str) -> None:
    with pytest.raises(ValueError, match=r"technical_baseline\.duis"):
        scenario(GBCS, technical_baseline={"duis": version})


def test_a_bare_number_keeps_its_zero() -> None:
    """YAML would make 2.10 the number 2.1."""
    text = """\
format: secplan.scenario/1
name: bare
as_of: 2020-04-08
releases: [{id: jun-2021, go_live: 2021-06-24, technical_baseline: {duis: 2.10}}]
modifications: []
"""
    baseline = api.load_text(text, "bare.yaml").scenario.releases[0].technical_baseline

    assert baseline is not None
    assert baseline.duis == "2.10"
