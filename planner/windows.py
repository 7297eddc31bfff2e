"""Which changes have to be placed, and where each of them can go: its window."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import product

from models import Clause, Placement, Plan, Scenario
from planner.facts import options_of, planned
from planner.rules import RULE_OF
from planner.rules.base import Rule
from planner.rules.waivers import waiver_for

Asked = Mapping[str, str | None]
"""The release that a modification is asked to be in on top of the rules; None: it is asked to be left out."""

Window = frozenset[Placement]
"""The placements that a change may have; every other one breaks a rule, whatever the rest of the plan is."""

Windows = Mapping[str, Window]

Links = Mapping[tuple[str, str], Collection[tuple[str, str]]]
"""For each two changes that are linked, the releases of the one and of the other that keep the link."""

# Rules that other placements cannot mend. One that is missing here makes windows wider, never wrong; rules that count
# are left out, since a change too large for its release would have no window, and its shortage could not be told.
ALONE = tuple(
    RULE_OF[name]
    for name in ("decision-cut-off", "release-carries", "gone-live", "dcc-baseline", "committed", "pinned")
)
LINKING = tuple(RULE_OF[name] for name in ("needs", "after", "together"))


def windows_of(scenario: Scenario, asked: Asked) -> Windows:
    """The window of each change that has to be placed, by id; empty where rules contradict each other.

    Windows may be too wide and are never too narrow: every plan that keeps all rules, and does what is asked, places
    each of these changes within its window.
    """
    windows = {name: _window(scenario, name, asked) for name in sorted(must_be_placed(scenario, asked))}
    return _narrowed(windows, _links(scenario, windows))


def releases_of(window: Window) -> frozenset[str]:
    """The releases of a window."""
    return frozenset(placement.release for placement in window)


def must_be_placed(scenario: Scenario, asked: Asked) -> set[str]:
    """What is pinned, committed or asked in a release, and what goes live with or before such a change."""
    taking_part = {modification.id for modification in planned(scenario)}
    found = {name for name, release in asked.items() if release}
    found |= {name for clause in _broken(ALONE, scenario, Plan({})) for name in clause.about}
    found &= taking_part
    while more := _missed(scenario, found) & taking_part:
        found |= more
    return found


def _missed(scenario: Scenario, placed: set[str]) -> set[str]:
    """What is linked with these changes and is missed where they alone are placed; the release does not matter."""
    anywhere = Plan({name: Placement(release.id) for name in placed for release in scenario.releases[:1]})
    return {name for clause in _broken(LINKING, scenario, anywhere) for name in clause.about} - placed


def _broken(rules: Iterable[Rule], scenario: Scenario, plan: Plan) -> Iterator[Clause]:
    """The clauses of some rules that a plan breaks, waived ones aside."""
    for rule in rules:
        for violation in rule.check(scenario, plan):
            if waiver_for(scenario, violation.clause) is None:
                yield violation.clause


def _window(scenario: Scenario, name: str, asked: Asked) -> Window:
    """The placements of a change that break no rule about it alone."""
    alone = scenario.restricted_to({name})
    return frozenset(
        placement
        for release in scenario.releases
        if asked.get(name, release.id) == release.id
        for placement in (Placement(release.id, option) for option in options_of(scenario.modification_of[name]))
        if not any(_broken(ALONE, alone, Plan({name: placement})))
    )


def _links(scenario: Scenario, windows: Windows) -> Links:
    """The links between changes that have to be placed, each from both of its ends."""
    links: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for one in windows:
        others = windows.keys() & set(scenario.modification_of[one].linked_with) - {one}
        for other, fitting in _fitting(scenario, windows, one, others).items():
            links[one, other] = fitting
            links[other, one] = {(there, here) for here, there in fitting}
    return links


def _fitting(scenario: Scenario, windows: Windows, one: str, others: Set[str]) -> dict[str, set[tuple[str, str]]]:
    """For each of the others, the releases of the one and of itself that keep the links between them.

    The others are placed together, for one check instead of one for each; only clauses that name the one are heard.
    """
    fitting: dict[str, set[tuple[str, str]]] = {other: set() for other in others}
    near = scenario.restricted_to({one, *others})
    theirs = frozenset[str]().union(*(releases_of(windows[other]) for other in others))
    for here, there in product(releases_of(windows[one]), theirs):
        plan = Plan({name: Placement(here if name == one else there) for name in near.modification_of})
        broken = [clause for clause in _broken(LINKING, near, plan) if one in clause.about]
        for other in others - {name for clause in broken for name in clause.about}:
            fitting[other].add((here, there))
    return fitting


def _narrowed(windows: Windows, links: Links) -> Windows:
    """The widest windows in which each placement finds, across each of its links, one that it fits with."""
    narrowed = dict(windows)
    is_narrower = True
    while is_narrower:
        is_narrower = False
        for (one, other), fitting in links.items():
            there = releases_of(narrowed[other])
            kept = {mine for mine, theirs in fitting if theirs in there}
            window = frozenset(placement for placement in narrowed[one] if placement.release in kept)
            is_narrower = is_narrower or window != narrowed[one]
            narrowed[one] = window
    return narrowed
