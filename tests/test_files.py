"""Files that are written: whole or not at all, whatever is killed, full, locked or done at once."""

import errno
import fcntl
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from planner.cli import locks, placing
from planner.cli.files import write_all
from planner.cli.workshops import workshop_in
from planner.leftovers import OLD as ASIDE
from planner.leftovers import WORKSHOP
from tests.running import COMMAND, PATIENCE_SECONDS, ROOT, TINY, Secplan

TEXTS = {"plan.json": "new plan\n", "plan.txt": "new page\n", "run.json": "new record\n"}
OLD = {"plan.json": "old plan\n", "run.json": "old record\n"}
BESIDE = {"notes.md": "mine\n"}


def put(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[str, str]:
    """What stands in a folder, but for workshops."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*") if not path.is_dir()}


def workshops(folder: Path) -> list[Path]:
    return sorted(folder.rglob(f"{WORKSHOP}*"))


def nothing_left(folder: Path) -> bool:
    return workshops(folder) == []


# Where it goes well ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", [None, {}, BESIDE], ids=["new", "empty", "with other files"])
def test_all_is_written_and_nothing_else_is_left(before: dict[str, str] | None, tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "today"
    if before is not None:
        put(folder, before)
    write_all(folder, TEXTS, force=False)
    assert files(folder) == {**(before or {}), **TEXTS}
    assert nothing_left(tmp_path)


def test_a_new_folder_and_its_files_are_for_whom_the_system_says(tmp_path: Path) -> None:
    """As `mkdir` and an editor would make them, and not for oneself alone."""
    (tmp_path / "usual").mkdir()
    (tmp_path / "usual" / "file").touch()
    for folder in (tmp_path / "new", tmp_path):
        write_all(folder, TEXTS, force=False)
        assert (folder / "plan.json").stat().st_mode == (tmp_path / "usual" / "file").stat().st_mode
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_empty_folder_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir(mode=0o700)
    write_all(tmp_path / "run", TEXTS, force=False)
    assert (tmp_path / "run").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give a folder to any group")
def test_an_empty_folder_that_is_shared_stays_with_its_group_and_so_do_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    os.chown(folder, 1234, 4321)
    folder.chmod(0o2775)
    write_all(folder, TEXTS, force=False)
    found = folder.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o7777) == (1234, 4321, 0o2775)
    assert {path.stat().st_gid for path in folder.iterdir()} == {4321}


def test_an_empty_folder_that_cannot_be_given_to_its_owner_is_written_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays the folder that it is, and so with whom it is."""
    folder = tmp_path / "run"
    folder.mkdir()
    before = folder.stat().st_ino
    monkeypatch.setattr("planner.cli.files._give_to_the_same", failing(errno.EPERM))
    write_all(folder, TEXTS, force=False)
    assert (files(folder), folder.stat().st_ino) == (TEXTS, before)
    assert nothing_left(tmp_path)


def test_the_folder_that_one_is_in_stays_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    write_all(Path(), TEXTS, force=False)
    assert files(tmp_path) == TEXTS
    assert tmp_path.stat().st_ino == before


def test_a_link_to_an_empty_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("there")
    write_all(tmp_path / "link", TEXTS, force=False)
    assert (tmp_path / "link").is_symlink()
    assert files(tmp_path / "there") == TEXTS


def test_force_replaces_what_it_writes_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, {**OLD, **BESIDE})
    write_all(tmp_path, TEXTS, force=True)
    assert files(tmp_path) == {**TEXTS, **BESIDE}
    assert nothing_left(tmp_path)


def test_force_replaces_a_link_and_not_what_it_leads_to(tmp_path: Path) -> None:
    put(tmp_path / "there", {"plan.json": "mine\n"})
    put(tmp_path / "run", BESIDE)
    (tmp_path / "run" / "plan.json").symlink_to("../there/plan.json")
    write_all(tmp_path / "run", TEXTS, force=True)
    assert files(tmp_path / "run") == {**TEXTS, **BESIDE}
    assert files(tmp_path / "there") == {"plan.json": "mine\n"}


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").symlink_to(tmp_path / "nowhere")
    with pytest.raises(click.UsageError, match="exists already"):
        write_all(tmp_path, TEXTS, force=False)
    assert not (tmp_path / "nowhere").exists()


