"""What a picture shows, in words: the document of ``secplan picture``."""

from hashlib import sha256

from models import Scenario
from models.base import Data
from models.rows import Provenance, ScenarioRef
from planner.report.documents.common import provenance_row, scenario_ref

PICTURE_FORMAT = "secplan.picture/1"


class PictureDocument(Data):
    """The document of ``secplan picture --json``."""

    format: str = PICTURE_FORMAT
    picture: str
    """Which one: ``board``, ``timeline`` and so on."""
    scenario: ScenarioRef
    file: str | None
    """Where it was written; null where it was not."""
    sha256: str | None
    """Of the file; null where there is none."""
    title: str
    description: tuple[str, ...]
    """What it shows, in sentences with names, dates and numbers."""
    provenance: Provenance


def picture_document(
    scenario: Scenario, name: str, description: str, written: tuple[str, bytes] | None, seconds: float
) -> PictureDocument:
    """The document; ``written`` is the file's name and what is in it."""
    title, *sentences = description.splitlines()
    return PictureDocument(
        picture=name,
        scenario=scenario_ref(scenario),
        file=written[0] if written else None,
        sha256=sha256(written[1]).hexdigest() if written else None,
        title=title.removesuffix("."),
        description=tuple(sentences),
        provenance=provenance_row(seconds),
    )
