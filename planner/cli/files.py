"""Files that a command writes: whole or not at all, and never over others without ``--force``."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click


def write_all(folder: Path, texts: Mapping[str, str], *, force: bool) -> None:
    """Write every text into the folder, by name: all of them, or none.

    Each is written under another name first and then renamed, so that a full disk or a killed process leaves no half
    file behind.
    """
    standing = sorted(name for name in texts if (folder / name).exists())
    if standing and not force:
        raise click.UsageError(f"{folder / standing[0]} exists already; --force writes over it")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".secplan-") as workshop:
            for name, text in texts.items():
                _write(Path(workshop) / name, text)
            for name in texts:
                (Path(workshop) / name).replace(folder / name)
    except OSError as error:
        raise click.UsageError(f"cannot write to {folder}: {error.strerror}") from None


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
