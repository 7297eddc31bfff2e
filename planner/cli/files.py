"""Files that a command writes: whole or not at all, and never over others without ``--force``."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import click


def write_all(folder: Path, texts: Mapping[str, str], *, force: bool) -> None:
    """Write every text into the folder, by name: all of them, or none.

    Each is written under another name first and then renamed, so that a full disk or a killed process leaves no half
    file behind.
    """
    refuse_what_stands(folder, texts, force=force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".secplan-") as workshop:
            for name, text in texts.items():
                _write(Path(workshop) / name, text)
            for name in texts:
                (Path(workshop) / name).replace(folder / name)
    except OSError as error:
        raise click.UsageError(f"cannot write to {folder}: {error.strerror}") from None


def refuse_what_stands(folder: Path, names: Iterable[str], *, force: bool) -> None:
    """Refuse names that are taken; asked before a long search too, whose answer would have nowhere to go."""
    for path in sorted(folder / name for name in names):
        if path.is_dir():
            raise click.UsageError(f"{path} is a folder, where a file is to be written")
        if path.exists() and not force:
            raise click.UsageError(f"{path} exists already; --force writes over it")


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
