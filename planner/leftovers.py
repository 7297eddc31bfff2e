"""What a run leaves behind that is killed while it writes: the hidden folder in which its files were made."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

WORKSHOP = ".secplan-"
"""How folders begin in which files are made before they are put where they belong."""

OLD = ".old"
"""The folder in a workshop that keeps what stood where new files go."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A workshop that is there, of a run that was killed or that is still at work."""

    name: str
    keeps_old: bool
    """Whether it holds what stood there before: maybe the only copy."""

    @property
    def says(self) -> str:
        """What it is, and what to do about it."""
        if self.keeps_old:
            return (
                f"{self.name} is left of a run that was killed: what that run was to replace is in {self.name}/{OLD}; "
                "delete the folder once nothing in it is needed"
            )
        return f"{self.name} is left of a run that was killed, if none is writing just now, and can then be deleted"


def leftovers(folder: Path) -> Iterator[Leftover]:
    """The workshops in a folder, by name."""
    with suppress(OSError):  # to look may be forbidden, which writing does not need
        for path in sorted(folder.glob(f"{WORKSHOP}*")):
            if path.is_dir() and not path.is_symlink():
                yield Leftover(path.name, _has_any(path / OLD))


def _has_any(folder: Path) -> bool:
    """Whether there is anything in a folder; where that cannot be told, there may be."""
    try:
        return any(folder.iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        return True
