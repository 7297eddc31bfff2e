"""The command line as a test runs it: in this process, or in one of its own where that is the point."""

import json
import math
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).parent.parent
SCENARIOS = ROOT / "scenarios"

CASES = ROOT / "tests" / "cases"
"""Inputs that showed a fault, each with its right value."""

APRIL_2020 = SCENARIOS / "sec-2021-april-2020.yaml"
REPLAY = SCENARIOS / "sec-2021-replay.yaml"
APRIL_2021 = SCENARIOS / "sec-2021-april-2021.yaml"
ASSESSMENTS = SCENARIOS / "sec-2021-assessments.yaml"
JUNE_2020 = SCENARIOS / "sec-2020-june.yaml"
NOVEMBER_2020 = SCENARIOS / "sec-2020-november.yaml"
TINY = SCENARIOS / "tiny.yaml"
CONFLICT = SCENARIOS / "conflict.yaml"
COSTS = SCENARIOS / "costs.yaml"

SWEEP = SCENARIOS / "mp090-late.sweep.yaml"
EVERY_SCENARIO = sorted(path for path in SCENARIOS.glob("*.yaml") if not path.match("*.sweep.yaml"))

COMMAND = (sys.executable, "-c", "from planner.cli import main; main()")

PATIENCE_SECONDS = 600
"""After which a process hangs, on the slowest machine: no test says that anything is quicker."""


def telling_after(seconds: float) -> tuple[str, ...]:
    """The command, where it tells its progress after so many seconds and not after one."""
    code = f"from planner.cli import main, progress; progress.QUIET_SECONDS = float('{seconds}'); main()"
    return (sys.executable, "-c", code)


QUIETLY = telling_after(math.inf)


@dataclass(frozen=True)
class Run:
    """What a run of ``secplan`` left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


class Secplan(Protocol):
    """The fixture: runs the command line in this process."""

    def __call__(self, *arguments: object) -> Run: ...


def process(
    *arguments: object, command: Sequence[str] = COMMAND, env: Mapping[str, str] | None = None, **options: Any
) -> Run:
    """Run ``secplan`` in a process of its own, in this environment with changes."""
    captured = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    ran = subprocess.run(
        [*command, *map(str, arguments)],
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        check=False,
        timeout=PATIENCE_SECONDS,
        **{**captured, **options},
    )
    return Run(ran.returncode, ran.stdout or "", ran.stderr or "")
