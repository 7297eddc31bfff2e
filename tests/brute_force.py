"""Every plan there is, one by one: what the solver says has to be what counting says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product

from models import Clause, Decision, Modification, Placement, Plan, Scenario
from planner.facts import last_decision_day, option_of
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
    """Where a change can go, in the order of ties.

    The earliest release, there the option that touches fewest specifications, then the one whose cut-off is latest,
    then by id; left out comes last.
    """
    options: list[str | None] = [*sorted(option.id for option in modification.options)] or [None]

    def rank(place: Placement) -> tuple[date, str, int, int, str]:
        release, option = scenario.release_of[place.release], option_of(modification, place.option)
        said = {**modification.impacts, **(option.impacts if option else {})}
        unknown = scenario.policy.unknown_impacts == "assume-yes"
        touched = sum(one == "yes" or (one == "unknown" and unknown) for one in said.values())
        own = modification.model_copy(update={"decision": Decision(expected=scenario.as_of)})  # whatever is decided
        last_day = last_decision_day(scenario, own, place.option, release)
        assert last_day is not None, "whoever is to be decided has a cut-off"
        return release.go_live, release.id, touched, -last_day.toordinal(), place.option or ""

    places = [Placement(release.id, option) for release in scenario.releases for option in options]
    return [*sorted(places, key=rank), None]


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
