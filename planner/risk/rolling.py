"""Thousands of draws rolled forward by the lapse rule: what ``planner.lapse`` gives for each, without its reasons."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from heapq import heapify, heappop, heappush

from models import Modification, Placement, Scenario
from planner.facts import cut_off, options_of, planned, weight
from planner.graph import dependency_graph, groups_in_order
from planner.lapse import Rank, candidates, fixed_release, group_rank
from planner.risk.choices import NO_DATE, Choice, Counts, Days, Terms


@dataclass(frozen=True, slots=True)
class _Group:
    """Changes that go live together, and the ways to build them in each release to try."""

    members: tuple[Modification, ...]
    choices: tuple[tuple[Choice, ...], ...]
    """By release, in order of go-live."""
    is_fixed: bool
    """One of them has its release already: they are placed there whatever that breaks."""
    near: tuple[str, ...]
    """The changes that they are linked with."""


class Roller:
    """A scenario, with what all draws of it have in common."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._terms = Terms(scenario)
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
            if choice := _choice(group, days, made, counts):
                made.update(choice.placements)
                choice.add_to(counts)
        return made

    def _group(self, names: Sequence[str]) -> _Group:
        members = tuple(self._scenario.modification_of[name] for name in names)
        releases = candidates(self._scenario, list(members)) if members else []
        choices = tuple(tuple(self._terms.choices(members, release)) for release in releases)
        is_fixed = any(fixed_release(self._scenario, one) for one in members)
        near = set[str]().union(*(self._links[name] for name in names)) - set(names)
        return _Group(members, choices, is_fixed, tuple(sorted(near)))

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


@dataclass(frozen=True, slots=True)
class Recognised:
    """A scenario that a process recognises by its hash when it gets it again."""

    sha256: str
    itself: Scenario = field(compare=False)


@lru_cache(maxsize=1)
def roller_of(scenario: Recognised) -> Roller:
    """One for all tasks of a process: most of what it finds out, it finds out in its first draws."""
    return Roller(scenario.itself)


def _choice(group: _Group, days: Days, made: Mapping[str, Placement], counts: Counts) -> Choice | None:
    """The first that is viable for all of them; in a release that is fixed, the one that breaks least."""
    nearby = tuple((name, made[name]) for name in group.near if name in made)
    for choices in group.choices:
        if group.is_fixed:
            return min(choices, key=lambda choice: choice.breaks(days, nearby, counts))
        for choice in choices:
            if choice.is_viable(days, nearby, counts):
                return choice
    return None


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