def failing(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("force", [False, True], ids=["plain", "force"])
def test_where_there_are_no_links_files_are_renamed(
    force: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    put(tmp_path, {**BESIDE, **(OLD if force else {})})
    write_all(tmp_path, TEXTS, force=force)
    assert files(tmp_path) == {**BESIDE, **TEXTS}
    assert nothing_left(tmp_path)


@pytest.mark.parametrize("without", ["module", "locks"])
def test_where_there_are_no_locks_it_is_done_without(
    without: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if without == "module":
        monkeypatch.setattr(locks, "fcntl", None)
    else:
        monkeypatch.setattr(fcntl, "flock", failing(errno.ENOLCK))
    put(tmp_path, BESIDE)
    write_all(tmp_path, TEXTS, force=False)
    assert files(tmp_path) == {**BESIDE, **TEXTS}


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV, errno.EACCES, errno.ENOTEMPTY])
def test_a_folder_that_cannot_be_renamed_is_filled_file_by_file(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a mount."""
    (tmp_path / "run").mkdir()
    monkeypatch.setattr(os, "rename", failing(code))
    write_all(tmp_path / "run", TEXTS, force=False)
    assert files(tmp_path / "run") == TEXTS
    assert nothing_left(tmp_path)


# Where it does not ----------------------------------------------------------------------------------------------------

STEPS = ("mkdir", "open", "write", "fsync", "chmod", "rename", "replace", "link", "unlink", "rmdir", "close")
"""What the operating system is asked for; each may fail, and a process may be killed before or after each."""

BEFORE: dict[str, tuple[dict[str, str] | None, bool]] = {
    "new": (None, False),
    "empty": ({}, False),
    "with other files": (BESIDE, False),
    "over an old run": ({**OLD, **BESIDE}, True),
}
"""What stands in the folder, and whether to use force."""

each_state = pytest.mark.parametrize("state", BEFORE)


def prepared(tmp_path: Path, state: str) -> Path:
    folder = tmp_path / "run"
    before, _ = BEFORE[state]
    if before is not None:
        put(folder, before)
    return folder


class Interrupter:
    """Lets the k-th call of some functions of ``os`` fail, and counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], fail_at: int, error: BaseException):
        self.calls = 0
        for name in names:
            monkeypatch.setattr(os, name, self._failing(getattr(os, name), fail_at, error))

    def _failing(self, function: Callable[..., Any], fail_at: int, error: BaseException) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == fail_at:
                raise error
            return function(*given, **named)

        return call


@each_state
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=repr)
def test_what_fails_half_way_leaves_everything_as_it_was(state: str, error: BaseException, tmp_path: Path) -> None:
    """At every step. One that has another way may fail without harm; once a folder is renamed, the run is whole."""
    before, force = BEFORE[state]
    for fail_at in range(1, 100):
        folder = prepared(tmp_path / str(fail_at), state)
        with pytest.MonkeyPatch.context() as patch:
            interrupter = Interrupter(patch, ("fsync", "rename", "link", "mkdir"), fail_at, error)
            failed = not _done(lambda folder=folder: write_all(folder, TEXTS, force=force))  # type: ignore[misc]
        is_as_before = files(folder) == (before or {})
        is_whole = files(folder) == {**(before or {}), **TEXTS}
        assert is_as_before if failed and state not in {"new", "empty"} else is_whole or (failed and is_as_before)
        assert nothing_left(tmp_path / str(fail_at)), fail_at
        if interrupter.calls < fail_at:
            return
    raise AssertionError("there is no end of steps")


