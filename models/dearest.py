"""Whether the costs of a scenario are of a size that every sum of them is exact, in the solver too."""

from collections.abc import Iterator, Mapping
from typing import Any

from models.base import SPECIFICATIONS
from models.flaw import Flaw, Tree, entries
from models.money import DEAREST, NOTHING, PENCE, Money, total

MOST_IN_ALL = Money(1000 * DEAREST * PENCE)
"""Far below 2^53 pence: up to there a float is exact, and some bounds of the solver are floats."""


def cost_flaws(scenario: Tree) -> Iterator[Flaw]:
    """What could be paid in all, if everything went in and every release paid for all that it can."""
    in_all = total(_dearest(scenario))
    if in_all > MOST_IN_ALL:
        says = f"all costs together are {in_all}, which is more than {MOST_IN_ALL}"
        yield Flaw(("modifications",), says, "costs are in pounds; is one of them in pence?")


def _dearest(scenario: Tree) -> Iterator[Money]:
    for _, modification in entries(scenario, "modifications"):
        yield max(map(_cost, (modification, *(option for _, option in entries(modification, "options")))))
    costs = _mapping(_mapping(scenario, "policy"), "costs")
    uplifts = total(_amount(_mapping(costs, "uplifts").get(name)) for name in SPECIFICATIONS)
    for _, release in entries(scenario, "releases"):
        yield uplifts + max(_amount(costs.get("release")), _amount(release.get("fixed_cost")))


def _cost(entry: Tree) -> Money:
    return _amount(entry.get("cost"))


def _amount(said: Any) -> Money:
    """What cannot be read is the models' to refuse."""
    try:
        return Money.parse(said) if isinstance(said, str) else NOTHING
    except ValueError:
        return NOTHING


def _mapping(tree: Tree, key: str) -> Tree:
    value = tree.get(key)
    return value if isinstance(value, Mapping) else {}
