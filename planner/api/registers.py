"""Registers: a scenario as a workbook, and a workbook as a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from models import Scenario
from planner.api.asking import a_scenario
from planner.load import BadInput, Loaded
from planner.load.errors import InputError

if TYPE_CHECKING:
    from planner.report.documents.importing import ImportDocument


def load_register(
    path: Path | str, columns: Path | str | None = None, onto: Loaded | None = None, *, whole: bool = False
) -> Loaded:
    """The scenario that a register holds: a workbook as `register` writes it, or one of your own.

    Parameters
    ----------
    columns
        A file that says where your workbook has what, and in which words (`secplan.columns/1`).
    onto
        A scenario whose parts stay as they are where the workbook has no sheet, column or row for them.
    whole
        Whether modifications and releases without a row go from the scenario instead.

    Raises
    ------
    BadInput
        With every error of the workbook, each with its cell.
    """
    from planner.load.register import load_register as read

    return read(path, columns, onto, whole=whole)


def register(scenario: Scenario) -> bytes:
    """The register of a scenario: the content of a workbook (.xlsx), which `load_register` reads back.

    Raises
    ------
    BadInput
        If a text is too long for a cell, or there is too much for a sheet.
    """
    from planner.register.filled import register_of
    from planner.register.limits import CannotHold
    from planner.report.writers.register import register_workbook

    try:
        return register_workbook(register_of(a_scenario(scenario)))
    except CannotHold as error:
        raise BadInput(scenario.name, [InputError(0, 0, error.says, error.hint)]) from None


def register_template() -> bytes:
    """A register with nothing in it yet: the content of a workbook (.xlsx) to fill in."""
    from planner.register.template import template
    from planner.report.writers.register import register_workbook

    return register_workbook(template())


def register_differences(register: Loaded, onto: Scenario | None = None) -> ImportDocument:
    """What a register that was read says other than a scenario: what is new, gone and changed, cell by cell."""
    from planner.report.documents.importing import import_document

    return import_document(register.scenario, onto, register.remarks)
