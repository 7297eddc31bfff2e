"""Work in a thread, so that this one can tell of the progress and hear a Ctrl-C, which keeps the best found so far."""

import threading
from collections.abc import Callable

from planner.solver.settings import Budget, Progress

LOOK_EVERY_SECONDS = 0.25


def in_background(
    work: Callable[[], object], *, stop: Callable[[], object], budget: Budget, progress: Callable[[], Progress]
) -> None:
    """Do the work; stop it once the search is interrupted."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        try:
            thread.join(LOOK_EVERY_SECONDS)
            if thread.is_alive():
                budget.settings.observer(progress())
        except KeyboardInterrupt:
            budget.interrupted = True
        if budget.interrupted:
            stop()  # each time: what has not quite begun does not hear it
