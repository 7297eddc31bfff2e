"""Hidden folders in which files are made; each run clears away those that killed runs have left in the same place.

A run holds the lock of its workshop for as long as it lives, so that what is locked is in use. Locks are known on one
machine only, and a drive may be shared by several: so each clears away what was made on itself, by name.
"""

import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from planner.cli.locks import lock, unlock
from planner.cli.placing import NotPutBack
from planner.leftovers import OLD, WORKSHOP


@contextmanager
def workshop_in(place: Path) -> Iterator[Path]:
    """A new folder to make files in, which is gone afterwards, unless it keeps what could not be put back."""
    _clear_leftovers(place)
    workshop, handle = _made(place)
    is_kept = False
    try:
        yield workshop
    except NotPutBack:
        is_kept = True
        raise
    finally:
        if not is_kept:
            shutil.rmtree(workshop, ignore_errors=True)
        unlock(handle)


def _made(place: Path) -> tuple[Path, int | None]:
    """A workshop and its lock; made anew where another run has cleared it away before it was locked."""
    while True:
        workshop = place / f"{WORKSHOP}{_machine()}{uuid4().hex}"
        workshop.mkdir()
        handle = lock(workshop)
        if workshop.is_dir():
            return workshop, handle
        unlock(handle)


def _machine() -> str:
    return sha256(platform.node().encode()).hexdigest()[:8]


def _clear_leftovers(place: Path) -> None:
    for leftover in place.glob(f"{WORKSHOP}{_machine()}*"):
        with suppress(OSError):  # it stays, then
            _clear(leftover)


def _clear(leftover: Path) -> None:
    handle = lock(leftover, wait=False)
    if handle is None:  # in use, or nobody can tell
        return
    try:
        if os.path.samestat(os.fstat(handle), leftover.lstat()):  # else renamed to a run folder, before it was locked
            _remove(leftover, handle)
    finally:
        unlock(handle)


def _remove(leftover: Path, handle: int) -> None:
    """Nothing that was put aside: its folder is removed first, which fails where there is anything in it."""
    with suppress(FileNotFoundError):
        os.rmdir(OLD, dir_fd=handle)
    for name in os.listdir(handle):
        os.unlink(name, dir_fd=handle)
    leftover.rmdir()
