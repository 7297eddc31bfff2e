"""The picture of risk: every modification's chances, the least sure first, as numbers and as shades of grey."""

from itertools import pairwise
from random import Random
from typing import Any

import pandas as pd
import pytest

from models.risk import Draws, Risk
from planner import api
from planner.report.documents.risk import risk_document
from planner.report.frames import chances, draws
from planner.report.frames.chances import chances_frame
from planner.report.frames.common import as_frame
from planner.report.frames.draws import draws_frame
from planner.report.frames.releases import releases_frame
from planner.report.pictures.picture import Picture
from planner.report.pictures.risk import risk
from planner.report.pictures.risk.cells import DARK_FROM_PERCENT, percent, shade
from planner.report.pictures.risk.told import MOST_ROWS
from planner.report.pictures.style import INK, PAPER
from tests.factories import scenario
from tests.generator import generate
from tests.picture_laws import assert_readable, assert_same_bytes, assert_whole_svg, luminance, words_of
from tests.running import APRIL_2020, REPLAY
from tests.test_picture import HOSTILE

Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def asked(path: Any, count: int = 40) -> Risk:
    return api.risk(api.plan(api.load(path).scenario), Draws(count))


@pytest.fixture(scope="module")
def april() -> Risk:
    return asked(APRIL_2020)


@pytest.fixture(scope="module")
def replay() -> Risk:
    return asked(REPLAY)


def frames(given: Risk) -> Frames:
    return chances_frame(given), draws_frame(given), releases_frame(given.base.scenario)


def drawn(given: Frames, title: str = "Risk") -> Picture:
    return risk(*given, title=title)


def made(modifications: int, releases: int = 12, title: str = "A change of something") -> Frames:
    """Chances drawn by chance, of a generated scenario."""
    random, given = Random(1), generate(max(modifications, 1), releases)
    names = [*given.release_of, ""]
    rows = []
    for number in range(modifications):
        hits = dict.fromkeys(names, 0)
        for name in random.choices(names[number % len(names) :][:3], k=100):
            hits[name] += 1
        planned = max(hits, key=lambda name: hits[name])
        rows += [
            {
                "modification": f"MP{number:04}",
                "title": title,
                "placed_by": "plan",
                "release": name,
                "draws": 100,
                "chance_percent": float(count),
                "error_percent": 5.0,
                "low_percent": max(0.0, count - 9.0),
                "high_percent": min(100.0, count + 9.0),
                "is_plan": name == planned,
                "is_target": name == names[number % 4],
                "why_sure": "",
            }
            for name, count in hits.items()
        ]
    one = {"draws": 100, "seed": 3, "planned_draws": 100, "lapsed_draws": 100, "planless_draws": 2, "unproved_plans": 0}
    return as_frame(rows, chances.COLUMNS), as_frame([one], draws.COLUMNS), releases_frame(given)


# Frames


def test_frames_have_the_columns_that_they_promise(april: Risk) -> None:
    found, rests_on, _ = frames(april)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == chances.COLUMNS
    assert {name: str(kind) for name, kind in rests_on.dtypes.items()} == draws.COLUMNS
    assert len(rests_on) == 1


def test_chances_are_those_of_the_document(april: Risk) -> None:
    document = risk_document(april, api.result(april.base))
    rows = chances_frame(april).to_dict("records")
    found = {(one["modification"], one["placed_by"], one["release"]): one for one in rows}
    for row in document.modifications:
        for placed_by, said in (("plan", row.releases), ("lapse rule", row.lapsed)):
            for release, chance in said.items():
                cell = found[row.modification, placed_by, "" if release == "none" else release]
                assert cell["chance_percent"] == pytest.approx(100 * chance.share, abs=1e-4)
                assert cell["error_percent"] == pytest.approx(100 * chance.error, abs=1e-4)
                assert cell["low_percent"] == pytest.approx(100 * chance.low, abs=1e-4)
                assert cell["draws"] == chance.of
    assert document.holds is not None
    assert draws_frame(april)["holds_percent"][0] == pytest.approx(100 * document.holds.share, abs=1e-4)


