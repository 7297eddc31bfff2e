"""A register with nothing in it yet."""

from collections.abc import Iterator
from dataclasses import replace

from models import Modification, Release
from models.governance import PATHWAYS
from models.scenario import SCENARIO_FORMAT
from planner.register.columns import column_at
from planner.register.filled import FilledSheet, sheets_of
from planner.register.sheets import MODIFICATIONS, RELEASES

_USUAL = {
    RELEASES: (Release, [("capacity", name) for name in ("gbcs", "effort_days")]),
    MODIFICATIONS: (
        Modification,
        [("load", "effort_days"), *(("progress", step) for step in PATHWAYS["authority"])],
    ),
}
"""Columns by names that a scenario is likely to have."""


def template() -> Iterator[FilledSheet]:
    """The sheets, with all columns and those by names that are usual; only the format is filled in."""
    for sheet in sheets_of({"format": SCENARIO_FORMAT}):
        model, paths = _USUAL.get(sheet.name, (Release, []))
        yield replace(sheet, columns=(*sheet.columns, *(column_at(model, path) for path in paths)))
