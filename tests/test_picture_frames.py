"""The frames behind the pictures: each says what its document says, on every real scenario."""

from functools import cache
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

from models import UPLIFTED, Outcome
from planner import api
from planner.report.frames.common import as_frame
from tests.factories import modification, release, scenario
from tests.running import APRIL_2020, APRIL_2021, REPLAY, TINY

each_scenario = pytest.mark.parametrize("path", [TINY, APRIL_2020, REPLAY, APRIL_2021], ids=lambda path: path.stem)


@cache
def plan(path: Path) -> Outcome:
    return api.plan(api.load(path).scenario)


def day(value: object) -> object:
    """A date as a document has it."""
    return None if value is pd.NaT else pd.Timestamp(str(value)).date()


def whole(value: object) -> object:
    return None if value is pd.NA else value


@pytest.mark.parametrize("name", ["placements", "releases", "loads", "cutoffs", "decisions", "viability"])
def test_columns_have_their_types_though_nothing_is_in_them(name: str) -> None:
    columns = import_module(f"planner.report.frames.{name}").COLUMNS
    asked = plan(REPLAY).scenario if name in ("releases", "cutoffs") else plan(REPLAY)
    for frame in (getattr(api.frames, name)(asked), as_frame([], columns)):
        assert {column: str(kind) for column, kind in frame.dtypes.items()} == columns


@each_scenario
def test_placements_are_those_of_the_result(path: Path) -> None:
    result = api.result(plan(path))
    frame = api.frames.placements(plan(path)).set_index("modification")
    assert list(frame.index) == sorted(one.id for one in plan(path).scenario.modifications)
    for row in result.placements:
        found = frame.loc[row.modification]
        assert [found[name] or None for name in ("release", "option", "target")] == [
            row.release,
            row.option,
            row.target,
        ]
        assert (day(found["decision"]), day(found["cut_off"])) == (row.decision, row.cut_off)
        assert (whole(found["cut_off_slack_days"]), found["lapsed"]) == (row.slack_days, row.lapsed)
    not_planned = frame[frame["state"] == "not planned"]["why"].to_dict()
    assert not_planned == {row.modification: row.why for row in result.not_planned}


@each_scenario
def test_uplifts_are_those_of_the_result(path: Path) -> None:
    frame = api.frames.loads(plan(path))
    names = {"duis": "DUIS", "ch_firmware": "CH firmware"}
    assert set(names) == set(UPLIFTED)
    found = frame[frame["is_uplift"]][["thing", "release"]].itertuples(index=False, name=None)
    assert set(found) == {(names[row.specification], row.release) for row in api.result(plan(path)).uplifts}


@each_scenario
def test_cut_offs_are_those_of_the_document(path: Path) -> None:
    given = plan(path).scenario
    rows = api.cutoffs(given).cutoffs
    words = {True: "yes", False: "no", None: "unknown"}
    found = [
        (row["modification"], row["option"] or None, row["release"], day(row["cut_off"]), row["viable"])
        for row in api.frames.cutoffs(given).to_dict("records")
    ]
    assert found == [(row.modification, row.option, row.release, row.cut_off, words[row.viable]) for row in rows]


@each_scenario
def test_viability_is_forbidden_where_no_option_is_viable(path: Path) -> None:
    given = plan(path).scenario
    open_places = {(row.modification, row.release) for row in api.cutoffs(given).cutoffs if row.viable is not False}
    frame = api.frames.viability(plan(path))
    found = frame[frame["state"] != "forbidden"][["modification", "release"]].itertuples(index=False, name=None)
    assert set(found) == open_places
    assert all(frame[frame["state"] == "forbidden"]["forbidden_by"])
    chosen = frame[frame["chosen"]][["modification", "release"]].itertuples(index=False, name=None)
    assert set(chosen) == {(row.modification, row.release) for row in api.result(plan(path)).placements if row.release}


@each_scenario
def test_an_expected_day_is_the_one_of_the_scenario(path: Path) -> None:
    frame = api.frames.decisions(plan(path)).set_index("modification")
    for one in plan(path).scenario.modifications:
        if not one.is_ended:
            assert day(frame.loc[one.id]["decision"]) == one.decided_on


def test_a_forecast_has_the_days_between_which_it_most_often_comes() -> None:
    """With the durations that are meant, MP090 comes on the first day that is likely at all."""
    row = api.frames.decisions(plan(APRIL_2020)).set_index("modification").loc["MP090"]
    assert (str(day(row["decision_p10"])), str(day(row["decision_p90"]))) == ("2020-08-26", "2021-02-24")
    assert (row["steps_done"], row["steps_in_all"]) == (2, 8)


def test_the_days_of_a_forecast_are_those_that_it_is_planned_with() -> None:
    likely = api.change(plan(APRIL_2020).scenario, ["durations P90"])
    by_then = {one.id: one.decided_on for one in likely.modifications}
    frame = api.frames.decisions(plan(APRIL_2020))
    assert {row["modification"]: day(row["decision_p90"]) for row in frame.to_dict("records")} == by_then


def test_loads_count_what_is_placed_and_know_their_capacity() -> None:
    given = scenario(
        modification("a", impacts={"gbcs": "yes"}, load={"effort_days": 5}, target="jun-2021"),
        modification("b", impacts={"gbcs": "unknown", "duis": "yes"}, load={"effort_days": 7}, target="jun-2021"),
        releases=(release("jun-2021", "2021-06-24", capacity={"gbcs": 3, "effort_days": 12}),),
    )
    frame = api.frames.loads(api.plan(given)).set_index("thing")
    assert frame["used"].to_dict() == {"DUIS": 1, "GBCS": 2, "CH firmware": 0, "effort days": 12}
    assert frame.loc["GBCS", "capacity"] == 3
    assert frame.loc["DUIS", "capacity"] is pd.NA
    assert tuple(frame.loc["DUIS", ["uplift_releases_in_year", "uplift_limit_of_year"]]) == (1, 1)


def test_where_only_some_options_are_possible_they_are_named() -> None:
    frame = api.frames.viability(plan(APRIL_2020)).set_index(["modification", "release"])
    assert frame.loc[("MP090", "jun-2021"), "only_options"] == "event-log"
    assert frame.loc[("MP090", "nov-2021"), "only_options"] == ""


def test_of_a_scenario_alone_nothing_is_chosen() -> None:
    frame, planned = (api.frames.viability(asked) for asked in (plan(REPLAY).scenario, plan(REPLAY)))
    assert not frame["chosen"].any()
    assert planned["chosen"].any()
    pd.testing.assert_frame_equal(frame.drop(columns="chosen"), planned.drop(columns="chosen"))


def test_what_was_approved_for_a_release_can_go_nowhere_else() -> None:
    frame = api.frames.viability(plan(APRIL_2021))
    rows = frame[frame["modification"] == "SECMP0007"].set_index("release")
    assert rows.loc["nov-2021", "state"] == "possible"
    assert set(rows.drop("nov-2021")["forbidden_by"]) == {"committed"}
