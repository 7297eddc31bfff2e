"""What a scenario says with all that it extends: the document of ``secplan show``."""

from typing import Any

from models import Scenario
from models.base import Data
from models.rows import ScenarioRef
from models.shown import Shown, counted
from planner.report.documents.common import scenario_ref
from planner.report.documents.what_if import ChangeRow

SHOW_FORMAT = "secplan.show/1"


class LayerRow(Data):
    """An overlay, and what it changes."""

    file: str
    why: str
    author: str
    changes: tuple[ChangeRow, ...]
    doubts: tuple[str, ...]
    """What is in doubt with its changes, and was not before."""


class ShowDocument(Shown, Data):
    """The document of ``secplan show --json``."""

    format: str = SHOW_FORMAT
    scenario: ScenarioRef
    title: str
    extends: str | None
    """The file at the bottom, which extends no other; null where it is this one."""
    modifications: int
    releases: int
    own_governance: dict[str, tuple[str, ...]]
    """The bodies, steps and pathways that are not as the SEC has them, by name; a kind without any is left out."""
    layers: tuple[LayerRow, ...]
    """The lowest overlay first; none for a scenario that extends no other."""
    resolved: dict[str, Any]
    """The whole scenario that comes out, every default said."""

    @property
    def in_short(self) -> str:
        """Which scenario, and how many overlays it is made with."""
        return f"{self.scenario.name}, {counted(len(self.layers), 'overlay')}"


def show_document(scenario: Scenario, layers: tuple[LayerRow, ...], bottom_file: str) -> ShowDocument:
    """The document of a scenario; ``bottom_file`` is what the lowest layer extends."""
    return ShowDocument(
        scenario=scenario_ref(scenario),
        title=scenario.title or scenario.name,
        extends=bottom_file if layers else None,
        modifications=len(scenario.modifications),
        releases=len(scenario.releases),
        own_governance=scenario.governance.own,
        layers=layers,
        resolved=scenario.model_dump(mode="json"),
    )
