"""Thousands of draws rolled forward by the lapse rule: what ``planner.lapse`` gives for each, without its reasons.

What a placement breaks but for the decision's cut-off and what is carried in all is the same in every draw, given the
placements of the changes that it is linked with: it is asked of the rules once and remembered. What is carried in all
is judged by the rules as it comes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import islice, product

from models import Decision, Modification, Placement, Plan, Release, Scenario
from models.policy import UpliftLimits
from planner.draft import COUNTING, Draft
from planner.facts import cut_off, options_of, planned, weight
from planner.graph import dependency_graph, groups_in_order
from planner.lapse import MOST_COMBINATIONS, Rank, candidates, fixed_release, group_rank
from planner.rules.base import Counted, CountingRule, Key
from planner.rules.decision_cut_off import DecisionCutOff
from planner.rules.waivers import waiver_for

LONG_AGO = date(1900, 1, 1)
NO_DATE = -1

Days = Mapping[str, int]
"""The decision dates of a draw, as ordinals."""

Counts = defaultdict[tuple[str, Key], dict[str, Counted]]


@dataclass(frozen=True, slots=True)
class _Group:
    """Changes that go live together, the releases to try, and the ways to build them in each."""

    members: tuple[Modification, ...]
    releases: tuple[str, ...]
    fixed: frozenset[str]
    """The releases that one of them has already: it is placed there whatever that breaks."""
    choices: Mapping[str, tuple[tuple[tuple[str, Placement], ...], ...]]
    near: tuple[str, ...]
    """The changes that they are linked with."""


class Roller:
    """A scenario, with what all draws of it have in common."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._bare = _without_limits(scenario)
        self._single: dict[object, int] = {}
        self._last_day: dict[tuple[str, Placement], int | None] = {}
        self._counted: dict[tuple[str, Placement], tuple[tuple[CountingRule, Key, int], ...]] = {}
        self._links = _links(scenario)
        self._taking_part = {one.id for one in planned(scenario)}
        found = _groups(scenario)
        self._groups = [self._group(sorted(names & self._taking_part)) for names in found]
        self._waiting, self._followers = _order(scenario, found)

    def roll(self, days: Days) -> dict[str, Placement]:
        """The placements of a draw; what is absent is left out."""
        made: dict[str, Placement] = {}
        counts: Counts = defaultdict(dict)
        for group in self._in_order(days):
            placements = self._placed(group, days, made, counts)
            for name, placement in placements:
                made[name] = placement
                for rule, key, amount in self._counts_of(name, placement):
                    counts[rule.id, key][name] = Counted(placement.release, amount)
        return made

    def _group(self, names: Sequence[str]) -> _Group:
        members = tuple(self._scenario.modification_of[name] for name in names)
        releases = tuple(candidates(self._scenario, list(members))) if members else ()
        fixed = frozenset(filter(None, (fixed_release(self._scenario, one) for one in members)))
        choices = {release: tuple(self._choices(members, release)) for release in releases}
        near = set[str]().union(*(self._links[name] for name in names)) - set(names)
        return _Group(members, releases, fixed, choices, tuple(sorted(near)))

    def _choices(self, members: Sequence[Modification], release: str) -> Iterator[tuple[tuple[str, Placement], ...]]:
        for options in islice(product(*map(options_of, members)), MOST_COMBINATIONS):
            yield tuple(
                (one.id, Placement(fixed_release(self._scenario, one) or release, option))
                for one, option in zip(members, options, strict=True)
            )

    def _in_order(self, days: Days) -> Iterator[_Group]:
        """Prerequisites first; where that leaves a choice, as the lapse rule ranks them."""
        waiting = list(self._waiting)
        heap = [(self._rank(index, days), index) for index, count in enumerate(waiting) if not count]
        heapify(heap)
        while heap:
            _, index = heappop(heap)
            if self._groups[index].members:
                yield self._groups[index]
            for follower in self._followers[index]:
                waiting[follower] -= 1
                if not waiting[follower]:
                    heappush(heap, (self._rank(follower, days), follower))

    def _rank(self, index: int, days: Days) -> Rank:
        ranks = [self._rank_of(name, days) for name in self._all_members[index]]
        return ranks[0] if len(ranks) == 1 else group_rank(ranks)

    @cached_property
    def _all_members(self) -> list[tuple[str, ...]]:
        return [tuple(sorted(names)) for names in _groups(self._scenario)]

    def _rank_of(self, name: str, days: Days) -> Rank:
        is_free, no_target, go_live, heft, last_day = self._rank_parts[name]
        day = days.get(name, NO_DATE)
        is_late = no_target or (day != NO_DATE and last_day is not None and last_day < day)
        return is_free, is_late, go_live, heft, day, name

    @cached_property
    def _rank_parts(self) -> dict[str, tuple[bool, bool, str, int, int | None]]:
        return {one.id: self._parts(one) for one in self._scenario.modifications}

    def _parts(self, one: Modification) -> tuple[bool, bool, str, int, int | None]:
        target = self._scenario.release_of.get(one.target or "")
        heft = -weight(self._scenario, one)
        is_free = fixed_release(self._scenario, one) is None
        if target is None:
            return is_free, True, "", heft, None
        last_days = [cut_off(self._scenario, one, option, target) for option in options_of(one)]
        ordinals = [day.toordinal() for day in last_days if day is not None]
        is_bound = len(ordinals) == len(last_days)
        return is_free, False, target.go_live.isoformat(), heft, max(ordinals) if is_bound else None

    def _placed(
        self, group: _Group, days: Days, made: Mapping[str, Placement], counts: Counts
    ) -> tuple[tuple[str, Placement], ...]:
        """The first release that is viable for all of them; none where there is none."""
        nearby = tuple((name, made[name]) for name in group.near if name in made)
        for release in group.releases:
            best: tuple[tuple[str, Placement], ...] = ()
            least = -1
            for placements in group.choices[release]:
                broken = self._broken(placements, nearby, days, counts)
                if least < 0 or broken < least:
                    best, least = placements, broken
                if not broken:
                    return placements
            if release in group.fixed:
                return best
        return ()

    def _broken(
        self,
        placements: tuple[tuple[str, Placement], ...],
        nearby: tuple[tuple[str, Placement], ...],
        days: Days,
        counts: Counts,
    ) -> int:
        """How many clauses they break; what is carried in all is only asked where nothing else refuses them."""
        late = sum(self._is_late(name, placement, days) for name, placement in placements)
        key = placements, nearby
        if key not in self._single:
            draft = Draft(self._bare, Plan(dict(nearby)))
            self._single[key] = len(draft.refused_by(dict(placements)))
        return (late + self._single[key]) or self._over(placements, counts)

    def _is_late(self, name: str, placement: Placement, days: Days) -> bool:
        key = name, placement
        if key not in self._last_day:
            self._last_day[key] = self._last_day_of(*key)
        last_day = self._last_day[key]
        return last_day is not None and last_day < days.get(name, NO_DATE)

    def _last_day_of(self, name: str, placement: Placement) -> int | None:
        """The last day in time; None where there is none, or an exception from it."""
        one, release = self._scenario.modification_of[name], self._scenario.release_of[placement.release]
        last_day = cut_off(self._scenario, one, placement.option, release)
        clause = CUT_OFF.clause(one, release)
        return None if last_day is None or waiver_for(self._scenario, clause) else last_day.toordinal()

    def _over(self, placements: tuple[tuple[str, Placement], ...], counts: Counts) -> int:
        """How many counts are over their limits."""
        added: dict[tuple[str, Key], tuple[CountingRule, dict[str, Counted]]] = {}
        for name, placement in placements:
            for rule, key, amount in self._counts_of(name, placement):
                added.setdefault((rule.id, key), (rule, {}))[1][name] = Counted(placement.release, amount)
        over = 0
        for (rule_id, key), (rule, own) in added.items():
            violation = rule.judge(self._scenario, key, {**counts[rule_id, key], **own})
            over += violation is not None and waiver_for(self._scenario, violation.clause) is None
        return over

    def _counts_of(self, name: str, placement: Placement) -> tuple[tuple[CountingRule, Key, int], ...]:
        found = self._counted.get((name, placement))
        if found is None:
            one, release = self._scenario.modification_of[name], self._scenario.release_of[placement.release]
            found = tuple(
                (rule, key, amount)
                for rule in COUNTING
                for key, amount in rule.counted(self._scenario, one, placement.option, release)
            )
            self._counted[name, placement] = found
        return found


