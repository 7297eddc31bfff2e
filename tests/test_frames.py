"""Frames: each says what its document says, has the columns that it documents, and the same types if it is empty."""

import inspect
import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pandas as pd
import pytest

from models import Outcome
from planner import api
from planner.report import frames
from planner.report.documents.fallbacks import fallbacks_document
from planner.report.documents.lapse import lapses
from planner.report.documents.unknowns import unknowns_document
from planner.report.frames.common import DAY, NUMBER, TEXT, WHOLE, YES_OR_NO, as_frame
from tests.running import APRIL_2020, APRIL_2021, CONFLICT, JUNE_2020, REPLAY, TINY

MODULES = [import_module(f"{frames.__name__}.{one.name}") for one in iter_modules(frames.__path__)]
TABLES = [module for module in MODULES if hasattr(module, "COLUMNS")]

each_table = pytest.mark.parametrize("module", TABLES, ids=lambda module: module.__name__.rpartition(".")[2])


@cache
def plan(path: object = APRIL_2020) -> Outcome:
    return api.plan(api.load(str(path)).scenario)


def functions(module: object) -> list[Callable[..., pd.DataFrame]]:
    found = inspect.getmembers(module, inspect.isfunction)
    return [one for name, one in found if name.endswith("_frame") and one.__module__ == getattr(module, "__name__", "")]


def told(function: Callable[..., pd.DataFrame]) -> list[str]:
    """The columns that its docstring lists."""
    lines = re.findall(r"^    (\w.*)$", inspect.getdoc(function) or "", re.MULTILINE)
    return [name for line in lines for name in line.split(", ") if not name.startswith(("axis", "..."))]


@each_table
def test_a_frame_documents_every_column_once(module: object) -> None:
    for function in functions(module):
        assert sorted(told(function)) == sorted(getattr(module, "COLUMNS", {}))


@each_table
def test_the_name_of_a_column_tells_its_unit(module: object) -> None:
    """A whole number is a count, a rank, the value of a goal with its unit beside it, or says what it counts."""
    for name, kind in getattr(module, "COLUMNS", {}).items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        if kind == NUMBER:
            assert re.search(r"_(percent|days)$", name), name


