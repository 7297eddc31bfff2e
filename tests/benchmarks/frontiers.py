"""How soon trade-offs are found: ``python -m tests.benchmarks.frontiers 200,8,1.3 lateness,gbcs-split,earliness 60``.

The arguments are modifications, releases and tightness; goals; and the seconds allowed. A line for each new point or
proof that a gap is empty: when, how many points there are, and how much of what lies between them is still open.
"""

import re
import sys
import time

from planner import api
from planner.solver import Progress, Settings
from tests.generator import generate

USUAL = ["200,8,1.3", "lateness,gbcs-split,earliness", "60"]


def main(arguments: list[str]) -> None:
    size, goals, seconds = arguments or USUAL
    modifications, releases, tight = size.split(",")
    scenario = generate(int(modifications), int(releases), tight=None if tight == "loose" else float(tight))
    started = time.monotonic()
    outcome = api.plan(scenario)
    print(f"{time.monotonic() - started:7.1f} s  the plan by the goals")
    told: list[str] = []

    def observe(progress: Progress) -> None:
        if progress.stage not in told and re.match("trade-offs", progress.stage):
            told.append(progress.stage)
            print(f"{time.monotonic() - started:7.1f} s  {progress.stage}")

    found = api.frontier(outcome, goals.split(","), Settings(float(seconds), observer=observe))
    print(f"{time.monotonic() - started:7.1f} s  {len(found.points)} points, complete: {found.complete}")
    for point in found.points:
        print("           ", *(f"{value:>9,}" for value in point.values))


if __name__ == "__main__":
    main(sys.argv[1:])
