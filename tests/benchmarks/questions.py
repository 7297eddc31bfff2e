"""How long questions take beside planning: ``python -m tests.benchmarks.questions 200,8,1.3 10``.

The scenario as in ``scale``, and how many modifications are asked about. Each line gives the median and the longest
time in seconds, and the median as a multiple of planning. Compare the multiples; the seconds are noisy.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from models import Outcome, Pin, Planned, Scenario
from planner import api
from planner.problem import Problem
from planner.solver import Budget, Question, Settings, argued_conflicts, repaired
from tests.generator import generate


def main(size: str = "200,8,1.3", count: str = "10") -> None:
    modifications, releases, tight = size.split(",")
    scenario = generate(int(modifications), int(releases), None if tight == "loose" else float(tight))
    outcome = api.plan(scenario)
    assert isinstance(outcome.answer, Planned)
    names = sorted(outcome.answer.plan.placements)[:: max(1, len(outcome.answer.plan.placements) // int(count))]
    planning = report("plan", [timed(lambda: api.plan(scenario)) for _ in range(3)], None)
    report("why", [timed(ask(api.why, outcome, name)) for name in names], planning)
    first, last = scenario.releases_in_order[0].id, scenario.releases_in_order[-1].id
    report("why not, the first release", [timed(ask(api.why_not, outcome, name, first)) for name in names], planning)
    report("why not, the last release", [timed(ask(api.why_not, outcome, name, last)) for name in names], planning)
    report("unknowns, singly", [timed(ask(api.single_answers, outcome, Settings(seconds=None)))], planning)
    report("fallbacks", [timed(ask(api.fallbacks, outcome, Settings(seconds=None)))], planning)
    report("binding", [timed(ask(api.binding, outcome, Settings(seconds=None)))], planning)
    without_plan(too_much(scenario), planning)


def too_much(scenario: Scenario) -> Scenario:
    """More GBCS changes pinned to one release than it has room for."""
    release = next(one for one in reversed(scenario.releases_in_order) if "dcc-systems" in one.carries)
    users = [one for one in scenario.modifications if one.is_planned and one.impacts.get("gbcs") == "yes"]
    free = [one.id for one in users if not one.committed_to and one.id not in scenario.pin_of]
    pinned = free[: 2 + release.capacity.get("gbcs", len(free))]
    return scenario.but(pins=(*scenario.pins, *(Pin(modification=name, release=release.id) for name in pinned)))


def without_plan(scenario: Scenario, planning: float) -> None:
    problem = Problem(scenario)
    settings = replace(Settings(), seconds=None)
    report("ways out, with their plans", [timed(lambda: repaired(problem, Question(), Budget(settings)))], planning)
    report("conflicts", [timed(lambda: list(argued_conflicts(problem, Question(), Budget(settings))))], planning)


def ask(question: Callable[..., object], outcome: Outcome, *arguments: object) -> Callable[[], object]:
    return lambda: question(outcome, *arguments)


def timed(work: Callable[[], object]) -> float:
    started = time.monotonic()
    work()
    return time.monotonic() - started


def report(what: str, times: list[float], planning: float | None) -> float:
    multiple = f"{median(times) / planning:6.1f} x" if planning else ""
    print(f"  {what:<30} {median(times):7.2f} {max(times):7.2f} {multiple}")
    return median(times)


if __name__ == "__main__":
    main(*sys.argv[1:])
