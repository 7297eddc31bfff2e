"""Scenarios: changed, checked, rolled forward; and results that were written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models import RolledForward, Scenario
from models.flaw import nothing_called
from planner.api.asking import a_scenario, several
from planner.changes import Change, changed, read_all
from planner.lapse import lapse as roll_forward
from planner.load import Loaded, read_text
from planner.verify import verify

if TYPE_CHECKING:
    from models.result import Result
    from planner.load.sweep import LoadedSweep
    from planner.report.documents.check import Check
    from planner.report.documents.cutoffs import CutOffs
    from planner.report.documents.milestones import MilestonesDocument
    from planner.report.documents.show import ShowDocument


def change(scenario: Scenario, changes: str | Change | Sequence[str | Change]) -> Scenario:
    """The scenario with changes made, all at once; the one given stays as it is.

    Parameters
    ----------
    changes
        In words, such as "delay MP090 30 WD", or as ``planner.changes`` has them; one, or several in any order.

    Raises
    ------
    planner.changes.Mistakes
        If one cannot be read or made, or two contradict each other.
    """
    all_of_them = several(changes)
    read = iter(read_all([one for one in all_of_them if isinstance(one, str)]))
    return changed(a_scenario(scenario), [next(read) if isinstance(one, str) else one for one in all_of_them])


def lapse(scenario: Scenario) -> RolledForward:
    """Roll every target forward: prerequisites first, then those in time before those that are late."""
    return roll_forward(a_scenario(scenario))


def show(loaded: Loaded) -> ShowDocument:
    """What a scenario that was read from a file holds, and what each of its overlays changes."""
    from planner.explain.assumptions import new_doubts
    from planner.report.documents.show import LayerRow, show_document
    from planner.report.documents.what_if import change_rows

    layers = tuple(
        LayerRow(
            file=layer.file,
            why=layer.why.strip(),
            author=layer.author.strip(),
            changes=change_rows(layer.before, layer.changes, layer.places),
            doubts=tuple(new_doubts(layer.before, layer.after)),
        )
        for layer in loaded.layers
    )
    return show_document(loaded.scenario, layers, loaded.bottom_file)


def cutoffs(scenario: Scenario) -> CutOffs:
    """Each modification's cut-off for each release, the days in hand, and what forbids it there."""
    from planner.report.documents.cutoffs import cut_offs

    return cut_offs(a_scenario(scenario))


def milestones(scenario: Scenario, release: str | None = None) -> MilestonesDocument:
    """The delivery milestones of every release that has them, or of one, by the template where it has none of its own.

    Raises
    ------
    ValueError
        If there is no such release, or one of its milestones is beyond the tables of bank holidays.
    """
    from planner.milestones import tracked
    from planner.report.documents.milestones import milestones_document

    if release is None:
        return milestones_document(scenario, tracked(a_scenario(scenario)))
    if release not in a_scenario(scenario).release_of:
        raise ValueError(nothing_called("release", release, scenario.release_of))
    return milestones_document(scenario, [scenario.release_of[release]])


def check(scenario: Scenario, claimed: Result | None = None, file: str = "result") -> Check:
    """Whether a result's plan keeps every rule and all that it says is so; without one, what the scenario holds.

    Raises
    ------
    BadInput
        If the result holds no plan, or names what the scenario does not have; ``file`` is what the error calls it.
    """
    from planner.load.result import plan_of
    from planner.report.documents.check import check_result, check_scenario

    if claimed is None:
        return check_scenario(a_scenario(scenario))
    claimed_plan = plan_of(a_scenario(scenario), claimed, file)
    return check_result(scenario, claimed, claimed_plan, verify(scenario, claimed_plan))


def load_result(path: Path | str) -> Result:
    """Read a result document.

    Raises
    ------
    BadInput
        If it is not one.
    """
    from planner.load.result import read_result

    return read_result(read_text(path), str(path))


def load_sweep(path: Path | str, patterns: str | Sequence[str] = ()) -> LoadedSweep:
    """Read a sweep file; or a scenario, with patterns that came with a command.

    Raises
    ------
    BadInput
        With every error of the file, or of the patterns.
    """
    from planner.load.sweep import load_sweep as read

    return read(path, several(patterns))
