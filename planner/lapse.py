"""The rule of the Release Implementation Documents: what misses its cut-off goes to the next viable release.

"If approval is not received by its cut-off date, a modification would then lapse to the next viable release" (SEC
Releases update, 8 April 2020, 4.2; R11). It is a rule, not an optimum: nothing is moved to make room for others.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

from models import Modification, Placement, Refusal, Release, RolledForward, Scenario, Step, Violation
from planner.draft import Draft
from planner.facts import cut_off, options_at, options_of, planned, weight
from planner.graph import dependency_graph, groups_in_order
from planner.verify import verify

Rank = tuple[Any, ...]
"""Whose turn it is: the smallest comes first."""

MOST_COMBINATIONS = 64
"""Of solution options, tried for changes that go live together; more is unheard of."""


def lapse(scenario: Scenario) -> RolledForward:
    """Roll every target forward: prerequisites first, then those in time before those that are late."""
    draft = Draft(scenario)
    steps: dict[str, Step] = {}
    for group in _groups(scenario):
        for step in _placed(scenario, draft, group, steps):
            steps[step.modification] = step
            if step.release:
                draft.place({step.modification: Placement(step.release, step.option)})
    return RolledForward(scenario, draft.plan, tuple(steps.values()), verify(scenario, draft.plan).violations)


def _groups(scenario: Scenario) -> Iterator[list[Modification]]:
    """Changes that go live together, prerequisites first.

    Where the links leave a choice: what has its release already; then what is in time for its target, since a change
    that lapses does not push out one that does not; then by target, priority and decision.
    """
    graph = dependency_graph(scenario)
    pairs = [(one.id, other) for one in scenario.modifications for other in one.together]
    taking_part = {modification.id for modification in planned(scenario)}
    rank = {name: _rank(scenario, scenario.modification_of[name]) for name in scenario.modification_of}
    for group in groups_in_order(graph, pairs, first=lambda names: group_rank([rank[name] for name in names])):
        if members := sorted(group & taking_part):
            yield [scenario.modification_of[name] for name in members]


def _rank(scenario: Scenario, modification: Modification) -> Rank:
    target = scenario.release_of.get(modification.target or "")
    return (
        fixed_release(scenario, modification) is None,
        target is None or _is_late(scenario, modification, target),
        target.go_live.isoformat() if target else "",
        -weight(scenario, modification),
        str(modification.decided_on or ""),
        modification.id,
    )


def group_rank(ranks: list[Rank]) -> Rank:
    """A group is as late as its last member, but has its release as soon as one of them has."""
    return (min(rank[0] for rank in ranks), *max(rank[1:] for rank in ranks))


def _is_late(scenario: Scenario, modification: Modification, target: Release) -> bool:
    """Whether it misses the cut-off of its target with every option."""
    last_days = [cut_off(scenario, modification, option, target) for option in options_of(modification)]
    decided_on = modification.decided_on
    return decided_on is not None and all(day is not None and day < decided_on for day in last_days)


def fixed_release(scenario: Scenario, modification: Modification) -> str | None:
    """The release that it stays in whatever happens, if there is one."""
    pin = scenario.pin_of.get(modification.id)
    return modification.committed_to or (pin.release if pin else None)


def _placed(scenario: Scenario, draft: Draft, group: list[Modification], steps: dict[str, Step]) -> Iterator[Step]:
    """The steps of changes that go in one release, the first that is viable for all of them."""
    refusals: dict[str, list[Refusal]] = {modification.id: [] for modification in group}
    for release in candidates(scenario, group):
        placements, broken = _best_placements(draft, group, release)
        if not broken or any(fixed_release(scenario, one) == release for one in group):
            for one in group:
                carriers = _carriers(one, group, refusals[one.id], steps)
                yield _step(scenario, one, placements[one.id], refusals[one.id], carriers)
            return
        for one in group:
            others = {other.id for other in group if other is not one}
            own = tuple(violation for violation in broken if others.isdisjoint(violation.clause.about))
            refusals[one.id].append(Refusal(release, own or tuple(broken)))
    for one in group:
        yield _step(scenario, one, None, refusals[one.id], _carriers(one, group, refusals[one.id], steps))


def candidates(scenario: Scenario, group: list[Modification]) -> list[str]:
    """The releases to try, in order of go-live: a fixed one alone, else from the latest target of the group on."""
    fixed = [release for one in group if (release := fixed_release(scenario, one))]
    if fixed:
        return fixed[:1]
    ordered = [release.id for release in scenario.releases_in_order]
    targets = [ordered.index(one.target) for one in group if one.target]
    gone = sum(release.go_live <= scenario.as_of for release in scenario.releases)
    return ordered[max(targets, default=gone) :]


def _best_placements(
    draft: Draft, group: list[Modification], release: str
) -> tuple[dict[str, Placement], list[Violation]]:
    """The options that break least in a release, and what they break; what is fixed to another release stays there."""
    best: tuple[dict[str, Placement], list[Violation]] | None = None
    scenario = draft.scenario
    there = [scenario.release_of[fixed_release(scenario, one) or release] for one in group]
    choices = product(*(options_at(scenario, one, place) for one, place in zip(group, there, strict=True)))
    for _, options in zip(range(MOST_COMBINATIONS), choices, strict=False):
        placements = {
            one.id: Placement(place.id, option) for one, place, option in zip(group, there, options, strict=True)
        }
        broken = draft.refused_by(placements)
        if best is None or len(broken) < len(best[1]):
            best = (placements, broken)
        if not broken:
            break
    assert best is not None, "every group has at least one choice"
    return best


def _carriers(
    modification: Modification, group: list[Modification], refusals: list[Refusal], steps: dict[str, Step]
) -> set[str]:
    """What carried it along: changes named in what refused it that moved themselves, before it or together with it."""
    mates = {one.id for one in group}
    clauses = [violation.clause for refusal in refusals for violation in refusal.because]
    moved = {name for clause in clauses for name in clause.about if name in steps and _has_moved(steps[name])}
    with_it = {name for clause in clauses if modification.id not in clause.about for name in clause.about}
    return (moved | (with_it & mates)) - {modification.id}


def _has_moved(step: Step) -> bool:
    return step.lapsed or bool(step.refusals)


def _step(
    scenario: Scenario,
    modification: Modification,
    placement: Placement | None,
    refusals: list[Refusal],
    carried_by: set[str],
) -> Step:
    target = scenario.release_of.get(modification.target or "")
    release = scenario.release_of[placement.release] if placement else None
    return Step(
        modification=modification.id,
        target=modification.target,
        release=release.id if release else None,
        option=placement.option if placement else None,
        refusals=tuple(refusals),
        carried_by=tuple(sorted(carried_by)),
        lapsed=target is not None and (release is None or release.go_live > target.go_live),
    )
