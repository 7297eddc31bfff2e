"""How long planning takes as scenarios grow: ``python -m tests.benchmarks.scale 200,8,loose 1000,12,1.3``.

Each argument is modifications, releases and tightness: the capacity of a release over the even share, or ``loose``.
Timings of one run on a shared machine are noisy: compare ratios, and the medians of several runs.
"""

import sys
import time

from models import Planned
from planner.lapse import lapse
from planner.problem import Problem
from planner.solver import Progress, Settings, solve
from tests.generator import generate

USUAL = [f"{size},{tight}" for size in ("50,8", "200,8", "1000,12", "5000,12") for tight in ("loose", "1.3")]


def main(arguments: list[str]) -> None:
    for argument in arguments or USUAL:
        modifications, releases, tight = argument.split(",")
        measure(int(modifications), int(releases), None if tight == "loose" else float(tight))


def measure(modifications: int, releases: int, tight: float | None) -> None:
    scenario = generate(modifications, releases, tight=tight)
    print(f"\n{modifications} modifications x {releases} releases, {tight or 'loose'}")
    started = time.monotonic()
    rolled = lapse(scenario)
    report("first plan, by the lapse rule", started)
    seen: dict[str, float] = {}

    def observe(progress: Progress) -> None:
        seen.setdefault(progress.stage, progress.seconds)

    started = time.monotonic()
    answer = solve(Problem(scenario), Settings(observer=observe), None if rolled.violations else rolled.plan)
    for stage, seconds in seen.items():
        print(f"  {seconds:7.1f} s  at work on {stage}")
    report("answer", started)
    if isinstance(answer, Planned):
        for goal in answer.goals:
            standing = "proved" if goal.proven else f"not proved, at least {goal.bound:,}"
            print(f"            {goal.goal:<11} {goal.value:>12,}  {standing}")
        print(f"            unique: {answer.unique}")


def report(what: str, started: float) -> None:
    print(f"  {time.monotonic() - started:7.1f} s  {what}")


if __name__ == "__main__":
    main(sys.argv[1:])
