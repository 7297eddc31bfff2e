"""The solver against counting where numbers are large: ``python -m tests.reliability.large_numbers 0 20000``.

From seed to seed. Costs to the penny up to a billion pounds, loads up to a billion, weights up to a thousand: sums
beyond what engines hold in 32 bits, where CP-SAT's presolve once called worse plans the best. The counting here is
plain arithmetic and shares nothing with the planner; what is wrong, not proved or raised is shown, and the status is 1.
"""

import sys
from collections.abc import Iterator
from datetime import date
from math import prod
from random import Random
from typing import Any

from models import Planned, Scenario
from planner.problem import Problem
from planner.solver import Settings, solve
from planner.verify import proved

Tree = dict[str, Any]
Place = tuple[int, int] | None
"""The release and the way to build it, by their numbers; None where it is left out."""

AS_OF = date(2026, 1, 2)
GO_LIVES = (date(2027, 6, 24), date(2027, 11, 4), date(2028, 6, 29))
SPECIFICATIONS = ("duis", "gbcs", "ch_firmware")
LIMITED = ("duis", "ch_firmware")
GOALS = ("left-out", "cost", "earliness")
MOST_PLANS = 1500
EDGE = 2**31
"""Pence; beyond it sums once overflowed."""


def main(first: str = "0", end: str = "20000") -> int:
    wrong = []
    for seed in range(int(first), int(end)):
        try:
            found = differs(seed)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
            found = f"raised {type(error).__name__}: {error}"
        if found:
            wrong.append(seed)
            print(f"  seed {seed}: {found}", flush=True)
    print(f"  {int(end) - int(first)} scenarios, {len(wrong)} wrong, not proved or raised")
    return 1 if wrong else 0


def differs(seed: int) -> str:
    """What the solver says of a scenario other than counting does; nothing where both agree, which is to be proved."""
    tree = large_tree(seed)
    scenario = Scenario.model_validate(tree)
    answer = solve(Problem(scenario), Settings(seconds=None))
    best = min(worths(tree))
    if not isinstance(answer, Planned):
        return f"no plan, and there is one worth {best}"
    proved(scenario, answer)
    found = tuple(goal.value for goal in answer.goals)
    if found != best:
        return f"{found} is called the best, and {best} can be had"
    return "" if answer.proven and answer.unique else "not proved"


# Scenarios ------------------------------------------------------------------------------------------------------------


def large_tree(seed: int) -> Tree:
    """A scenario as its file would say it, with few enough plans to be counted."""
    random = Random(f"large numbers {seed}")
    while True:
        tree = _tree(random, f"large-{seed}")
        if prod(len(tree["releases"]) * len(_ways(one)) + 1 for one in tree["modifications"]) <= MOST_PLANS:
            return tree


def _tree(random: Random, name: str) -> Tree:
    amount = random.choice((_millions, _millions, _anything, _at_the_edge, _thousands))
    most_load = random.choice((4, 4, 10**6, 10**9))
    releases = [_release(random, number, amount, most_load) for number in range(random.randint(1, 3))]
    low, standard, high = sorted(random.choice(((1, 3, 9), [random.randint(1, 1000) for _ in range(3)])))
    return {
        "format": "secplan.scenario/1",
        "name": name,
        "as_of": AS_OF.isoformat(),
        "policy": {
            "uplifts_per_year": {name: random.choice((1, "unlimited")) for name in LIMITED},
            "priority_weights": {"high": high, "standard": standard, "low": low},
            "costs": {"uplifts": {name: amount(random) for name in SPECIFICATIONS if random.random() < 0.7}},
        },
        "releases": releases,
        "modifications": [_modification(random, n, amount, most_load) for n in range(random.randint(2, 6))],
        "goals": ["left-out", *random.sample(GOALS[1:], random.randint(0, 2))],
    }


def _release(random: Random, number: int, amount: Any, most_load: int) -> Tree:
    budget = sum(float(amount(random)) for _ in range(random.randint(1, 3)))
    return {
        "id": f"r{number}",
        "go_live": GO_LIVES[number].isoformat(),
        **({"fixed_cost": amount(random)} if random.random() < 0.5 else {}),
        **({"budget": f"{min(budget, 1e9):.2f}"} if random.random() < 0.8 else {}),
        **({"capacity": {"days": random.randint(1, min(2 * most_load, 10**9))}} if random.random() < 0.6 else {}),
    }


