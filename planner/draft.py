"""A plan in the making: what a further placement would break, given those already made."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from models import Placement, Plan, Scenario, Violation
from planner.rules import RULES
from planner.rules.waivers import waiver_for

Placements = Mapping[str, Placement]

SINGLE = tuple(rule for rule in RULES if not rule.counts)
COUNTING = tuple(rule for rule in RULES if rule.counts)


class Draft:
    """Placements made so far, and the rules' own checks on the next one.

    Each check sees no more than can matter: the changes that the new ones are linked with, and for rules that count,
    the calendar year. On 1,000 changes this is what makes rolling forward take a second instead of minutes.
    """

    def __init__(self, scenario: Scenario, plan: Plan | None = None) -> None:
        self.scenario = scenario
        self._made: dict[str, Placement] = {}
        self._by_year: defaultdict[int, dict[str, Placement]] = defaultdict(dict)
        self._links = _links(scenario)
        self.place(plan.placements if plan else {})

    @property
    def plan(self) -> Plan:
        """The placements made so far."""
        return Plan(dict(self._made))

    def place(self, placements: Placements) -> None:
        """Make placements, whatever they break."""
        for name, placement in placements.items():
            self._made[name] = placement
            self._by_year[self._year(placement)][name] = placement

    def broken_by(self, placements: Placements) -> list[Violation]:
        """The clauses, waived ones aside, that these placements would break, in place of their present ones."""
        found = [*self._single(placements), *self._counting(placements)]
        return [violation for violation in found if waiver_for(self.scenario, violation.clause) is None]

    def _single(self, placements: Placements) -> Iterator[Violation]:
        """Rules about single changes and their links: only clauses that name what is placed."""
        near = set(placements).union(*(self._links[name] for name in placements))
        nearby = {name: self._made[name] for name in near if name in self._made}
        plan = Plan({**nearby, **placements})
        scenario = self.scenario.restricted_to(near)
        for rule in SINGLE:
            for violation in rule.check(scenario, plan):
                if not placements.keys().isdisjoint(violation.clause.about) or _names_release(violation, placements):
                    yield violation

    def _counting(self, placements: Placements) -> Iterator[Violation]:
        """Rules about what a release or a year carries: only what these placements make worse."""
        for year in sorted({self._year(placement) for placement in placements.values()}):
            made = {name: one for name, one in self._by_year[year].items() if name not in placements}
            added = {name: one for name, one in placements.items() if self._year(one) == year}
            for rule in COUNTING:
                after = list(rule.check(self.scenario, Plan({**made, **added})))
                before = set(rule.check(self.scenario, Plan(made))) if after else set()
                yield from (violation for violation in after if violation not in before)

    def _year(self, placement: Placement) -> int:
        return self.scenario.release_of[placement.release].year


def _names_release(violation: Violation, placements: Placements) -> bool:
    """Some clauses are about a release; nothing but what is placed can break them in a restricted scenario."""
    releases = {placement.release for placement in placements.values()}
    return not releases.isdisjoint(violation.clause.about)


def _links(scenario: Scenario) -> dict[str, set[str]]:
    """For each modification, those that name it or that it names."""
    links: dict[str, set[str]] = {modification.id: set() for modification in scenario.modifications}
    for one in scenario.modifications:
        after = (link.id for link in one.after)
        for other in (*one.needs, *after, *one.together, *one.apart, *one.excludes):
            links[one.id].add(other)
            links[other].add(one.id)
    return links