def test_chances_of_a_modification_add_up(april: Risk) -> None:
    sums = chances_frame(april).groupby(["modification", "placed_by"])["chance_percent"].sum()
    assert sums.to_numpy() == pytest.approx(100)


def test_the_plan_has_each_modification_in_one_release(april: Risk) -> None:
    found = chances_frame(april)
    assert set(found[found["is_plan"]].groupby(["modification", "placed_by"]).size()) == {1}


# The picture


@pytest.mark.parametrize("name", ["april", "replay"])
def test_it_can_be_read(name: str, request: pytest.FixtureRequest) -> None:
    picture = drawn(frames(request.getfixturevalue(name)))
    assert_readable(picture)
    assert_whole_svg(picture)


@pytest.mark.parametrize(("modifications", "releases"), [(0, 4), (1, 1), (60, 4), (60, 12), (100, 12)])
def test_any_number_of_modifications_can_be_read(modifications: int, releases: int) -> None:
    picture = drawn(made(modifications, releases))
    assert_readable(picture)
    assert words_of(picture).count("MP0") == min(modifications, MOST_ROWS)


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_is_text(title: str) -> None:
    table, rests_on, releases = made(8, 6, title)
    picture = drawn((table, rests_on, releases.assign(title=title or "x")), title)
    assert_readable(picture)
    assert_whole_svg(picture)


def test_a_scenario_without_modifications_has_a_picture() -> None:
    found = api.risk(api.plan(scenario()), Draws(5))
    assert_readable(drawn(frames(found)))


def test_every_modification_is_told_with_its_chances(april: Risk) -> None:
    said = drawn(frames(april)).description
    for name in april.base.scenario.modification_of:
        assert f"\n{name}: " in said
    found = chances_frame(april).query("placed_by == 'plan' and modification == 'MP090' and is_plan")
    assert f"June 2021 SEC Release {percent(found['chance_percent'].iloc[0])} % (as planned and its target)" in said
    assert "All decisions make the cut-offs of the plan in" in said
    assert "40 draws (seed 0), each planned again" in said


def test_the_least_likely_to_keep_its_release_comes_first(april: Risk) -> None:
    found = chances_frame(april).query("placed_by == 'plan' and is_plan")
    first = found.sort_values(["chance_percent", "modification"])["modification"].to_list()
    said = drawn(frames(april)).description
    places = [said.index(f"\n{name}: ") for name in first]
    assert places == sorted(places)


def test_draws_that_were_not_planned_again_are_shown_by_the_lapse_rule(april: Risk) -> None:
    table, rests_on, releases = frames(april)
    picture = drawn((table[table["placed_by"] == "lapse rule"], rests_on, releases))
    assert "each rolled forward by the lapse rule" in picture.description
    assert_readable(picture)


def test_draws_without_a_plan_are_told() -> None:
    assert "In 2 draws no plan exists, or none was found." in drawn(made(5)).description


def test_the_same_answer_is_the_same_file(april: Risk) -> None:
    assert_same_bytes(drawn(frames(april)), drawn(frames(april)))


# Numbers and shades


def test_a_number_is_never_rounded_to_certainty() -> None:
    assert [percent(chance) for chance in (0, 0.2, 1, 12.4, 99, 99.7, 100)] == [
        "0",
        "<1",
        "1",
        "12",
        "99",
        ">99",
        "100",
    ]


def test_a_likelier_cell_is_darker_in_grey() -> None:
    shades = [luminance(shade(chance)) for chance in range(0, 101, 10)]
    assert all(lighter - darker > 0.05 for lighter, darker in pairwise(shades))


def test_a_number_stands_out_from_its_cell() -> None:
    """By the contrast of WCAG 2.2."""
    for chance in range(1, 101):
        colour = PAPER if chance > DARK_FROM_PERCENT else INK
        darker, lighter = sorted(map(relative_luminance, (shade(chance), colour)))
        assert (lighter + 0.05) / (darker + 0.05) >= 4


def relative_luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
