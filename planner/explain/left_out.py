"""Why what finds no release finds none: every reason, with the releases that it keeps it from."""

from collections.abc import Iterator
from itertools import islice, product

from models import Modification, Placement, Release, Scenario, Violation
from planner.draft import Draft
from planner.explain.forbidding import when_broken
from planner.explain.words import listed
from planner.facts import options_at, planned

MOST_COMBINATIONS = 64
"""Of solution options, tried for modifications that go live together."""

BETTER_WITHOUT = "a more important goal is better served without it"

PAIRS = frozenset({"needs", "after", "together", "apart", "excludes"})
"""Rules whose clauses name both sides of a link, and no release."""


def kept_out(scenario: Scenario, draft: Draft, name: str) -> str:
    """What keeps a modification, with those that it goes live together with, from each release that is to come."""
    group = _together(scenario, name)
    left = [release for release in scenario.releases_in_order if release.go_live > scenario.as_of]
    releases_of: dict[str, list[Release]] = {}
    for release in left:
        broken = _least_broken(scenario, draft, group, release)
        for reason in dict.fromkeys(map(_reason, broken)) if broken else [BETTER_WITHOUT]:
            releases_of.setdefault(reason, []).append(release)
    partners = [one.id for one in group if one.id != name]
    with_them = f"with {listed(partners)}, " if partners else ""
    told = [f"{reason} ({_where(there, len(left))})" for reason, there in releases_of.items()]
    return with_them + ("; ".join(told) or "no release is to come")


def _where(releases: list[Release], count: int) -> str:
    if len(releases) == count > 1:
        return f"all {count} releases"
    return listed([one.called.removeprefix("the ").removesuffix(" SEC Release") for one in releases])


def _reason(violation: Violation) -> str:
    return violation.clause.says if violation.clause.rule in PAIRS else when_broken(violation.clause.rule)


def _together(scenario: Scenario, name: str) -> list[Modification]:
    """It, and all that have to go live with it."""
    taking_part = {one.id: one for one in planned(scenario)}
    partners: dict[str, set[str]] = {one: set() for one in taking_part}
    for one in taking_part.values():
        for other in one.together:
            if other in taking_part:
                partners[one.id].add(other)
                partners[other].add(one.id)
    found, new = {name}, {name}
    while new:
        new = {other for one in new for other in partners[one]} - found
        found |= new
    return [taking_part[one] for one in sorted(found)]


def _least_broken(scenario: Scenario, draft: Draft, group: list[Modification], release: Release) -> list[Violation]:
    """What they break there with the options that break least."""
    options = product(*(options_at(scenario, one, release) for one in group))
    tries: Iterator[list[Violation]] = (
        draft.broken_by({one.id: Placement(release.id, option) for one, option in zip(group, chosen, strict=True)})
        for chosen in islice(options, MOST_COMBINATIONS)
    )
    return min(tries, key=len)
