"""Files put where they belong, one by one, so that wherever this ends nothing is lost and no file is torn."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.cli.locks import lock, unlock
from planner.leftovers import OLD


class Taken(Exception):
    """A name that something else has by now."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NotPutBack(Exception):
    """What stood there could not be put back, and is kept aside."""

    def __init__(self, kept: Path, why: str) -> None:
        super().__init__(kept, why)
        self.kept = kept
        self.why = why


def place(workshop: Path, folder: Path, names: Sequence[str], *, force: bool) -> None:
    """Put files of a workshop in its folder, in this order, while no other run does so there.

    Raises
    ------
    Taken
        Where a name is taken, without force; with it, the others are put aside until all is in place.
    NotPutBack
        Where this fails half way, and what was put aside cannot be put back either.
    """
    with _alone_in(folder):
        try:
            if force:
                _put_aside(workshop, folder, names)
            _refuse_what_stands(folder, names)
            for name in names:
                _put(workshop / name, folder / name)
            sync_folder(folder)
        except BaseException:  # a Ctrl-C too
            _put_back(workshop, folder, names)
            raise


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other run puts files in this folder, and keep others waiting."""
    handle = lock(folder)
    try:
        yield
    finally:
        unlock(handle)


def _refuse_what_stands(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        if os.path.lexists(folder / name):
            raise Taken(folder / name)


def _put_aside(workshop: Path, folder: Path, names: Sequence[str]) -> None:
    """The last name first: it vouches for the others."""
    (workshop / OLD).mkdir()
    for name in reversed(names):
        if os.path.lexists(folder / name) and not (folder / name).is_dir():
            _keep_mode(folder / name, workshop / name)
            (folder / name).rename(workshop / OLD / name)


def _keep_mode(here: Path, made: Path) -> None:
    """Whoever may not read what stands there may not read what takes its place."""
    if here.is_file() and not here.is_symlink():
        made.chmod(here.stat().st_mode & 0o777)


def _put(made: Path, here: Path) -> None:
    """A link never replaces what is there, as renaming would."""
    try:
        here.hardlink_to(made)
    except FileExistsError:
        raise Taken(here) from None
    except OSError:  # a file system without links; nobody else is at work here
        made.rename(here)


def _put_back(workshop: Path, folder: Path, names: Sequence[str]) -> None:
    """Everything as it was, told from what stands where: whatever ended this may have ended it anywhere."""
    try:
        for name in names:
            made, here, old = workshop / name, folder / name, workshop / OLD / name
            if os.path.lexists(old):
                old.replace(here)
            elif not made.exists() or (here.exists() and here.samefile(made)):
                here.unlink(missing_ok=True)
    except OSError as error:
        raise NotPutBack(workshop / OLD, str(error.strerror)) from error
