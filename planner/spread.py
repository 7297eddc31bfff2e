"""Work spread over an executor, whichever it is: other processes of this machine, threads, or a cluster.

The one seam through which secplan does many things at once. An executor is any of ``concurrent.futures``, or one that
keeps its interface; without one, the work is done here.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing.connection import wait as wait_for
from multiprocessing.synchronize import Event
from typing import Any, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")

AHEAD = 64
"""Tasks handed over before the first is done: enough to keep workers busy, few enough to call back."""

LOOK_EVERY_SECONDS = 0.25


def nothing() -> None:
    """What is done in between where there is nothing to do."""


def spread(
    work: Callable[[Task], Done],
    tasks: Sequence[Task],
    executor: Executor | None = None,
    between: Callable[[], None] = nothing,
) -> Iterator[tuple[Task, Done]]:
    """Each task with what came of it, as soon as that is known: in their order only where it is done here.

    Parameters
    ----------
    work
        With an executor of processes, it and the tasks have to be such that they can be pickled.
    executor
        Who does it; None for here.
    between
        Called every now and then. What it raises ends the work: tasks that were not begun are called back.
    """
    if executor is None:
        for task in tasks:
            between()
            yield task, work(task)
        return
    left = list(reversed(tasks))
    running: dict[Future[Done], Task] = {}
    try:
        while left or running:
            while left and len(running) < AHEAD:
                task = left.pop()
                running[executor.submit(work, task)] = task
            finished, _ = wait(running, timeout=LOOK_EVERY_SECONDS, return_when=FIRST_COMPLETED)
            between()
            for future in finished:
                yield running.pop(future), future.result()
    finally:
        for future in running:
            future.cancel()


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def processes(jobs: int) -> Iterator[Executor]:
    """An executor of so many processes. Those that are at work when this ends are told to stop where they can.

    Each is a new interpreter (a fork would take over the solver's threads in the middle of their work), does not hear a
    Ctrl-C, which is for this process to act on, and ends with this process, however that ends.
    """
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(stop,))
    try:
        yield executor
    finally:
        stop.set()
        executor.shutdown(cancel_futures=True)


_asked_to_stop: list[Event] = []
"""In a worker: what tells it to stop."""


def _begin(stop: Event) -> None:
    """The first thing that a worker does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _asked_to_stop.append(stop)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)  # nobody is left to tell


def heed(_progress: Any) -> None:
    """The observer of a search in a worker: it ends the search where the worker is asked to stop."""
    if any(event.is_set() for event in _asked_to_stop):
        raise KeyboardInterrupt
