"""Notebooks: each runs in a clean kernel, gives what it shows in its file, and ends in a number that it holds."""

import ast
from pathlib import Path

import pytest

from tests.notebooks import FOLDER, NOTEBOOKS, code_cells, executed, read, text_of, texts, tidied

LONGEST_CELL = 12
"""Lines; what needs more belongs in planner."""

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])


@each
def test_a_notebook_shows_what_it_gives(path: Path) -> None:
    before = {one: one.stat().st_mtime_ns for one in FOLDER.rglob("*")}
    again = executed(path)
    assert texts(again) == texts(read(path)), "run `make outputs`, and read what it changed"
    assert {one: one.stat().st_mtime_ns for one in FOLDER.rglob("*")} == before, "it writes nothing where it lies"


@each
def test_a_notebook_is_written_as_it_would_be_again(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == text_of(tidied(read(path)))


@each
def test_a_notebook_asks_one_question_and_ends_in_a_number_that_it_holds(path: Path) -> None:
    cells = read(path).cells
    assert cells[0].cell_type == "markdown"
    assert cells[0].source.splitlines()[0].endswith("?"), "the question"
    code, answer = cells[-2:]
    assert (code.cell_type, answer.cell_type) == ("code", "markdown")
    assert isinstance(ast.parse(code.source).body[-1], ast.Assert)
    assert any(char.isdigit() for char in answer.source.splitlines()[-1])


@each
def test_a_notebook_defines_nothing_and_its_cells_are_short(path: Path) -> None:
    for cell in code_cells(read(path)):
        assert len(cell.source.splitlines()) <= LONGEST_CELL
        assert not [one for one in ast.walk(ast.parse(cell.source)) if isinstance(one, ast.FunctionDef | ast.ClassDef)]


def test_the_notebooks_are_those_that_there_are() -> None:
    assert [path.stem[:2] for path in NOTEBOOKS] == [f"{number:02}" for number in range(1, len(NOTEBOOKS) + 1)]
    assert len(NOTEBOOKS) >= 5
