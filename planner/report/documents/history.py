"""The runs of a folder, oldest first: the document of ``secplan history``."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from models.base import Data
from models.run import OverlayRow, Run, RunPlanRow
from models.shown import Shown, counted


class HistoryRow(Data):
    """One run."""

    folder: str
    at: datetime
    command: str
    arguments: tuple[str, ...]
    scenario: str | None
    """The first one, where a run has several."""
    as_of: date | None
    answers: tuple[str, ...]
    """One for each plan of the run."""
    results: tuple[str, ...]
    """The file of each of these plans."""
    why: str | None
    by: str | None
    overlays: tuple[OverlayRow, ...]
    """What its scenarios were made with: where nobody gave a reason for the run, an overlay may have one."""


class UnreadableRow(Data):
    """A record that cannot be read, and why."""

    folder: str
    why: str


class LeftoverRow(Data):
    """What a run has left that was killed, in which folder, and what to do about it."""

    folder: str
    says: str


class History(Shown, Data):
    """The document of ``secplan history --json``."""

    format: Literal["secplan.history/1"] = "secplan.history/1"
    folder: str
    runs: tuple[HistoryRow, ...]
    unreadable: tuple[UnreadableRow, ...]
    leftovers: tuple[LeftoverRow, ...]

    @property
    def in_short(self) -> str:
        """How many runs."""
        return f"{self.folder}, {counted(len(self.runs), 'run')}"


def history_document(
    folder: str,
    runs: Iterable[tuple[str, Run]],
    unreadable: Iterable[tuple[str, str]],
    leftovers: Iterable[tuple[str, str]],
) -> History:
    """Runs by their folders, oldest first; the folders whose record cannot be read; and what killed runs left where."""
    rows = [_row(below, run) for below, run in runs]
    return History(
        folder=folder,
        runs=tuple(sorted(rows, key=lambda row: (row.at, row.folder))),
        unreadable=tuple(UnreadableRow(folder=below, why=why) for below, why in sorted(unreadable)),
        leftovers=tuple(LeftoverRow(folder=below, says=says) for below, says in sorted(leftovers)),
    )


def _row(folder: str, run: Run) -> HistoryRow:
    first = run.scenarios[0] if run.scenarios else None
    return HistoryRow(
        folder=folder,
        at=run.provenance.at,
        command=run.command,
        arguments=run.arguments,
        scenario=first.name if first else None,
        as_of=first.as_of if first else None,
        answers=tuple(map(_answer, run.plans)),
        results=tuple(plan.result for plan in run.plans),
        why=run.why,
        by=run.by,
        overlays=run.overlays,
    )


def _answer(plan: RunPlanRow) -> str:
    return f"{plan.answer}, proved" if plan.answer == "planned" and plan.proven else plan.answer
