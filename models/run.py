"""The record of a run, ``secplan.run/1``: what was asked and answered, and every file that the run wrote."""

from datetime import datetime
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, StringConstraints

from models.base import Data
from models.rows import GoalRow, Provenance, ScenarioRef

FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\\x00]+$", max_length=255)]
"""A file of the folder itself: no path leads out of it."""


class FileRow(Data):
    """A file as it was written."""

    file: FileName
    sha256: str
    bytes: int


class OverlayRow(Data):
    """An overlay that a scenario was made with: no file of the run holds it, and it tells what the scenario is for."""

    file: str
    """As it was named to the command, or as what extends it names it."""
    why: str
    author: str


class RunScenarioRow(ScenarioRef):
    """A scenario of the run, and the file that holds it with all that was changed."""

    file: FileName
    overlays: tuple[OverlayRow, ...] = ()
    """The lowest first, as they were made; none where the scenario was a file that extends no other."""


class RunPlanRow(Data):
    """A result of the run, the scenario that it is about, and what was found."""

    scenario: FileName
    result: FileName
    answer: Literal["planned", "infeasible", "undecided"]
    proven: bool
    unique: bool
    goals: tuple[GoalRow, ...]


class SettingsRow(Data):
    """How the search was to be done."""

    seconds: float
    workers: int
    seed: int


def _in_a_known_year(at: datetime) -> datetime:
    """A record that says otherwise was not written by a run, and its moment has no day in UTC to be told by."""
    if not 2000 < at.year < 9000:
        raise ValueError(f"no run was made in the year {at.year}")
    return at


class RunProvenance(Provenance):
    """What made the run, and when; the only part that reads the clock."""

    at: Annotated[AwareDatetime, AfterValidator(_in_a_known_year)]


class Run(Data):
    """The whole record."""

    format: Literal["secplan.run/1"]
    seal: str
    """The SHA-256 of this very text without the seal, so that a change of the record is noticed too."""
    command: str
    arguments: tuple[str, ...]
    why: str | None
    """Why it was run, as whoever ran it said."""
    by: str | None
    settings: SettingsRow | None
    """None where nothing was searched for."""
    scenarios: tuple[RunScenarioRow, ...]
    plans: tuple[RunPlanRow, ...]
    files: tuple[FileRow, ...]
    provenance: RunProvenance

    @property
    def overlays(self) -> tuple[OverlayRow, ...]:
        """Those of all its scenarios, each once."""
        return tuple(dict.fromkeys(overlay for scenario in self.scenarios for overlay in scenario.overlays))


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content."""
    return sha256(content).hexdigest()


def seal_of(content: bytes, seal: str) -> str:
    """What the seal of a record should be, by its text."""
    return digest(content.replace(seal.encode(), b"", 1))
