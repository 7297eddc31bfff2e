"""The journal of a run with many plans: what is found so far, so that the same run goes on from there if interrupted.

A line for each problem, added as soon as its answer is known. A line that a killed process left half written does not
count. Answers are by problem, so they hold for another run too; and a plan from here is checked before it is used. That
no plan exists can be checked by searching again alone, so a line that says it does not count either.
"""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter

from models import Answer, Planned
from planner.load.errors import BadInput, InputError

try:
    import fcntl
except ImportError:  # a system without it: two runs at once are then not kept apart
    fcntl = None  # type: ignore[assignment]  # the module, or nothing

HEADER = b"secplan.journal/1\n"

SWEEP = "sweep"

_ANSWER: TypeAdapter[Planned | None] = TypeAdapter(Planned | None)
"""None stands for: no plan exists."""


class Journal:
    """An open journal, which nobody else has open."""

    def __init__(
        self, path: Path, file: IO[bytes] | None, known: dict[str, Answer], fault: str = "", of: str = SWEEP
    ) -> None:
        self.path = path
        self.of = of
        """What it is the journal of, in words."""
        self.known = known
        """What was found before, by problem."""
        self.damaged = 0
        """Lines that are not as they were written, and do not count."""
        self.fault = fault
        """Why nothing is added, or nothing more, if that is so."""
        self._file = file

    def keep(self, problem: str, answer: Answer) -> None:
        """Add what was found; a disk that is full is noted, and is no reason to stop."""
        if problem not in self.known:
            self._add(_line(problem, answer))

    def begin(self) -> None:
        """Say in an empty file what it is."""
        self._add(HEADER)

    def _add(self, line: bytes) -> None:
        if self._file is None or self.fault:
            return
        try:
            if self._file.write(line) < len(line):
                self.fault = os.strerror(errno.ENOSPC)
        except OSError as error:
            self.fault = str(error.strerror)

    def remove(self) -> None:
        """What it holds is elsewhere by now."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


@contextmanager
def opened(path: Path, of: str = SWEEP) -> Iterator[Journal]:
    """The journal of that name, made where there is none; where it cannot be written, one that keeps nothing.

    Parameters
    ----------
    of
        What it is the journal of, as it is told: "sweep".

    Raises
    ------
    BadInput
        If it is not a journal, or another run has it open.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            yield Journal(path, None, {}, "it is no regular file", of)
            return
        file = path.open("a+b", buffering=0)  # what cannot be written now is not tried again when it is closed
    except OSError as error:
        yield Journal(path, None, {}, str(error.strerror), of)
        return
    with file:
        _lock(path, file, of)
        file.seek(0)
        journal = Journal(path, file, {}, of=of)
        file.truncate(_read_into(journal, file.read()))
        if file.seek(0, os.SEEK_END) == 0:
            journal.begin()
        yield journal


def _lock(path: Path, file: IO[bytes], of: str) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise _refusal(path, f"another {of} is at work for this folder", "wait for it, or choose another") from None
    except OSError:  # a file system without locks
        return
    if not path.exists() or not os.path.samestat(path.stat(), os.fstat(file.fileno())):
        raise _refusal(path, f"another {of} for this folder has just ended", "try again")


def _read_into(journal: Journal, content: bytes) -> int:
    """What a journal holds; and where its last whole line ends, after which it goes on."""
    if not content.startswith(HEADER):
        if HEADER.startswith(content):  # also of one that was killed while it began
            return 0
        raise _refusal(journal.path, f"not the journal of a {journal.of}", "it is in the way: move it elsewhere")
    end = content.rfind(b"\n") + 1
    for line in content[len(HEADER) : end].splitlines():
        try:
            problem, answer = _unsealed(line)
        except ValueError:
            journal.damaged += 1
        else:
            if answer is not None:
                journal.known[problem] = answer
    return end


def _line(problem: str, answer: Answer) -> bytes:
    planned = _ANSWER.dump_python(answer if isinstance(answer, Planned) else None, mode="json")
    said = json.dumps([problem, planned]).encode()
    return _seal(said) + b" " + said + b"\n"


def _unsealed(line: bytes) -> tuple[str, Planned | None]:
    """What a line says.

    Raises
    ------
    ValueError
        If it is not as it was written.
    """
    seal, _, said = line.partition(b" ")
    if seal != _seal(said):
        raise ValueError("another line")
    problem, planned = json.loads(said)
    return problem, _ANSWER.validate_python(planned)


def _seal(said: bytes) -> bytes:
    return sha256(said).hexdigest()[:16].encode()


def _refusal(path: Path, says: str, hint: str) -> BadInput:
    return BadInput(str(path), [InputError(0, 0, says, hint)])
