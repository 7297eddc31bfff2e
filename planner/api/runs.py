"""Runs that were kept: whether each still holds, and which there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.load import BadInput

if TYPE_CHECKING:
    from planner.report.documents.history import History
    from planner.report.documents.run_check import RunCheck


def verify_run(folder: Path | str) -> RunCheck:
    """Check all that the record of a run says, and every plan of the run.

    Raises
    ------
    BadInput
        If there is no record, it is none, or a file cannot be read.
    """
    from planner.audit import verify_run as verify

    return verify(folder)


def history(folder: Path | str) -> History:
    """The runs in a folder and a few levels below, oldest first.

    Raises
    ------
    BadInput
        If there is no such folder.
    """
    from planner.load.run import leftovers_below, records_below
    from planner.report.documents.history import history_document

    folder = Path(folder)
    found = [(below.relative_to(folder).as_posix(), record) for below, record in records_below(folder)]
    left = leftovers_below(folder)
    return history_document(
        str(folder),
        [(below, record.run) for below, record in found if not isinstance(record, BadInput)],
        [(below, record.errors[0].says) for below, record in found if isinstance(record, BadInput)],
        [(below.relative_to(folder).as_posix(), leftover.says) for below, leftover in left],
    )
