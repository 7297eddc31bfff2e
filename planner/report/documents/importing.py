"""What a register says other than a scenario: the document of ``secplan import``."""

from typing import Literal

from models import Scenario
from models.base import Data
from models.rows import ScenarioRef
from models.said import said
from models.shown import Shown, counted
from planner.register.compared import Difference, differences
from planner.register.filled import sheets_of
from planner.report.documents.common import scenario_ref

IMPORT_FORMAT = "secplan.import/1"


class CellRow(Data):
    """A cell of a register that is otherwise."""

    column: str
    before: str | None
    """As the scenario has it; null where it leaves it to the default."""
    after: str | None
    """As the register has it; null where the cell is empty."""


class EntryRow(Data):
    """An entry that only one of the two has, or that is otherwise."""

    sheet: str
    """The sheet of a register that it has a row in."""
    name: str
    state: Literal["new", "gone", "changed"]
    cells: tuple[CellRow, ...]
    """Those that differ; of an entry that is new or gone, all that say anything."""


class ImportDocument(Shown, Data):
    """The document of ``secplan import --json``."""

    format: str = IMPORT_FORMAT
    scenario: ScenarioRef
    """As the register has it."""
    onto: ScenarioRef | None
    """The scenario that it is put onto; null where there is none."""
    modifications: int
    releases: int
    entries: tuple[EntryRow, ...]
    """What differs between the two; nothing where there is only one."""
    remarks: tuple[str, ...]
    """What was found and left out, or is worth knowing."""

    @property
    def in_short(self) -> str:
        """Which scenario, and how many entries differ."""
        return f"{self.scenario.name}, {counted(len(self.entries), 'entry', 'entries')} otherwise"


def import_document(scenario: Scenario, onto: Scenario | None, remarks: tuple[str, ...]) -> ImportDocument:
    """The document of a scenario that comes from a register."""
    found = differences(sheets_of(said(onto)), sheets_of(said(scenario))) if onto is not None else ()
    return ImportDocument(
        scenario=scenario_ref(scenario),
        onto=None if onto is None else scenario_ref(onto),
        modifications=len(scenario.modifications),
        releases=len(scenario.releases),
        entries=tuple(map(_row, found)),
        remarks=remarks,
    )


def _row(one: Difference) -> EntryRow:
    cells = tuple(CellRow(column=name, before=was or None, after=now or None) for name, was, now in one.cells)
    return EntryRow(sheet=one.sheet, name=one.name, state=one.state, cells=cells)
