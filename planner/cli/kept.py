"""What a run folder keeps of a scenario that was loaded: the scenario, its result, and what its overlays say of it."""

from typing import TYPE_CHECKING

from models.run import OverlayRow
from planner.cli.options import readable
from planner.report.documents.dossier import Case

if TYPE_CHECKING:
    from models.result import Result
    from planner.load import Loaded


def case_of(
    loaded: "Loaded",
    result: "Result | None" = None,
    scenario_file: str = "scenario.yaml",
    result_file: str = "plan.json",
) -> Case:
    """The scenario as a case of the run, with its result where the command plans."""
    return Case(loaded.scenario, result, scenario_file, result_file, loaded.notes, _overlays(loaded))


def _overlays(loaded: "Loaded") -> tuple[OverlayRow, ...]:
    """Changes that came with the command are no overlay: they stand among its arguments."""
    return tuple(
        OverlayRow(file=readable(layer.file), why=layer.why.strip(), author=layer.author.strip())
        for layer in loaded.layers
        if layer.file
    )
