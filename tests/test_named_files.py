"""Files that a file or a command names, whose names no file can have, or which cannot be used."""

from pathlib import Path
from shutil import copy

import pytest

from planner import api
from planner.load import BadInput
from tests.running import CASES, TINY, Secplan

LONG = "x" * 5_000


@pytest.mark.parametrize(
    ("command", "file", "says"),
    [
        ("check", "nul-extends/nul-extends.yaml", r"2:10: 'base.yaml\x00x' holds a NUL, which no name of a file does"),
        ("sweep", "nul-extends/nul-sweep.yaml", r"2:11: 'base.yaml\x00x' holds a NUL, which no name of a file does"),
        ("sweep", "sweep-long-name.sweep.yaml", f"2:11: '{LONG[:57]}...': cannot be read: File name too long"),
    ],
)
def test_a_name_that_no_file_has_is_refused_at_its_place(secplan: Secplan, command: str, file: str, says: str) -> None:
    run = secplan(command, CASES / file)

    assert run.status == 3
    assert run.err.startswith(f"{CASES / file}:{says}\n")


def test_a_sweep_without_changes_is_refused_at_their_place(secplan: Secplan, tmp_path: Path) -> None:
    copy(TINY, tmp_path / "base.yaml")
    copy(CASES / "sweep-no-changes.sweep.yaml", tmp_path)

    run = secplan("sweep", tmp_path / "sweep-no-changes.sweep.yaml")

    assert run.status == 3
    assert "sweep.yaml:5:10: nothing is swept: there are no changes\n" in run.err


def test_a_sweep_of_a_folder_is_refused_at_its_place(secplan: Secplan, tmp_path: Path) -> None:
    file = tmp_path / "a.sweep.yaml"
    file.write_text('format: secplan.sweep/1\nscenario: .\nchanges: ["delay MP901 {0..2} WD"]\n')

    assert "a.sweep.yaml:2:11: '.': a directory, where a file is wanted\n" in secplan("sweep", file).err


def test_a_link_to_itself_is_refused(secplan: Secplan, tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "o.yaml").write_text("format: secplan.scenario/1\nextends: loop.yaml\n")

    run = secplan("check", tmp_path / "o.yaml")

    assert run.status == 3
    assert "o.yaml:2:10: 'loop.yaml'" in run.err


def test_a_scenario_named_with_a_nul_is_bad_input() -> None:
    with pytest.raises(BadInput, match="a name with a NUL"):
        api.load("tiny\0.yaml")


@pytest.mark.parametrize(
    "arguments",
    [
        ("history", LONG),
        ("verify", LONG),
        ("init", LONG),
        ("plan", TINY, "--out", LONG),
        ("lapse", TINY, "--out", f"{LONG}/x"),
    ],
    ids=lambda given: given[0],
)
def test_a_name_too_long_is_no_fault_of_ours(secplan: Secplan, arguments: tuple[object, ...]) -> None:
    run = secplan(*arguments)

    assert run.status == 2
    assert "File name too long" in run.err
    assert "a fault of secplan's own" not in run.err