def _done(write: Callable[[], None]) -> bool:
    try:
        write()
    except (click.UsageError, KeyboardInterrupt):
        return False
    return True


def test_what_cannot_be_put_back_is_kept_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {**OLD, **BESIDE})
    monkeypatch.setattr(os, "replace", failing(errno.EIO))
    monkeypatch.setattr(placing, "sync_folder", failing(errno.ENOSPC))
    with pytest.raises(click.UsageError, match=r"what stood there is in .*/\.secplan-\w+/\.old") as refused:
        write_all(tmp_path, TEXTS, force=True)
    kept = Path(str(refused.value).rpartition(" is in ")[2])
    assert {**files(kept), **BESIDE} == {**OLD, **BESIDE}


def test_a_name_that_is_taken_meanwhile_is_refused_and_nothing_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, BESIDE)
    linked = os.link

    def overtaken(made: Path, here: Path, **named: Any) -> None:
        if here.name == "run.json":
            here.write_text("theirs\n")
        linked(made, here, **named)

    monkeypatch.setattr(os, "link", overtaken)
    with pytest.raises(click.UsageError, match=r"run\.json exists already"):
        write_all(tmp_path, TEXTS, force=False)
    assert files(tmp_path) == {**BESIDE, "run.json": "theirs\n"}


KILLED = textwrap.dedent("""
    import os, signal, sys
    from pathlib import Path
    from planner.cli.files import write_all
    from tests.test_files import STEPS, TEXTS

    kill_at, when, folder, force = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), sys.argv[4] == "True"
    calls = 0

    def killing(function):
        def call(*given, **named):
            global calls
            calls += 1
            if calls == kill_at and when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                return function(*given, **named)
            finally:
                if calls == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)
        return call

    def run(kill):
        global kill_at, calls
        kill_at, calls = kill, 0
        write_all(folder, TEXTS, force=force)

    for name in STEPS:
        setattr(os, name, killing(getattr(os, name)))
    for kill in range(kill_at, 200):
        child = os.fork()
        if not child:
            os._exit(run(kill) or 0)
        _, status = os.waitpid(child, 0)
        print(kill, "killed" if os.WIFSIGNALED(status) else "done", flush=True)
        if not os.WIFSIGNALED(status):
            break
        sys.stdin.readline()  # until the state that was left has been looked at, and made again
""")


def kills(folder: Path, *, when: str, force: bool) -> Iterator[int]:
    """Kill a process that writes at each step in turn; the caller looks at what is left, and makes the old state."""
    command = [sys.executable, "-c", KILLED, "1", when, str(folder), str(force)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=ROOT, **pipes) as child:  # type: ignore[call-overload]
        for line in child.stdout:
            step, how = line.split()
            if how == "done":
                return
            yield int(step)
            child.stdin.write("\n")
            child.stdin.flush()


