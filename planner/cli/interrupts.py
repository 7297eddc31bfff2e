"""Ctrl-C during a search: it is noted at once, and told to the search where that can stop with its best plan."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from planner.cli.exits import INTERRUPTED

FIRST = "\nStopping with {kept}; Ctrl-C again stops at once.\n"
SECOND = b"\nInterrupted.\n"


class Interrupts:
    """Whether somebody has pressed Ctrl-C."""

    def __init__(self, kept: str) -> None:
        self.heard = False
        self._first = FIRST.format(kept=kept).encode()

    def pass_on(self) -> None:
        """Interrupt here, if Ctrl-C was pressed anywhere."""
        if self.heard:
            raise KeyboardInterrupt

    def hear(self, _signal: int, _frame: Any) -> None:
        """Note the first; end at the second."""
        _tell(SECOND if self.heard else self._first)
        if self.heard:
            os._exit(INTERRUPTED)  # not sys.exit: the solver's thread would be torn down in the middle of its work
        self.heard = True


@contextmanager
def heard_interrupts(kept: str = "the best plan so far") -> Iterator[Interrupts]:
    """Hear Ctrl-C instead of being interrupted wherever one is: between two runs of the solver a plan would be lost.

    ``kept`` is what the command stops with, as the first Ctrl-C is told.
    """
    interrupts = Interrupts(kept)
    if threading.current_thread() is not threading.main_thread():
        yield interrupts  # only the main thread may listen
        return
    before = signal.signal(signal.SIGINT, interrupts.hear)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, before)


def _tell(message: bytes) -> None:
    """Write past the buffers, which may be in use where the signal came."""
    with suppress(OSError, ValueError, AttributeError):
        os.write(sys.stderr.fileno(), message)
