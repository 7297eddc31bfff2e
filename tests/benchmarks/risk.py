"""How long risk takes: ``python -m tests.benchmarks.risk 200,8,1.3 10000 300 2``, or ``... risk command 5``.

The scenario as in ``scale``, but that decisions to come are forecast, about when they are expected there; how many
draws; how many worlds are planned at most; how many processes. Each line gives the seconds of a part.

With ``command``, the whole command with 10,000 draws of April 2020 beside ``plan``, in turn, so many times: the seconds
of each, and their ratio. Compare ratios; the seconds are noisy.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Any

from models import Scenario
from models.risk import Draws
from planner import api
from planner.forecast import with_forecasts
from planner.questions.settling import Standing
from planner.spread import processes
from tests.generator import AS_OF, tree
from tests.running import APRIL_2020, process

STAGE_DAYS = 61
"""Calendar days that a stage takes on average."""

STAGES = tuple(f"stage-{number}" for number in range(30, 0, -1))
STAGE = {"takes": {"target": "40 WD", "quantiles": {"10": "25 WD", "50": "40 WD", "90": "65 WD"}}}


def main(size: str = "200,8,1.3", *counts: str) -> None:
    if size == "command":
        command(*map(int, counts))
    else:
        modifications, releases, tight = size.split(",")
        measure(uncertain(int(modifications), int(releases), None if tight == "loose" else float(tight)), *counts)


def command(pairs: int = 3) -> None:
    ratios = [pair() for _ in range(pairs)]
    print(f"median ratio: {median(ratios):.1f}")


def pair() -> float:
    planning = seconds_of("plan", APRIL_2020)
    drawing = seconds_of("risk", APRIL_2020, "--draws", 10_000, "--seed", 1)
    print(f"  plan {planning:6.2f} s, risk {drawing:6.2f} s, ratio {drawing / planning:.1f}")
    return drawing / planning


def seconds_of(*arguments: object) -> float:
    started = time.monotonic()
    assert process(*arguments).status == 0
    return time.monotonic() - started


def uncertain(modifications: int, releases: int, tight: float | None) -> Scenario:
    """A generated scenario in which each decision to come is so many stages away."""
    given = tree(modifications, releases, tight)
    given["governance"] = {
        "steps": dict.fromkeys(STAGES, STAGE),
        "pathways": {"self-governance": ["begun", *STAGES, "vote"]},
        "shared_cause": {"steps": list(STAGES)},
    }
    given["governance"]["steps"]["begun"] = {"title": "work begun"}
    pinned = {pin["modification"] for pin in given["pins"]}  # what is pinned and late would leave no plan
    given["modifications"] = [
        one if one["id"] in pinned else one | forecast_instead(one["decision"]) for one in given["modifications"]
    ]
    return with_forecasts(Scenario.model_validate(given))


def forecast_instead(decision: Any) -> dict[str, Any]:
    """Stages done, so that the decision is to be expected about when it was said to be; nothing where it is made."""
    if not isinstance(decision, dict) or "expected" not in decision:
        return {}
    days = (date.fromisoformat(decision["expected"]) - AS_OF).days
    done = ("begun", *STAGES)[-1 - min(round(days / STAGE_DAYS), len(STAGES))]
    return {"decision": {"forecast": True}, "path": "self-governance", "progress": {done: AS_OF.isoformat()}}


def measure(scenario: Scenario, draws: str = "10000", plans: str = "300", jobs: str = "2") -> None:
    began = time.monotonic()
    outcome = api.plan(scenario)
    begun = {"plan": began, "odds": time.monotonic()}

    def observe(standing: Standing) -> None:
        begun.setdefault(standing.doing, time.monotonic())

    asked = Draws(int(draws), plans=int(plans))
    with nullcontext() if jobs == "1" else processes(int(jobs)) as executor:
        found = api.risk(outcome, asked, executor=executor, observer=observe)
    begun["end"] = time.monotonic()
    unsure = sum(not one.why_sure for one in found.modifications)
    print(f"{unsure} decisions spread; {found.draws:,} draws, {found.worlds:,} worlds, {jobs} processes")
    for part, seconds in parts(begun):
        print(f"  {seconds:7.1f} s  {part}")
    (looked_at, *_) = [one.draws for row in found.modifications for one in row.earlier]
    print(f"  {found.lapsed:,} draws rolled forward, {found.planned:,} planned, value of a day on {looked_at:,}")
    print(f"  {found.plans:,} worlds have answers, {found.taken_over:,} of them that of an earlier one")
    print(f"  {found.unproved:,} of the plans are not proved, {found.planless:,} draws have none")


def parts(begun: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Each part with the seconds until the next."""
    for name, following in pairwise(begun):
        yield name, begun[following] - begun[name]


if __name__ == "__main__":
    main(*sys.argv[1:])
