"""Where too much wants too little: found by counting alone, without a search."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from models import Scenario
from planner.facts import counts_as
from planner.rules.release_load import ReleaseLoad
from planner.rules.waivers import waiver_for
from planner.windows import Asked, Window, Windows, releases_of, windows_of

Releases = frozenset[str]

Demands = Mapping[Releases, Mapping[str, int]]
"""For each set of releases, the changes that have to go in one of them, and what each uses at least."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """Releases without room for all that can go nowhere else."""

    thing: str
    """The capacity's name: a specification or a load."""
    releases: tuple[str, ...]
    """In order of go-live."""
    wanted: int
    """The least that the modifications use of it."""
    room: int
    """The sum of the releases' capacities."""
    modifications: tuple[str, ...]
    """Sorted; each has to go in one of the releases."""


def shortages(scenario: Scenario, asked: Asked | None = None) -> list[Shortage]:
    """The smallest sets of releases in which what has to be placed finds too little room; none proves nothing.

    This is the easy half of Hall's theorem: where what has to go in some releases is more than they carry together,
    no plan keeps all rules. Only sets that changes are likely to compete for are looked at, not all there are.

    Parameters
    ----------
    asked
        The release that a modification is asked to be in on top of the rules, or None for one asked to be left out.
    """
    windows = {name: window for name, window in windows_of(scenario, asked or {}).items() if window}
    things = sorted({thing for release in scenario.releases for thing in release.capacity})
    return [shortage for thing in things for shortage in _smallest(scenario, _shortages_of(scenario, thing, windows))]


def _shortages_of(scenario: Scenario, thing: str, windows: Windows) -> Iterator[Shortage]:
    room = _room(scenario, thing)
    demands = _demands(scenario, thing, windows)
    for releases in _worth_looking_at(list(room), demands):
        uses = {name: use for window, uses in demands.items() if window <= releases for name, use in uses.items()}
        wanted, carried = sum(uses.values()), sum(room[release] for release in releases)
        if wanted > carried:
            ordered = tuple(release for release in room if release in releases)
            yield Shortage(thing, ordered, wanted, carried, tuple(sorted(uses)))


def _room(scenario: Scenario, thing: str) -> dict[str, int]:
    """The releases that are limited, in order of go-live; one whose limit is waived is not."""
    limited = (release for release in scenario.releases_in_order if thing in release.capacity)
    return {
        release.id: release.capacity[thing]
        for release in limited
        if waiver_for(scenario, ReleaseLoad().clause(release, thing)) is None
    }


def _demands(scenario: Scenario, thing: str, windows: Windows) -> Demands:
    """What has to be placed and uses any of it, by where it has to go."""
    demands: defaultdict[Releases, dict[str, int]] = defaultdict(dict)
    for name, window in windows.items():
        if use := _least_use(scenario, thing, name, window):
            demands[releases_of(window)][name] = use
    return demands


def _least_use(scenario: Scenario, thing: str, name: str, window: Window) -> int:
    modification = scenario.modification_of[name]
    return min(counts_as(scenario, modification, thing, placement.option) for placement in window)


def _worth_looking_at(ordered: list[str], demands: Demands) -> set[Releases]:
    """Intervals in order of go-live, of all releases and of those in a window; less what nobody there could use.

    The second matters where changes of the DCC Systems skip the February releases, whose room is not for them.
    """
    intervals = [frozenset(ordered[first:end]) for first, end in combinations(range(len(ordered) + 1), 2)]
    spans = {*intervals, *(interval & window for interval in intervals for window in demands)}
    return {frozenset[str]().union(*(window for window in demands if window <= span)) for span in spans}


def _smallest(scenario: Scenario, found: Iterable[Shortage]) -> list[Shortage]:
    """Those that contain no other, in order of their releases."""
    shortage_of = {frozenset(shortage.releases): shortage for shortage in found}
    smallest = [one for releases, one in shortage_of.items() if not any(other < releases for other in shortage_of)]
    rank = {release.id: rank for rank, release in enumerate(scenario.releases_in_order)}
    return sorted(smallest, key=lambda shortage: [rank[release] for release in shortage.releases])
