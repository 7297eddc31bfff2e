"""Run folders: what they hold, what verifying them finds, and what is left when a run is killed."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner.rules import RULES
from tests.running import APRIL_2020, CONFLICT, REPLAY, ROOT, TINY, Secplan, process

FILES = ["plan.json", "plan.txt", "run.json", "scenario.yaml"]


@pytest.fixture
def folder(tmp_path: Path, secplan: Secplan) -> Path:
    """A run of the April 2020 scenario."""
    assert secplan("plan", APRIL_2020, "--out", tmp_path / "run", "--why", "for the Panel", "--by", "A. B.").status == 0
    return tmp_path / "run"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_run_folder_holds_answer_page_scenario_and_record(folder: Path, secplan: Secplan) -> None:
    assert names(folder) == FILES
    page = secplan("verify", folder).out
    assert f"The run in {folder} holds." in page
    assert all(f"  {rule.id} " in page for rule in RULES)


def test_the_history_tells_who_ran_what_and_why(folder: Path, secplan: Secplan) -> None:
    page = secplan("history", folder.parent).out
    assert "for the Panel" in page
    assert "A. B." in page
    assert "sec-2021-april-2020" in page


@pytest.mark.parametrize("name", FILES)
def test_a_byte_changed_in_any_file_is_found(name: str, folder: Path, secplan: Secplan) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes().replace(b"2020-08-26", b"2020-08-27", 1).replace(b"MP090", b"MP091", 1) + b" ")
    assert secplan("verify", folder).status in (3, 6)


def test_a_file_that_is_gone_is_missed(folder: Path, secplan: Secplan) -> None:
    (folder / "plan.txt").unlink()
    assert secplan("verify", folder).status == 6


def test_verifying_never_loads_the_solver(folder: Path) -> None:
    code = "import sys; from planner import api; api.verify_run(sys.argv[1]); sys.exit('ortools' in sys.modules)"
    assert process(folder, command=(sys.executable, "-c", code)).status == 0


def test_a_run_without_a_plan_verifies_its_files(tmp_path: Path, secplan: Secplan) -> None:
    assert secplan("plan", CONFLICT, "--out", tmp_path / "run").status == 4
    assert secplan("verify", tmp_path / "run").status == 0


def test_the_scenario_of_an_overlay_is_kept_as_one_file(tmp_path: Path, secplan: Secplan) -> None:
    assert secplan("plan", REPLAY, "--out", tmp_path / "run").status == 0
    assert "extends" not in (tmp_path / "run" / "scenario.yaml").read_text(encoding="utf-8")
    assert secplan("verify", tmp_path / "run").status == 0


def test_what_is_no_run_folder_is_told_so(tmp_path: Path, secplan: Secplan) -> None:
    ran = secplan("verify", tmp_path)
    assert ran.status == 3
    assert "run.json" in ran.err


def killed_at(step: int, folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """A run that is killed, for good, when it is about to sync or move its ``step``-th file."""
    code = f"""
import os, signal
left = {step}
def dying(function):
    def call(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*given, **named)
    return call
for name in ("fsync", "rename", "replace", "link"):
    setattr(os, name, dying(getattr(os, name)))
from planner.cli import main
main()
"""
    words = [sys.executable, "-c", code, "plan", str(TINY), "--out", str(folder), *options]
    return subprocess.run(words, cwd=ROOT, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("step", range(0, 10, 2))
def test_a_killed_run_leaves_nothing_half_written(step: int, tmp_path: Path, secplan: Secplan) -> None:
    folder = tmp_path / "run"
    ran = killed_at(step, folder)
    if ran.returncode == -signal.SIGKILL:
        assert not folder.exists() or names(folder) == FILES
        assert secplan("plan", TINY, "--out", folder, "--force").status == 0
    assert secplan("verify", folder).status == 0


@pytest.mark.parametrize("step", range(0, 12, 3))
def test_a_killed_run_over_another_loses_none_of_its_files(step: int, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    for name in ("plan.txt", "notes.txt"):
        (folder / name).write_text("mine", encoding="utf-8")
    if killed_at(step, folder, "--force").returncode == -signal.SIGKILL:
        kept = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("plan.txt")]
        assert "mine" in kept or (folder / "run.json").exists()
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_of_two_runs_at_once_into_one_folder_one_is_kept_whole(tmp_path: Path, secplan: Secplan) -> None:
    folder = tmp_path / "run"
    words = [sys.executable, "-c", "from planner.cli import main; main()", "plan", "--out", str(folder)]
    both = [
        subprocess.Popen([*words, str(scenario)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for scenario in (TINY, APRIL_2020)
    ]
    errors = [one.communicate(timeout=60)[1].decode() for one in both]
    assert sorted(one.returncode for one in both) == [0, 2], errors
    assert names(folder) == FILES
    assert secplan("verify", folder).status == 0
    told = json.loads((folder / "run.json").read_text(encoding="utf-8"))["scenarios"][0]["name"]
    assert told == ("tiny" if both[0].returncode == 0 else "sec-2021-april-2020")


def test_the_answer_is_shown_though_it_cannot_be_written(
    tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = secplan("plan", TINY, "--out", tmp_path / "run")
    assert ran.status == 2
    assert ran.out.startswith("Three modifications")
    assert not (tmp_path / "run").exists()
