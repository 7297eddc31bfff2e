"""Kill and interrupt runs at random moments: ``python -m tests.reliability.kills 288 128``.

How many runs are killed (SIGKILL), how many are sent a signal that can be answered (SIGINT, SIGTERM, SIGHUP), and from
which seed. Each writes to a folder that is new, empty, or holds an earlier run that ``--force`` replaces. Whatever is
torn, lost, or told as a fault of secplan's own is shown; the status is then 1.
"""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from planner import api
from tests.running import APRIL_2020, COMMAND, ROOT, TINY

COMMANDS = (
    ("plan", TINY),
    ("plan", APRIL_2020),
    ("sweep", APRIL_2020, "delay MP090 {0..60 step 30} WD", "--jobs", "1"),
    ("risk", TINY, "--draws", "200"),
)
ANSWERED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
CLOCK = "run.json"  # the one file that says when it was written


def main(kills: str = "288", signals: str = "128", seed: str = "0") -> int:
    rng = random.Random(int(seed))
    found: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        whole = [whole_run(Path(place) / f"whole-{number}", command) for number, command in enumerate(COMMANDS)]
        for number in range(int(kills) + int(signals)):
            command, (truth, seconds) = number % len(COMMANDS), whole[number % len(COMMANDS)]
            sent = signal.SIGKILL if number < int(kills) else rng.choice(ANSWERED)
            found += trial(
                COMMANDS[command], truth, Path(place) / f"run-{number}", sent, rng.uniform(0.02, 1.1 * seconds)
            )
    for one in found:
        print("  ", one)
    print(f"  {kills} kills and {signals} signals, {len(found)} wrong")
    return 1 if found else 0


def whole_run(folder: Path, command: tuple[object, ...]) -> tuple[Path, float]:
    """A run that nobody disturbs, and how long it takes: moments are spread over all of it."""
    started = time.monotonic()
    subprocess.run(line(command, folder), cwd=ROOT, check=True, capture_output=True)
    return folder, time.monotonic() - started


def line(command: tuple[object, ...], folder: Path) -> list[str]:
    return [*COMMAND, *map(str, command), "--out", str(folder)]


def trial(command: tuple[object, ...], truth: Path, folder: Path, sent: signal.Signals, after: float) -> Iterator[str]:
    """Disturb one run, and tell what is wrong with what it leaves."""
    state = random.Random(after).choice(("new", "empty", "replaced"))
    if state == "empty":
        folder.mkdir()
    if state == "replaced":
        shutil.copytree(truth, folder)
    about = f"{' '.join(map(str, command[:1]))}, {state} folder, {sent.name} after {after:.2f} s:"
    asked = line(command, folder) + (["--force"] if state == "replaced" else [])
    with subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        time.sleep(after)
        running.send_signal(sent)
        _, err = running.communicate(timeout=120)
    yield from (f"{about} {one}" for one in wrong(folder, truth, state))
    if sent is not signal.SIGKILL and ("Traceback" in err or "fault of secplan" in err):
        yield f"{about} it ended with {running.returncode}, saying {err.strip().splitlines()[-1]}"


def wrong(folder: Path, truth: Path, state: str) -> Iterator[str]:
    """What is torn or lost; a run that stopped early leaves another answer, and then its record vouches for it."""
    names = {path.name for path in folder.iterdir() if path.is_file()} if folder.exists() else set()
    if CLOCK in names:
        if not api.verify_run(folder).holds:
            yield "the record stands there, and what it vouches for does not hold"
        return
    yield from (f"{name} is torn" for name in names if (folder / name).read_bytes() != (truth / name).read_bytes())
    if state == "replaced":
        kept = {path.name for path in folder.glob(".secplan-*/.old/*")}
        yield from (f"{path.name} is lost" for path in truth.iterdir() if path.name not in names | kept)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
