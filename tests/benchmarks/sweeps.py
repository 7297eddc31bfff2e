"""How long a sweep takes with two processes beside one: ``python -m tests.benchmarks.sweeps 200,6,1.15 30 3``.

The scenario as in ``scale``; how many values of one release's capacity are swept; how often both are measured, in
turn. Each line gives the seconds of a pair and the ratio; the last one the median ratio. Compare ratios.
"""

import sys
import time
from statistics import median

from models import Outcome
from planner import api
from planner.spread import processes
from tests.generator import generate


def main(size: str = "200,6,1.15", values: str = "30", pairs: str = "3") -> None:
    modifications, releases, tight = size.split(",")
    outcome = api.plan(generate(int(modifications), int(releases), tight=float(tight)))
    release = outcome.scenario.releases_in_order[-1]
    most = release.capacity["gbcs"]
    patterns = [f"capacity {release.id} gbcs {{{most}..{most + int(values) - 1}}}"]
    print(f"planning once: {outcome.seconds:.2f} s; {patterns[0]}")
    ratios = [pair(outcome, patterns) for _ in range(int(pairs))]
    print(f"median ratio: {median(ratios):.2f}")


def pair(outcome: Outcome, patterns: list[str]) -> float:
    started = time.monotonic()
    alone = api.sweep(outcome, patterns)
    one = time.monotonic() - started
    started = time.monotonic()
    with processes(2) as executor:
        assert api.sweep(outcome, patterns, executor=executor) == alone
    two = time.monotonic() - started
    print(f"  {alone.problems} problems: one process {one:6.1f} s, two {two:6.1f} s, ratio {two / one:.2f}")
    return two / one


if __name__ == "__main__":
    main(*sys.argv[1:])
