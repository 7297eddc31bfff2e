"""The journal of a sweep: what it keeps, wherever the process ends that writes it."""

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from models import Answer, GoalValue, Infeasible, Placement, Plan, Planned
from planner.load.errors import BadInput
from planner.load.journal import HEADER, Journal, opened
from tests.running import ROOT, TINY, process

PLANNED = Planned(
    Plan({"MP090": Placement("jun-2021", "event-log"), "MP078": Placement("nov-2021")}),
    (GoalValue("lateness", 3, 3, "priority-days", proven=True),),
    unique=True,
)
ANSWERS: dict[str, Answer] = {"aa": PLANNED, "bb": Infeasible(), "cc": PLANNED}


OPEN_IT = """
import sys
from pathlib import Path
from planner.load.journal import opened
with opened(Path(sys.argv[1])):
    pass
"""


PLANS = {problem: answer for problem, answer in ANSWERS.items() if isinstance(answer, Planned)}
"""What is given back: that no plan exists is to be proved again."""


def written(path: Path) -> bytes:
    with opened(path) as journal:
        for problem, answer in ANSWERS.items():
            journal.keep(problem, answer)
    return path.read_bytes()


def test_it_gives_back_the_plans_that_it_was_told(tmp_path: Path) -> None:
    written(tmp_path / "runs" / ".sweep")
    with opened(tmp_path / "runs" / ".sweep") as journal:
        assert journal.known == PLANS
        assert journal.damaged == 0


def test_what_it_knows_it_does_not_write_again(tmp_path: Path) -> None:
    content = written(tmp_path / "j")
    with opened(tmp_path / "j") as journal:
        for problem, answer in PLANS.items():
            journal.keep(problem, answer)
    assert (tmp_path / "j").read_bytes() == content


def test_wherever_it_was_cut_off_the_whole_lines_count_and_it_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "j"
    content = written(path)
    ends = [index + 1 for index, byte in enumerate(content) if byte == ord("\n")]
    for length in range(len(content)):
        path.write_bytes(content[:length])
        whole = max(0, sum(end <= length for end in ends) - 1)
        with opened(path) as journal:
            counted = list(ANSWERS)[:whole]
            assert journal.known == {problem: answer for problem, answer in PLANS.items() if problem in counted}
            for problem in list(ANSWERS)[whole:]:
                journal.keep(problem, ANSWERS[problem])
        assert path.read_bytes() == content


def test_a_line_that_was_changed_does_not_count_and_the_others_do(tmp_path: Path) -> None:
    content = written(tmp_path / "j")
    (tmp_path / "j").write_bytes(content.replace(b"jun-2021", b"jun-2022", 1))
    with opened(tmp_path / "j") as journal:
        assert journal.known == {"cc": ANSWERS["cc"]}
        assert journal.damaged == 1


def test_another_file_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "j"
    path.write_text("my notes\n")
    with pytest.raises(BadInput, match="not the journal of a sweep"), opened(path):
        pass
    assert path.read_text() == "my notes\n"


def test_two_sweeps_do_not_share_one(tmp_path: Path) -> None:
    with opened(tmp_path / "j"):
        command = [sys.executable, "-c", OPEN_IT, str(tmp_path / "j")]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "another sweep is at work for this folder" in ran.stderr


def test_it_is_gone_once_it_is_removed(tmp_path: Path) -> None:
    with opened(tmp_path / "j") as journal:
        journal.keep("aa", PLANNED)
        journal.remove()
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_nothing_is_kept_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with opened(tmp_path / "file" / "j") as journal:
        journal.keep("aa", PLANNED)
        journal.remove()
    assert journal.fault


class Full:
    """A file on a disk that is full."""

    def write(self, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} after the disk was full")


def test_a_full_disk_is_noted_and_stops_nothing(tmp_path: Path) -> None:
    file: Any = Full()
    journal = Journal(tmp_path / "j", file, {})
    journal.keep("aa", PLANNED)
    journal.keep("bb", PLANNED)
    assert journal.fault == "No space left on device"


def test_its_first_line_says_what_it_is(tmp_path: Path) -> None:
    assert written(tmp_path / "j").startswith(HEADER)


@pytest.mark.parametrize("room", [0, 5, 40])
def test_a_disk_that_is_full_from_the_start_is_noted_and_stops_nothing(tmp_path: Path, room: int) -> None:
    """Not even when the file is closed, where what was kept in a buffer would be tried once more."""
    code = OPEN_IT.replace("):\n    pass", ") as it:\n    it.keep('aa', Infeasible())\nprint(it.fault)")
    limit = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))"
    code = f"from models import Infeasible\n{limit}{code}"
    command = [sys.executable, "-c", code, str(tmp_path / "j")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.stdout in {"File too large\n", "No space left on device\n"}


def test_a_pipe_keeps_nothing_and_that_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "j")
    with opened(tmp_path / "j") as journal:
        journal.keep("aa", PLANNED)
    assert journal.fault == "it is no regular file"


@pytest.mark.parametrize(
    "command",
    [
        ("plan", TINY),
        ("sweep", TINY, "delay MP901 {0..30 step 15} WD", "--jobs", "1"),
        ("risk", TINY, "--draws", "10", "--jobs", "1"),
    ],
    ids=lambda command: command[0],
)
def test_what_cannot_be_written_is_printed(tmp_path: Path, command: tuple[object, ...]) -> None:
    def without_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    shown = process(*command)
    run = process(*command, "--out", tmp_path / "x", preexec_fn=without_room)
    assert run.status == 2
    assert run.out.splitlines()[0] == shown.out.splitlines()[0]
    assert "cannot write to" in run.err
    assert command[0] == "plan" or "What was found could not be kept in" in run.err
    assert not (tmp_path / "x").exists()
