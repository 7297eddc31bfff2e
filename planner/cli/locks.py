"""Folders locked for one process; the system lets go of the lock when the process ends, however it ends."""

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system without it: two runs at once are then kept apart by their files only
    fcntl = None  # type: ignore[assignment]  # the module, or nothing


def lock(folder: Path, *, wait: bool = True) -> int | None:
    """Lock a folder for as long as the handle is open that comes back.

    None where it cannot be locked, or, without waiting, where another has locked it.
    """
    if fcntl is None:
        return None
    handle = None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:  # a file system without locks
        unlock(handle)
        return None
    except BaseException:  # a Ctrl-C while it waits
        unlock(handle)
        raise
    return handle


def unlock(handle: int | None) -> None:
    """Let go of a folder, if it was locked."""
    if handle is not None:
        os.close(handle)
