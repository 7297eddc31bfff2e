"""A plan in the making: what a further placement would break, given those already made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy

from models import Placement, Plan, Scenario, Violation
from planner.rules import RULES
from planner.rules.base import Counted, CountingRule, Key
from planner.rules.waivers import waiver_for

Placements = Mapping[str, Placement]

COUNTING = tuple(rule for rule in RULES if isinstance(rule, CountingRule))
SINGLE = tuple(rule for rule in RULES if not isinstance(rule, CountingRule))


class Draft:
    """Placements made so far, and the rules' own checks on the next one.

    Each check sees no more than can matter: the changes that the new ones are linked with, and for rules that count,
    the counts that they add to. Whole checks would make rolling 5,000 changes forward take hours instead of seconds.
    """

    def __init__(self, scenario: Scenario, plan: Plan | None = None) -> None:
        self.scenario = scenario
        self._links = _links(scenario)
        self.begin(plan.placements if plan else {})

    def beside(self, plan: Plan) -> "Draft":
        """A draft of the same scenario, with another plan; quicker than one from the scenario."""
        draft = copy(self)
        draft.begin(plan.placements)
        return draft

    def begin(self, placements: Placements) -> None:
        """Make these placements, and forget all others."""
        self._made: dict[str, Placement] = {}
        self._counts: defaultdict[tuple[str, Key], dict[str, Counted]] = defaultdict(dict)
        self.place(placements)

    @property
    def plan(self) -> Plan:
        """The placements made so far."""
        return Plan(dict(self._made))

    def place(self, placements: Placements) -> None:
        """Make placements, whatever they break."""
        for name, placement in placements.items():
            self._forget(name)
            self._made[name] = placement
            for rule in COUNTING:
                for key, amount in self._counted(rule, name, placement):
                    self._counts[rule.id, key][name] = Counted(placement.release, amount, placement.option)

    def _forget(self, name: str) -> None:
        """Take back what its present placement counts for, if it has one."""
        if name in self._made:
            for rule in COUNTING:
                for key, _ in self._counted(rule, name, self._made[name]):
                    self._counts[rule.id, key].pop(name, None)

    def broken_by(self, placements: Placements) -> list[Violation]:
        """The clauses, waived ones aside, that these placements would break, in place of their present ones."""
        return [*self._unwaived(self._single(placements)), *self._unwaived(self._counting(placements))]

    def refused_by(self, placements: Placements) -> list[Violation]:
        """The same, but what a release carries in all is only asked where nothing else refuses the placements."""
        return list(self._unwaived(self._single(placements))) or list(self._unwaived(self._counting(placements)))

    def _unwaived(self, found: Iterable[Violation]) -> Iterator[Violation]:
        return (violation for violation in found if waiver_for(self.scenario, violation.clause) is None)

    def _single(self, placements: Placements) -> Iterator[Violation]:
        """Rules about single changes and their links: only clauses that name what is placed."""
        near = set(placements).union(*(self._links[name] for name in placements))
        nearby = {name: self._made[name] for name in near if name in self._made}
        plan = Plan({**nearby, **placements})
        scenario = self.scenario.restricted_to(near)
        for rule in SINGLE:
            for violation in in_order(rule.check(scenario, plan)):
                if not placements.keys().isdisjoint((*violation.clause.about, *violation.clause.within)):
                    yield violation

    def _counting(self, placements: Placements) -> Iterator[Violation]:
        """Rules about what is carried in all: the counts that these placements add to."""
        for rule in COUNTING:
            added: defaultdict[Key, dict[str, Counted]] = defaultdict(dict)
            for name, placement in placements.items():
                for key, amount in self._counted(rule, name, placement):
                    added[key][name] = Counted(placement.release, amount, placement.option)
            for key in sorted(added):
                others = {name: one for name, one in self._counts[rule.id, key].items() if name not in placements}
                if violation := rule.judge(self.scenario, key, {**others, **added[key]}):
                    yield violation

    def _counted(self, rule: CountingRule, name: str, placement: Placement) -> Iterator[tuple[Key, int]]:
        modification, release = self.scenario.modification_of[name], self.scenario.release_of[placement.release]
        return rule.counted(self.scenario, modification, placement.option, release)


def in_order(found: Iterable[Violation]) -> list[Violation]:
    """What one rule finds, by what it is about: a scenario may list the same links in any order."""
    return sorted(found, key=lambda violation: (violation.clause.about, violation.found))


def _links(scenario: Scenario) -> dict[str, set[str]]:
    """For each modification, those that name it or that it names."""
    links: dict[str, set[str]] = {modification.id: set() for modification in scenario.modifications}
    for one in scenario.modifications:
        for other in one.linked_with:
            links[one.id].add(other)
            links[other].add(one.id)
    return links
