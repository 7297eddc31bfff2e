"""Every plan there is, one by one: what the solver says has to be what counting says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from models import Clause, Modification, Placement, Plan, Scenario
from planner.goals import ladder_of
from planner.rules import RULES
from planner.rules.waivers import waiver_for

Values = tuple[int, ...]
"""What a plan achieves of each goal, most important first."""


def all_plans(scenario: Scenario) -> Iterator[Plan]:
    """Every way to place or leave out every change that takes part in planning."""
    changes = sorted((one for one in scenario.modifications if one.is_planned), key=lambda one: one.id)
    for places in product(*(places_of(scenario, change) for change in changes)):
        yield Plan({change.id: place for change, place in zip(changes, places, strict=True) if place})


def places_of(scenario: Scenario, modification: Modification) -> list[Placement | None]:
    """Where a change can go, in the order of ties: the earliest release, then the option by id; left out comes last."""
    options: list[str | None] = [*sorted(option.id for option in modification.options)] or [None]
    return [*(Placement(release.id, option) for release in scenario.releases_in_order for option in options), None]


@dataclass(frozen=True)
class BruteForce:
    """The plans of a scenario, each with what it breaks."""

    scenario: Scenario

    @cached_property
    def breaks(self) -> list[tuple[Plan, frozenset[Clause]]]:
        """Every plan, with the clauses that it breaks and nobody waived; in the order of ties."""
        return [(plan, self._broken_by(plan)) for plan in all_plans(self.scenario)]

    @cached_property
    def best(self) -> tuple[Plan, Values] | None:
        """The best plan, the first of them in the order of ties; None where every plan breaks something."""
        valued = [(self.values(plan), plan) for plan, broken in self.breaks if not broken]
        if not valued:
            return None
        values, first = min(valued, key=lambda pair: pair[0])  # min keeps the first of equals
        return first, values

    def exists_keeping(self, clauses: Collection[Clause]) -> bool:
        """Whether some plan keeps these clauses, whatever it does to all others."""
        return any(broken.isdisjoint(clauses) for _, broken in self.breaks)

    def values(self, plan: Plan) -> Values:
        """What a plan achieves of each goal in the scenario's ladder."""
        return tuple(goal.value(self.scenario, plan) for goal in ladder_of(self.scenario))

    def _broken_by(self, plan: Plan) -> frozenset[Clause]:
        found = (violation.clause for rule in RULES for violation in rule.check(self.scenario, plan))
        return frozenset(clause for clause in found if waiver_for(self.scenario, clause) is None)
