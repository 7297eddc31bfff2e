"""Files that a command writes: whole or not at all, and never over others without ``--force``."""

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from planner.cli.placing import NotPutBack, Taken, place, sync_folder
from planner.cli.workshops import workshop_in

_NOT_IN_ONE_STEP = {
    *(errno.ENOTEMPTY, errno.EEXIST),  # somebody was faster
    *(errno.EBUSY, errno.EXDEV, errno.EINVAL, errno.ENOTDIR),  # a mount, or a system that renames over no folder
    *(errno.EACCES, errno.EPERM, errno.EROFS),  # a folder that may be written to, in one that may not
}


def write_all(folder: Path, texts: Mapping[str, str | bytes], *, force: bool) -> None:
    """Write every text into the folder, by name: all of them, or none.

    Wherever a full disk or a killed process ends this, no half file is left behind, and what stood there before still
    stands, at worst in a hidden folder beside. The last name is put in place last.
    """
    refuse_what_stands(folder, texts, force=force)
    try:
        if not (_is_free(folder) and _wrote_in_one_step(folder.resolve(), texts)):
            _write_beside_others(folder, texts, force=force)
    except Taken as error:  # it came while the files were made
        raise _taken(error.path) from None
    except NotPutBack as error:
        raise click.UsageError(f"cannot write to {folder}: {error.why}; what stood there is in {error.kept}") from None
    except OSError as error:
        raise click.UsageError(f"cannot write to {folder}: {error.strerror}") from None


def refuse_what_stands(folder: Path, names: Iterable[str], *, force: bool) -> None:
    """Refuse names that are taken; asked before a long search too, whose answer would have nowhere to go."""
    for path in sorted(folder / name for name in names):
        if path.is_dir():
            raise click.UsageError(f"{path} is a folder, where a file is to be written")
        if path.exists() and not path.is_file():
            raise click.UsageError(f"{path} is no regular file, and is not written to")
        if os.path.lexists(path) and not force:
            raise _taken(path)


def _taken(path: Path) -> click.UsageError:
    """A name is taken; where by a run, which one that is, and what would become of it."""
    from planner.load.errors import BadInput  # only for a mistake: it loads the models
    from planner.load.run import RUN_FILE, read_record
    from planner.report.blocks import one_line
    from planner.report.pages.common import moment_words

    says = f"{path} exists already; --force writes over it"
    try:
        run = read_record(path.parent).run
    except (BadInput, OSError):
        return click.UsageError(says)
    held = f"{path.parent} holds a run: {one_line(run.command)}, {moment_words(run.provenance.at)}"
    return click.UsageError(
        f"{says}.\n{held}. --force replaces its {RUN_FILE} too; its files of other names stay, and belong to no run "
        "any longer. Another folder keeps both."
    )


def _is_free(folder: Path) -> bool:
    """Whether a new folder may take the place of this one: it is not there, or empty and nobody's place to be."""
    try:
        return not any(folder.iterdir()) and not folder.samefile(".")
    except FileNotFoundError:
        return True
    except PermissionError:  # to look, which writing does not need
        return False


def _wrote_in_one_step(folder: Path, texts: Mapping[str, str | bytes]) -> bool:
    """Write a folder beside, and rename it; False where that cannot be done here."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with workshop_in(folder.parent) as workshop:
            there = folder.stat() if folder.exists() else None
            if there:
                _give_to_the_same(workshop, there)
            _write_texts(workshop, texts)
            if there:
                workshop.chmod(there.st_mode & 0o7777)
            workshop.rename(folder)
            sync_folder(folder.parent)
    except OSError as error:
        if error.errno in _NOT_IN_ONE_STEP and folder.is_dir():
            return False
        raise
    return True


def _give_to_the_same(workshop: Path, there: os.stat_result) -> None:
    """Owner and group of the folder that it takes the place of, before files are made in it, which may inherit them."""
    made = workshop.stat()
    if (made.st_uid, made.st_gid) != (there.st_uid, there.st_gid):
        os.chown(workshop, there.st_uid, there.st_gid)
    workshop.chmod(there.st_mode & 0o7777 | 0o700)


def _write_beside_others(folder: Path, texts: Mapping[str, str | bytes], *, force: bool) -> None:
    """Write into a workshop in the folder, and put the files in place from there, one by one."""
    with workshop_in(folder) as workshop:
        _write_texts(workshop, texts)
        place(workshop, folder, list(texts), force=force)


def _write_texts(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    for name, text in texts.items():
        with (folder / name).open("wb") as file:
            file.write(text.encode() if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
    sync_folder(folder)
