"""A process that stops at a place in the code until it is let go, so that no test has to be as quick as the machine."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.running import PATIENCE_SECONDS, ROOT

HELD = """
import os, sys, threading
from functools import wraps
from importlib import import_module
from planner.cli import main

def wrapped(place, wrapper):
    module, _, path = place.partition(":")
    owner, name = import_module(module), path
    while "." in name:
        inner, _, name = name.partition(".")
        owner = getattr(owner, inner)
    setattr(owner, name, wrapper(getattr(owner, name)))

def hold(function):
    calls = []
    @wraps(function)
    def held(*given, **named):
        found = function(*given, **named)
        calls.append(None)
        if len(calls) == after:
            os.write(2, b"held\\n")
            released.wait() if until else os.read(0, 1)
        return found
    return held

def release(function):
    @wraps(function)
    def releasing(*given, **named):
        found = function(*given, **named)
        released.set()
        return found
    return releasing

place, after, until, released = sys.argv[1], int(sys.argv[2]), sys.argv[3], threading.Event()
wrapped(place, hold)
if until:
    wrapped(until, release)
sys.argv = ["secplan", *sys.argv[4:]]
if __name__ == "__main__":
    main()
"""


@contextmanager
def held(place: str, *arguments: object, after: int = 1, until: str = "") -> "Iterator[subprocess.Popen[str]]":
    """A ``secplan`` that has just done what stands at ``place``, for the ``after``-th time, and goes no further.

    Parameters
    ----------
    place
        A function: "planner.load.journal:Journal.keep".
    until
        Another function, with which it goes on; without one, it goes on once its standard input is closed.
    """
    with subprocess.Popen(
        [sys.executable, "-c", HELD, place, str(after), until, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    ) as process:
        try:
            assert process.stderr is not None
            assert any(line == "held\n" for line in process.stderr), "it ended before"
            yield process
        finally:
            process.kill()


def let_go(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """What it prints from there to its end."""
    return process.communicate(timeout=PATIENCE_SECONDS)