def _modification(random: Random, number: int, amount: Any, most_load: int) -> Tree:
    def way() -> Tree:
        impacts = {name: random.choice(("yes", "no", "no")) for name in SPECIFICATIONS}
        return {"impacts": impacts, "cost": amount(random), "load": {"days": random.randint(0, most_load)}}

    options = [{"id": f"o{one}", **way()} for one in range(2)] if random.random() < 0.4 else []
    return {
        "id": f"M{number}",
        "dcc_systems": True,
        "decision": {"approved": "2025-06-02"},
        "priority": random.choice(("high", "standard", "low")),
        "needs": [f"M{other}" for other in range(number) if random.random() < 0.15],
        **({"options": options} if options else way()),
    }


def _millions(random: Random) -> str:
    return f"{random.randint(10_000_000, 3_000_000_000) / 100:.2f}"


def _anything(random: Random) -> str:
    return f"{int(10 ** random.uniform(0, 11)) / 100:.2f}"


def _at_the_edge(random: Random) -> str:
    return f"{(EDGE + random.choice((-1, 0, 1, random.randint(-(10**6), 10**6)))) / 100:.2f}"


def _thousands(random: Random) -> str:
    return f"{random.randint(100, 300_000)}000"


# Counting -------------------------------------------------------------------------------------------------------------


def worths(tree: Tree) -> Iterator[tuple[int, ...]]:
    """What each plan that keeps the rules is worth in the goals, in pence, weights and days."""
    for places in _plans(tree, ()):
        if all(_is_kept(tree, places, number) for number in range(len(tree["releases"]))) and _is_in_limits(
            tree, places
        ):
            yield tuple(_worth(tree, places, goal) for goal in tree["goals"])


def _plans(tree: Tree, places: tuple[Place, ...]) -> Iterator[tuple[Place, ...]]:
    """Every way to place the modifications in which each goes live no earlier than what it needs."""
    if len(places) == len(tree["modifications"]):
        yield places
        return
    one = tree["modifications"][len(places)]
    needed = [places[int(name[1:])] for name in one["needs"]]
    yield from _plans(tree, (*places, None))
    if None in needed:
        return
    first = max((place[0] for place in needed if place), default=0)
    for number in range(first, len(tree["releases"])):
        for way in range(len(_ways(one))):
            yield from _plans(tree, (*places, (number, way)))


def _ways(modification: Tree) -> list[Tree]:
    return modification.get("options") or [modification]


def _built(tree: Tree, places: tuple[Place, ...], number: int) -> list[Tree]:
    """What goes in a release, each as it is built."""
    return [
        _ways(one)[place[1]]
        for one, place in zip(tree["modifications"], places, strict=True)
        if place is not None and place[0] == number
    ]


def _is_kept(tree: Tree, places: tuple[Place, ...], number: int) -> bool:
    release, built = tree["releases"][number], _built(tree, places, number)
    if "capacity" in release and sum(one["load"]["days"] for one in built) > release["capacity"]["days"]:
        return False
    return "budget" not in release or _cost(tree, places, number) <= _pence(release["budget"])


def _is_in_limits(tree: Tree, places: tuple[Place, ...]) -> bool:
    for name in LIMITED:
        if tree["policy"]["uplifts_per_year"][name] == "unlimited":
            continue
        years = [day.year for number, day in enumerate(GO_LIVES) if name in _touched(_built(tree, places, number))]
        if len(years) > len(set(years)):
            return False
    return True


def _touched(built: list[Tree]) -> set[str]:
    return {name for one in built for name, touched in one["impacts"].items() if touched == "yes"}


def _cost(tree: Tree, places: tuple[Place, ...], number: int) -> int:
    built = _built(tree, places, number)
    if not built:
        return 0
    prices = tree["policy"]["costs"]["uplifts"]
    uplifts = sum(_pence(prices[name]) for name in _touched(built) & set(prices))
    return sum(_pence(one["cost"]) for one in built) + uplifts + _pence(tree["releases"][number].get("fixed_cost", "0"))


def _worth(tree: Tree, places: tuple[Place, ...], goal: str) -> int:
    match goal:
        case "left-out":
            weights = tree["policy"]["priority_weights"]
            pairs = zip(tree["modifications"], places, strict=True)
            return sum(weights[one["priority"]] for one, place in pairs if place is None)
        case "cost":
            return sum(_cost(tree, places, number) for number in range(len(tree["releases"])))
        case _:
            return sum((GO_LIVES[place[0]] - AS_OF).days for place in places if place is not None)


def _pence(amount: str) -> int:
    pounds, _, pence = amount.partition(".")
    return 100 * int(pounds) + int(pence.ljust(2, "0") or 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
