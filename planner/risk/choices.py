"""Ways to place changes that go live together, and what each of them breaks in a draw.

What one breaks but for the decision's cut-off and what is carried in all is the same in every draw, given the
placements of the changes that it is linked with: it is asked of the rules once and remembered. What is carried in all
is judged by the rules as it comes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from models import Decision, Modification, Placement, Plan, Release, Scenario
from models.policy import UpliftLimits
from planner.draft import COUNTING, Draft
from planner.facts import cut_off, options_at
from planner.lapse import MOST_COMBINATIONS, fixed_release
from planner.rules.base import Counted, CountingRule, Key
from planner.rules.decision_cut_off import DecisionCutOff
from planner.rules.waivers import waiver_for

LONG_AGO = date(1900, 1, 1)
NO_DATE = -1

CUT_OFF = DecisionCutOff()

Days = Mapping[str, int]
"""The decision dates of a draw, as ordinals."""

Counts = defaultdict[tuple[str, Key], dict[str, Counted]]
"""What is carried in all, by rule and key."""

Placed = tuple[tuple[str, Placement], ...]


class Addition(NamedTuple):
    """What a choice adds to a count."""

    rule: CountingRule
    key: Key
    of: tuple[str, Key]
    own: dict[str, Counted]


@dataclass(frozen=True)
class Terms:
    """A scenario as its choices look at it."""

    scenario: Scenario

    @cached_property
    def bare(self) -> Draft:
        """The same where nothing is decided late, and any amount can be carried."""
        return Draft(_without_limits(self.scenario))

    def choices(self, members: Sequence[Modification], release: str) -> Iterator["Choice"]:
        """The ways to build them in a release; what is fixed to another stays there."""
        there = [self.scenario.release_of[fixed_release(self.scenario, one) or release] for one in members]
        options = [options_at(self.scenario, one, place) for one, place in zip(members, there, strict=True)]
        for chosen in islice(product(*options), MOST_COMBINATIONS):
            places = zip(members, there, chosen, strict=True)
            yield Choice(self, tuple((one.id, Placement(place.id, option)) for one, place, option in places))


class Choice:
    """One way to place them, with what does not change from draw to draw."""

    def __init__(self, terms: Terms, placements: Placed) -> None:
        self.placements = placements
        self._terms = terms
        self._broken_beside: dict[Placed, int] = {}

    def is_viable(self, days: Days, nearby: Placed, counts: Counts) -> bool:
        """Whether it breaks no clause: the quickest to tell is asked first."""
        for name, last_day in self.last_days:
            if last_day < days.get(name, NO_DATE):
                return False
        return not self._broken(nearby) and not any(self._over(counts))

    def breaks(self, days: Days, nearby: Placed, counts: Counts) -> int:
        """How many clauses it breaks; what is carried in all is only asked where nothing else refuses it."""
        late = sum(last_day < days.get(name, NO_DATE) for name, last_day in self.last_days)
        return (late + self._broken(nearby)) or sum(self._over(counts))

    @cached_property
    def last_days(self) -> tuple[tuple[str, int], ...]:
        """The last days in time, for those that have one and no exception from it."""
        found = ((name, self._last_day(name, placement)) for name, placement in self.placements)
        return tuple((name, day.toordinal()) for name, day in found if day is not None)

    def _last_day(self, name: str, placement: Placement) -> date | None:
        scenario = self._terms.scenario
        one, release = scenario.modification_of[name], scenario.release_of[placement.release]
        is_waived = waiver_for(scenario, CUT_OFF.clause(one, release)) is not None
        return None if is_waived else cut_off(scenario, one, placement.option, release)

    def _broken(self, nearby: Placed) -> int:
        """How many clauses about single changes and their links, with those that they are linked with so placed."""
        found = self._broken_beside.get(nearby)
        if found is None:
            draft = self._terms.bare.beside(Plan(dict(nearby)))
            found = self._broken_beside[nearby] = len(draft.refused_by(dict(self.placements)))
        return found

    @cached_property
    def additions(self) -> tuple[Addition, ...]:
        """What it adds to each count."""
        scenario = self._terms.scenario
        found: dict[tuple[str, Key], Addition] = {}
        for name, placement in self.placements:
            one, release = scenario.modification_of[name], scenario.release_of[placement.release]
            for rule in COUNTING:
                for key, amount in rule.counted(scenario, one, placement.option, release):
                    addition = found.setdefault((rule.id, key), Addition(rule, key, (rule.id, key), {}))
                    addition.own[name] = Counted(release.id, amount)
        return tuple(found.values())

    def _over(self, counts: Counts) -> Iterator[bool]:
        """Count by count, whether it would be over its limit."""
        for rule, key, of, own in self.additions:
            counted = counts[of]
            counted |= own  # and out again, which is quicker than a copy
            violation = rule.judge(self._terms.scenario, key, counted)
            for name in own:
                del counted[name]
            yield violation is not None and waiver_for(self._terms.scenario, violation.clause) is None

    def add_to(self, counts: Counts) -> None:
        """Carry it too."""
        for addition in self.additions:
            counts[addition.of].update(addition.own)


def _without_limits(scenario: Scenario) -> Scenario:
    def early(one: Modification) -> Modification:
        if not isinstance(one.decision, Decision) or one.decided_on is None:
            return one
        word = "approved" if one.is_approved else "expected"
        return one.model_copy(update={"decision": one.decision.model_copy(update={word: LONG_AGO})})

    def open_to_all(release: Release) -> Release:
        return release.model_copy(update={"capacity": {}})

    unlimited = UpliftLimits.model_validate(dict.fromkeys(UpliftLimits.model_fields, "unlimited"))
    return scenario.but(
        modifications=tuple(map(early, scenario.modifications)), releases=tuple(map(open_to_all, scenario.releases))
    ).with_policy(uplifts_per_year=unlimited)
