"""Work spread over executors: everything comes back, what was not begun is called back, and no process is left."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from planner.spread import processes, spread
from tests.running import PATIENCE_SECONDS, ROOT


def double(task: int) -> int:
    return 2 * task


def fail(task: int) -> int:
    if task == 3:
        raise ValueError("three")
    return task


@pytest.fixture
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


def test_here_it_is_done_in_order() -> None:
    assert list(spread(double, range(5))) == [(task, 2 * task) for task in range(5)]


def test_elsewhere_all_of_it_comes_back(threads: Executor) -> None:
    assert dict(spread(double, range(300), threads)) == {task: 2 * task for task in range(300)}


def test_what_goes_wrong_is_raised(threads: Executor) -> None:
    with pytest.raises(ValueError, match="three"):
        list(spread(fail, range(10), threads))
    with pytest.raises(ValueError, match="three"):
        list(spread(fail, range(10)))


def test_what_was_not_begun_is_called_back(threads: Executor) -> None:
    begun: list[int] = []

    go_on = threading.Event()

    def wait_after_some(task: int) -> int:
        begun.append(task)
        if len(begun) > 6:
            go_on.wait()
        return task

    def end_when_some_are_done() -> None:
        if len(begun) > 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(spread(wait_after_some, range(1000), threads, end_when_some_are_done))
    go_on.set()
    threads.shutdown()
    assert len(begun) <= 8, "more than those at work were not called back"


def test_processes_do_not_hear_a_ctrl_c() -> None:
    """It goes to all processes of a terminal at once; what to do is for the first of them to say."""
    with processes(1) as executor:
        pid = executor.submit(os.getpid).result()
        os.kill(pid, signal.SIGINT)
        assert executor.submit(os.getpid).result() == pid


ORPHAN = """
import os, sys, time
from planner.spread import processes
if __name__ == "__main__":
    with processes(2) as executor:
        print(executor.submit(os.getpid).result(), flush=True)
        executor.submit(time.sleep, 3600)
        time.sleep(3600)
"""


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    (tmp_path / "orphan.py").write_text(ORPHAN)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, tmp_path / "orphan.py"], stdout=subprocess.PIPE, env=env, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(10 * PATIENCE_SECONDS):
        if not _is_running(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker went on without its parent")


def _is_running(pid: int) -> bool:
    """Also of a process that nobody has waited for yet: it has ended."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"
