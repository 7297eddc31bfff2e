"""What does not have the form that its place asks for is told in words, whichever place that is."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import models
import models.run
from planner.load.words import PATTERNS
from tests.running import CASES, Secplan

MESSAGE = """\
FILE:4:28: chts: ' ' is not a version
    technical_baseline: {chts: ' '}
                               ^
  hint: write it without blanks at its ends, such as v6.1, or leave it out where nobody knows it
"""


def patterns() -> Iterator[str]:
    """Of every text in a scenario or a sweep; the names of files in a record are told by its own reader."""
    for found in pkgutil.iter_modules(models.__path__, "models."):
        for name, kind in vars(importlib.import_module(found.name)).items():
            if name != "FileName":
                yield from (one.pattern for one in get_args(kind) if getattr(one, "pattern", None))


def test_every_pattern_has_its_words() -> None:
    found = set(patterns())

    assert len(found) >= 7
    assert {one[:3] for one in found} == set(PATTERNS)


@pytest.mark.parametrize("version", ["' '", "''", "' v1'", "'v1 '", r'"\t"'])
def test_a_version_with_blanks_round_it_is_refused(secplan: Secplan, tmp_path: Path, version: str) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text((CASES / "pattern-keyerror.yaml").read_text().replace("' '", version))

    run = secplan("check", file)

    assert run.status == 3
    assert "is not a version" in run.err
    assert f"{file}:4:28:" in run.err


def test_the_case_is_told_at_its_place(secplan: Secplan) -> None:
    file = CASES / "pattern-keyerror.yaml"

    assert secplan("check", file).err == MESSAGE.replace("FILE", str(file))


def test_a_workbook_tells_it_at_its_cell_with_all_that_is_wrong(secplan: Secplan) -> None:
    run = secplan("import", CASES / "workbook-pattern-keyerror.xlsx")

    assert run.status == 3
    assert [line.split(": ")[1] for line in run.err.splitlines() if ".xlsx" in line] == [
        "Releases!L2",
        "Releases!J3",
        "Releases!G5",
        "Releases!O8",
    ]
