"""Who makes many plans, and where what they have found is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    from planner.load.journal import Journal
    from planner.questions.settling import Means, Standing
    from planner.solver import Settings


def cluster(address: str) -> AbstractContextManager[Executor]:
    """The workers of a Dask cluster as an executor: on this machine, or by TLS; see ``planner.cluster``.

    Raises
    ------
    planner.cluster.ClusterRefused
        On entering, if it is not safe, not there, or has other versions of what a plan comes from.
    """
    from planner.cluster import cluster as workers

    return workers(address)


def open_journal(path: Path | str, of: str = "sweep") -> AbstractContextManager[Journal]:
    """The journal of a sweep, or of what else is said; made where there is none. ``remove`` it when the answer is safe.

    Raises
    ------
    BadInput
        On entering, if it cannot be written, is no journal, or another run has it open.
    """
    from planner.load.journal import opened

    return opened(Path(path), of)


def means(
    settings: Settings | None,
    executor: Executor | None,
    observer: Callable[[Standing], None] | None,
    journal: Journal | None,
) -> Means:
    """What many plans are made with, as a question takes it."""
    from planner.questions.settling import Means, forget, ignore
    from planner.solver import Settings

    known, keep = (journal.known, journal.keep) if journal is not None else ({}, forget)
    return Means(settings or Settings(), executor, observer or ignore, known, keep)