def wiped(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()


@each_state
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_process_that_is_killed_tears_and_loses_nothing(state: str, when: str, tmp_path: Path) -> None:
    """A real process, killed at each step that it asks the system for."""
    before, force = BEFORE[state]
    folder, steps = prepared(tmp_path, state), 0
    for step in kills(folder, when=when, force=force):
        assert_nothing_is_torn_or_lost(folder, before or {}, step)
        if state in {"new", "empty"}:
            assert files(folder) in ({}, TEXTS), step
        wiped(tmp_path)
        prepared(tmp_path, state)
        steps = step
    assert files(folder) == {**(before or {}), **TEXTS}
    assert steps >= 12


def assert_nothing_is_torn_or_lost(folder: Path, before: dict[str, str], step: int) -> None:
    found = files(folder)
    for name, text in found.items():
        assert text in {before.get(name), TEXTS.get(name)}, (step, name)
    if found.get("run.json") == TEXTS["run.json"]:
        assert {**before, **TEXTS} == found, step  # the record is there only if all is
    kept = {path.name: path.read_text() for path in folder.glob(f"{WORKSHOP}*/{ASIDE}/*")}
    for name, text in before.items():
        replaced = found == {**before, **TEXTS} and name in TEXTS
        assert text in {found.get(name), kept.get(name)} or replaced, (step, name)


# What killed runs leave behind ----------------------------------------------------------------------------------------


@each_state
@pytest.mark.parametrize("when", ["before", "after"])
def test_the_next_run_clears_away_what_a_killed_one_left_but_nothing_that_it_put_aside(
    state: str, when: str, tmp_path: Path
) -> None:
    before, force = BEFORE[state]
    folder = prepared(tmp_path, state)
    cleared = 0
    for step in kills(folder, when=when, force=force):
        left, kept = workshops(tmp_path), put_aside(tmp_path)
        write_all(folder, TEXTS, force=True)
        assert files(folder) == {**(before or {}), **TEXTS}, step
        assert put_aside(tmp_path) == kept, step
        assert [one for one in workshops(tmp_path) if not put_aside(one)] == [], step
        cleared += len(left) - len(workshops(tmp_path))
        wiped(tmp_path)
        prepared(tmp_path, state)
    assert cleared >= 8


def put_aside(folder: Path) -> dict[str, str]:
    """What stands in workshops of a folder, or in this one, for fear that it is the only copy."""
    return {str(path): path.read_text(encoding="utf-8") for path in folder.rglob(f"{ASIDE}/*")}


@pytest.fixture
def leftover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a run left that was killed before it put anything in place."""
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", lambda *_, **__: None)
        with workshop_in(tmp_path) as workshop:
            put(workshop, TEXTS)
    return workshop


def test_what_is_left_of_a_run_is_cleared_away(leftover: Path) -> None:
    write_all(leftover.parent, TEXTS, force=False)
    assert not leftover.exists()


def test_beside_a_new_folder_it_is_cleared_away_too(leftover: Path) -> None:
    write_all(leftover.parent / "run", TEXTS, force=False)
    assert not leftover.exists()


def test_an_empty_folder_for_what_is_put_aside_is_cleared_away_and_a_filled_one_never(leftover: Path) -> None:
    (leftover / ASIDE).mkdir()
    put(leftover / ASIDE, OLD)
    write_all(leftover.parent, TEXTS, force=False)
    assert (files(leftover / ASIDE), files(leftover)) == (OLD, TEXTS)
    for name in OLD:
        (leftover / ASIDE / name).unlink()
    write_all(leftover.parent, TEXTS, force=True)
    assert not leftover.exists()


@pytest.mark.parametrize("without", ["module", "locks"])
def test_where_nobody_can_tell_whether_it_is_in_use_it_stays(
    without: str, leftover: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if without == "module":
        monkeypatch.setattr(locks, "fcntl", None)
    else:
        monkeypatch.setattr(fcntl, "flock", failing(errno.ENOLCK))
    write_all(leftover.parent, TEXTS, force=False)
    assert files(leftover) == TEXTS


def test_what_another_machine_has_left_stays(leftover: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a drive that both write to; whether it is in use is not known here."""
    monkeypatch.setattr("platform.node", lambda: "another")
    write_all(leftover.parent, TEXTS, force=False)
    assert files(leftover) == TEXTS


def test_what_is_no_folder_is_no_leftover(leftover: Path, tmp_path: Path) -> None:
    put(tmp_path / "mine", BESIDE)
    link, pipe, file = (leftover.with_name(f"{leftover.name}{word}") for word in ("link", "pipe", "file"))
    link.symlink_to("mine")
    os.mkfifo(pipe)
    file.write_text("mine\n")
    write_all(tmp_path, TEXTS, force=False)
    assert not leftover.exists()
    assert (link.is_symlink(), pipe.is_fifo(), file.read_text()) == (True, True, "mine\n")
    assert files(tmp_path / "mine") == BESIDE


def test_a_folder_of_ones_own_in_a_leftover_stays(leftover: Path) -> None:
    put(leftover / "sub", BESIDE)
    write_all(leftover.parent, TEXTS, force=False)
    assert files(leftover / "sub") == BESIDE


def test_a_workshop_in_use_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run writes to the same folder while this one's files are made."""
    put(tmp_path, BESIDE)
    synced = os.fsync

    def another_writes(handle: int) -> None:
        synced(handle)
        monkeypatch.setattr(os, "fsync", synced)
        write_all(tmp_path, {"another.txt": "theirs\n"}, force=False)

    monkeypatch.setattr(os, "fsync", another_writes)
    write_all(tmp_path, TEXTS, force=False)
    assert files(tmp_path) == {**BESIDE, **TEXTS, "another.txt": "theirs\n"}
    assert nothing_left(tmp_path)


def test_a_workshop_that_has_become_a_run_folder_is_none_any_more(
    leftover: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its run renames it, and lets go of it, between the look and the lock."""
    locked = fcntl.flock

    def after_a_rename(handle: int, how: int) -> None:
        if how & fcntl.LOCK_NB:
            leftover.rename(leftover.with_name("run"))
        locked(handle, how)

    monkeypatch.setattr(fcntl, "flock", after_a_rename)
    write_all(leftover.parent, {"another.txt": "mine\n"}, force=False)
    assert files(leftover.with_name("run")) == TEXTS


def test_a_workshop_that_is_cleared_away_before_it_is_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, BESIDE)
    locked = fcntl.flock
    cleared: list[Path] = []

    def after_another(handle: int, how: int) -> None:
        if not cleared:
            cleared.extend(workshops(tmp_path))
            cleared[0].rmdir()
        locked(handle, how)

    monkeypatch.setattr(fcntl, "flock", after_another)
    write_all(tmp_path, TEXTS, force=False)
    assert len(cleared) == 1
    assert files(tmp_path) == {**BESIDE, **TEXTS}


# Two at once ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["new", "empty", "with other files"])
def test_of_two_runs_at_once_into_one_folder_one_is_whole_and_one_is_refused(state: str, tmp_path: Path) -> None:
    folder = prepared(tmp_path, state)
    ends = at_once(("plan", TINY, "--out", folder), ("cutoffs", TINY, "--out", folder))
    assert sorted(status for status, _ in ends) == [0, 2]
    (refusal,) = [error for status, error in ends if status == 2]
    assert "exists already; --force writes over it" in refusal
    assert_whole(folder)
    assert nothing_left(tmp_path)


def test_of_two_runs_at_once_with_force_the_last_is_whole(tmp_path: Path) -> None:
    folder = prepared(tmp_path, "with other files")
    ends = at_once(*[("plan", TINY, "--out", folder, "--force", "--seed", seed) for seed in (1, 2)])
    assert [status for status, _ in ends] == [0, 0]
    assert_whole(folder)


def at_once(*commands: tuple[object, ...]) -> list[tuple[int, str]]:
    """Status and error of commands that run at the same time."""
    running = [
        subprocess.Popen(
            [*COMMAND, *map(str, command)], cwd=ROOT, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for command in commands
    ]
    errors = [process.communicate(timeout=PATIENCE_SECONDS)[1] for process in running]
    return [(process.returncode, error) for process, error in zip(running, errors, strict=True)]


def assert_whole(folder: Path) -> None:
    from planner import api  # noqa: PLC0415 - not for the processes that are killed above

    found = api.verify_run(folder)
    assert found.holds
    assert set(found.notes) <= {"notes.md is not of this run"}


def test_a_run_waits_until_another_has_put_its_files_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds the lock sees nobody else at work."""
    put(tmp_path, BESIDE)
    begun: list[subprocess.Popen[bytes]] = []
    linked = os.link

    def begin_another(made: Path, here: Path, **named: Any) -> None:
        if not begun:
            code = f"from tests.test_files import *; write_all(Path({str(tmp_path)!r}), TEXTS, force=True)"
            begun.append(subprocess.Popen([sys.executable, "-c", code], cwd=ROOT))
            with pytest.raises(subprocess.TimeoutExpired):
                begun[0].wait(1.5)
            assert set(files(tmp_path)) == set(BESIDE)
        linked(made, here, **named)

    monkeypatch.setattr(os, "link", begin_another)
    write_all(tmp_path, {**TEXTS, "more.txt": "first\n"}, force=False)
    assert begun[0].wait(30) == 0
    assert files(tmp_path) == {**BESIDE, **TEXTS, "more.txt": "first\n"}


# On the command line --------------------------------------------------------------------------------------------------


def test_an_answer_that_cannot_be_written_is_printed_all_the_same(
    tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, BESIDE)
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    ran = secplan("plan", TINY, "--out", tmp_path)
    assert ran.status == 2
    assert ran.out.startswith("Three modifications")
    assert f"cannot write to {tmp_path}: No space left on device" in ran.err
    assert files(tmp_path) == BESIDE
    assert nothing_left(tmp_path)
    assert secplan("plan", TINY, "--json", "--out", tmp_path).document["answer"] == "planned"


@pytest.mark.parametrize("state", ["new", "empty", "with other files"])
def test_a_folder_that_may_not_be_written_to_is_told_after_the_answer(
    state: str, tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = prepared(tmp_path, state)
    monkeypatch.setattr(os, "mkdir", failing(errno.EACCES))
    ran = secplan("cutoffs", TINY, "--out", folder)
    assert ran.status == 2
    assert ran.out
    assert f"cannot write to {folder}: Permission denied" in ran.err
    assert files(folder) == (BEFORE[state][0] or {})


@pytest.mark.parametrize("name", ["plan.json", "plan.txt", "scenario.yaml", "run.json"])
def test_each_name_that_is_taken_is_refused_before_the_search(
    name: str, tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.api.plan", failing(errno.EIO))
    put(tmp_path, {name: "mine\n"})
    for command in ("plan", "fallbacks"):
        if name == "plan.txt" and command != "plan":
            continue
        ran = secplan(command, TINY, "--out", tmp_path)
        assert (ran.status, ran.out) == (2, "")
        assert f"{tmp_path}/{name} exists already; --force writes over it" in ran.err
    assert files(tmp_path) == {name: "mine\n"}


def test_a_folder_takes_one_run(tmp_path: Path, secplan: Secplan) -> None:
    assert secplan("why", TINY, "MP901", "--out", tmp_path).status == 0
    ran = secplan("why", TINY, "MP902", "--out", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert secplan("verify", tmp_path).status == 0


def test_a_folder_with_a_run_is_refused_with_what_it_holds_and_what_force_does(
    tmp_path: Path, secplan: Secplan
) -> None:
    folder = tmp_path / "run"
    assert secplan("cutoffs", TINY, "--out", folder).status == 0
    before = files(folder)
    ran = secplan("plan", TINY, "--out", folder)
    assert (ran.status, ran.out, files(folder)) == (2, "", before)
    assert f"{folder}/run.json exists already; --force writes over it.\n{folder} holds a run: cutoffs, " in ran.err
    assert "its files of other names stay, and belong to no run any longer" in ran.err
    assert secplan("plan", TINY, "--out", folder, "--force").status == 0
    assert {name: files(folder)[name] for name in ("cutoffs.json", "cutoffs.txt")} == {
        name: before[name] for name in ("cutoffs.json", "cutoffs.txt")
    }
    assert secplan("verify", folder).status == 0


def test_force_keeps_who_may_read_a_file(tmp_path: Path) -> None:
    """What was private stays so; a file that is new gets what files of this user get."""
    put(tmp_path, OLD | BESIDE)
    (tmp_path / "plan.json").chmod(0o600)
    (tmp_path / "run.json").chmod(0o640)

    write_all(tmp_path, TEXTS, force=True)

    assert files(tmp_path) == TEXTS | BESIDE
    assert (tmp_path / "plan.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "run.json").stat().st_mode & 0o777 == 0o640
