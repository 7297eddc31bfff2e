"""Where a modification could go in a plan that is made, and until when its decision would be in time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models import Modification, Placement, Plan, Release, Scenario
from planner.draft import Draft
from planner.facts import cut_off, options_at, planned
from planner.rules.decision_cut_off import DecisionCutOff
from planner.rules.waivers import waiver_for


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a modification, whenever it is decided."""

    placement: Placement
    until: date | None
    """The last date on which its decision is in time; None where there is none."""
    is_free: bool
    """No rule is broken if it goes there and everything else stays."""
    is_possible: bool
    """Nothing forbids it for good, wherever other changes go; at times said of a place that something does forbid."""

    def is_in_time(self, decided_on: date) -> bool:
        """Whether a decision on that day is in time for it."""
        return self.until is None or decided_on <= self.until


@dataclass(frozen=True)
class Room:
    """A plan with what it leaves room for."""

    scenario: Scenario
    plan: Plan

    @cached_property
    def _draft(self) -> Draft:
        """The plan, never placed in."""
        return Draft(self.scenario, self.plan)

    @cached_property
    def _bare(self) -> Draft:
        """Nothing placed: what a change breaks here it breaks wherever others go, unless a link is to blame."""
        return Draft(self.scenario)

    def spots(self, name: str) -> list[Spot]:
        """The places for a modification, in the order of ties: by release, then by option."""
        return list(self._spots(self.scenario.modification_of[name]))

    def _spots(self, modification: Modification) -> Iterator[Spot]:
        for release in self.scenario.releases_in_order:
            for option in options_at(self.scenario, modification, release):
                here = Placement(release.id, option)
                is_free = self._is_free(modification.id, here)
                is_possible = is_free or self._is_possible(modification.id, here)
                yield Spot(here, self._last_day(modification, option, release), is_free, is_possible)

    def _is_free(self, name: str, here: Placement) -> bool:
        """Whether nothing but its date speaks against it there."""
        broken = self._draft.broken_by({name: here})
        return all(violation.clause.rule == DecisionCutOff.id for violation in broken)

    def _is_possible(self, name: str, here: Placement) -> bool:
        """Whether nothing but its date and its links does so with nothing else placed."""
        others = self.scenario.modification_of.keys() - {name}
        broken = self._bare.broken_by({name: here})
        return all(
            violation.clause.rule == DecisionCutOff.id or not others.isdisjoint(violation.clause.about)
            for violation in broken
        )

    def _last_day(self, modification: Modification, option: str | None, release: Release) -> date | None:
        is_waived = waiver_for(self.scenario, DecisionCutOff().clause(modification, release))
        return None if is_waived else cut_off(self.scenario, modification, option, release)

    def with_followers(self, name: str) -> set[str]:
        """A modification, and what waits for it or goes live with it, directly or through others."""
        found = {name}
        reached = [name]
        while reached:
            new = self._followers[reached.pop()] - found
            found |= new
            reached += new
        return found

    @cached_property
    def _followers(self) -> defaultdict[str, set[str]]:
        """By modification, those that cannot be placed without it; a link that is waived does not count."""
        followers: defaultdict[str, set[str]] = defaultdict(set)
        for modification in planned(self.scenario) if self.scenario.releases else ():
            anywhere = Placement(self.scenario.releases[0].id)
            for violation in self._bare.broken_by({modification.id: anywhere}):
                for other in self.scenario.modification_of.keys() & (set(violation.clause.about) - {modification.id}):
                    followers[other].add(modification.id)
        return followers
