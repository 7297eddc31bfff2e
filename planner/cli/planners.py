"""Who makes many plans: processes of this machine, or the workers of a Dask cluster."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

import click

from planner import api
from planner.cluster import ClusterRefused
from planner.spread import cores, processes


@dataclass(frozen=True, slots=True)
class Planners:
    """Who is to plan."""

    jobs: int
    """Processes of this machine, where no cluster is named."""
    address: str | None = None
    """Of a cluster."""
    workers: Executor | None = None
    """The cluster's, while it is connected."""

    @contextmanager
    def connected(self) -> Iterator["Planners"]:
        """With the workers of the cluster, if one is named; one that cannot be used is refused as wrong usage."""
        if self.address is None:
            yield self
            return
        try:
            with api.cluster(self.address) as workers:
                yield replace(self, workers=workers)
        except ClusterRefused as refused:
            raise click.UsageError(f"--cluster: {refused.says}; {refused.hint}") from None

    def at_work(self, *, is_short: bool = False) -> AbstractContextManager[Executor | None]:
        """Those who plan; None stands for this process, which does what is too short for others to start."""
        if self.workers is not None:
            return nullcontext(self.workers)
        return nullcontext() if self.jobs == 1 or is_short else processes(self.jobs)


def planners_options(command: Any) -> Any:
    """The ``Planners`` that a command is to use."""

    @wraps(command)
    def run(*, jobs: int | None, cluster: str | None, **own: Any) -> Any:
        if jobs and cluster:
            raise click.UsageError("--jobs is for processes of this machine, and --cluster for another's; give one")
        return command(planners=Planners(jobs or cores(), cluster), **own)

    for decorate in (_cluster_option, _jobs_option):
        run = decorate(run)
    return run


_jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 64), help="Processes to plan with.  [default: one for each processor]"
)

_cluster_option = click.option(
    "--cluster", metavar="ADDRESS", help="Plan on the workers of a Dask cluster: tcp://127.0.0.1:8786."
)