FRAMES: dict[str, Callable[[], pd.DataFrame]] = {
    "goals": lambda: api.frames.goals(plan()),
    "lapses": lambda: api.frames.lapses(plan(REPLAY).rolled),
    "moves": lambda: api.frames.moves(api.what_if(plan(), ["decide MP090 2020-10-21"])),
    "moves of a diff": lambda: api.frames.moves(api.diff(plan(), plan(REPLAY))),
    "change_budget": lambda: api.frames.change_budget(api.change_budget(plan(REPLAY))),
    "sweep": lambda: api.frames.sweep(api.sweep(plan(TINY), ["delay MP903 {1..3} WD"])),
    "fallbacks": lambda: api.frames.fallbacks(api.fallbacks(plan())),
    "unknowns": lambda: api.frames.unknowns(api.unknowns(plan())),
    "binding": lambda: api.frames.binding(api.binding(plan(REPLAY))),
    "confidence": lambda: api.frames.confidence(api.confidence(plan())),
    "milestones": lambda: api.frames.milestones(api.milestones(api.load(JUNE_2020).scenario)),
    "assessments": lambda: api.frames.assessments(api.assessments(api.load(APRIL_2021).scenario)),
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_has_its_columns_and_types_and_no_other(name: str) -> None:
    found = FRAMES[name]()
    module = import_module(f"{frames.__name__}.{name.split(maxsplit=1)[0]}")
    columns = {name: kind for name, kind in module.COLUMNS.items() if not name.startswith("axis")}
    assert {name: str(kind) for name, kind in found.dtypes.items() if not str(name).startswith("axis")} == columns
    assert len(found)
    assert all(found[name].notna().all() for name, kind in columns.items() if kind == TEXT)


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_is_the_same_again(name: str) -> None:
    pd.testing.assert_frame_equal(FRAMES[name](), FRAMES[name]())


def test_an_empty_frame_has_the_same_columns_and_types() -> None:
    columns = {"a": TEXT, "b": DAY, "c": WHOLE, "d": NUMBER, "e": YES_OR_NO}
    assert {name: str(kind) for name, kind in as_frame([], columns).dtypes.items()} == columns


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def test_goals_are_those_of_the_result() -> None:
    found = rows(api.frames.goals(plan(REPLAY)))
    said = [row.model_dump() for row in api.result(plan(REPLAY)).goals]
    assert [{key: row[key] for key in said[0]} for row in found] == said
    assert [row["rank"] for row in found] == [1, 2, 3, 4, 5, 6]


def test_moves_are_those_of_the_comparison() -> None:
    found = api.diff(plan(), plan(REPLAY))
    assert found.comparison is not None
    said = [(row.modification, row.after or "", row.says) for row in found.comparison.moved]
    assert [(row["modification"], row["after"], row["says"]) for row in rows(api.frames.moves(found))] == said


def test_fallbacks_have_the_deadlines_of_the_document() -> None:
    found = api.fallbacks(plan())
    frame = rows(api.frames.fallbacks(found))
    said = fallbacks_document(found).fallbacks
    deadlines = [
        (row["modification"], row["last_decision"], row["days_in_hand"]) for row in frame if row["is_deadline"]
    ]
    assert deadlines == [(row.modification, pd.Timestamp(str(row.deadline)), row.days_in_hand) for row in said]
    assert len(frame) == sum(len(rung.ways) for row in said for rung in row.rungs)


def test_unknowns_have_every_answer_of_the_document() -> None:
    found = api.unknowns(plan())
    said = [answer for question in unknowns_document(found).questions for answer in question.answers]
    frame = rows(api.frames.unknowns(found))
    assert [(row["answer"], row["verdict"]) for row in frame] == [(row.answer, row.effect.verdict) for row in said]


def test_a_step_that_buys_something_has_a_row_for_each_goal() -> None:
    """One month less for changes of the GBCS: MP090 makes June 2021, 133 days of weight 3 earlier."""
    frame = rows(api.frames.binding(api.binding(plan(REPLAY))))
    bought = [row for row in frame if row["buys"]]
    assert [row["goal"] for row in bought] == ["lateness", "gbcs-split", "changes", "earliness"]
    assert bought[0]["before"] - bought[0]["after"] == 133 * 3
    assert {row["who_moves"] for row in bought} == {"MP090"}
    assert len(frame) - len(bought) == len({row["step"] for row in frame}) - 1


def test_a_sweep_tells_each_point_with_its_values() -> None:
    swept = api.sweep(plan(), ["delay MP090 {0..60 step 20} WD", "allow duis {1, 2} 2021"])
    frame = rows(api.frames.sweep(swept))
    assert len({row["point"] for row in frame}) == len(swept.points)
    asked = {row["point"]: row["axis_2"] for row in frame if row["is_asked"]}
    assert list(asked.values()) == ["1", "2"] * 4
    first = {row["goal"]: row for row in frame if row["point"] == 1}
    assert first["earliness"]["value"] == 4201
    assert first["earliness"]["changes"] == "delay MP090 0 WD; allow duis 1 2021"


def test_confidence_is_a_percentage() -> None:
    frame = rows(api.frames.confidence(api.confidence(plan(), [80])))
    assert list(dict.fromkeys(row["durations"] for row in frame)) == ["target", "P80"]
    assert all(1 <= row["holds_percent"] <= 100 for row in frame)


def test_lapses_are_those_of_the_document() -> None:
    rolled = plan(REPLAY).rolled
    said = lapses(plan(REPLAY).scenario, rolled).steps
    frame = rows(api.frames.lapses(rolled))
    assert [(row["modification"], row["release"]) for row in frame] == [(row.modification, row.release) for row in said]
    assert next(row["cut_off"] for row in frame if row["modification"] == "MP090") == pd.Timestamp("2020-09-24")


def test_what_is_no_plan_has_no_goals() -> None:
    with pytest.raises(ValueError, match="there is no plan"):
        api.frames.goals(plan(CONFLICT))