CUT_OFF = DecisionCutOff()


def _without_limits(scenario: Scenario) -> Scenario:
    """Where nothing is decided late, and any amount can be carried."""

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


def _groups(scenario: Scenario) -> list[frozenset[str]]:
    pairs = [(one.id, other) for one in scenario.modifications for other in one.together]
    return groups_in_order(dependency_graph(scenario), pairs, first=min)


def _order(scenario: Scenario, groups: Sequence[frozenset[str]]) -> tuple[list[int], list[list[int]]]:
    """For each group, how many it waits for, and which wait for it."""
    group_of = {name: index for index, names in enumerate(groups) for name in names}
    followers: list[set[int]] = [set() for _ in groups]
    for one in scenario.modifications:
        for before in (*one.needs, *(link.id for link in one.after)):
            if group_of[before] != group_of[one.id]:
                followers[group_of[before]].add(group_of[one.id])
    waiting = [0] * len(groups)
    for index in (follower for found in followers for follower in found):
        waiting[index] += 1
    return waiting, [sorted(found) for found in followers]


def _links(scenario: Scenario) -> dict[str, set[str]]:
    """For each modification, those that name it or that it names."""
    links: dict[str, set[str]] = {one.id: set() for one in scenario.modifications}
    for one in scenario.modifications:
        for other in one.linked_with:
            links[one.id].add(other)
            links[other].add(one.id)
    return links


def days_of(scenario: Scenario) -> dict[str, int]:
    """The decision dates that the scenario has, as ordinals."""
    return {one.id: one.decided_on.toordinal() for one in scenario.modifications if one.decided_on}
