"""What the releases of a plan cost, and what it changes if one modification alone goes elsewhere; without a search."""

from collections.abc import Iterator

from models import Placement, Plan, Planned, Release
from models.costs import CostOfMoving, Costs, Moving
from models.flaw import nothing_called
from models.outcome import Outcome
from planner.costs import release_costs
from planner.draft import Draft
from planner.explain.costs import NO_COSTS, not_moved, there_already
from planner.facts import options_of


def costs(outcome: Outcome) -> Costs:
    """What each release costs.

    Raises
    ------
    ValueError
        If the scenario says nothing of costs.
    """
    if not outcome.scenario.gives_costs:
        raise ValueError(NO_COSTS)
    return Costs(outcome, release_costs(outcome.scenario, _plan(outcome)))


def cost_of_moving(outcome: Outcome, name: str, release_id: str | None = None) -> CostOfMoving:
    """What it changes if a modification goes in another release, or in each of those to come where none is named.

    Raises
    ------
    ValueError
        If the scenario says nothing of costs or has no such modification or release, or it cannot be moved there.
    """
    scenario = outcome.scenario
    if not scenario.gives_costs:
        raise ValueError(NO_COSTS)
    if name not in scenario.modification_of:
        raise ValueError(nothing_called("modification", name, scenario.modification_of))
    if release_id is not None and release_id not in scenario.release_of:
        raise ValueError(nothing_called("release", release_id, scenario.release_of))
    if not scenario.modification_of[name].is_planned:
        raise ValueError(not_moved(scenario.modification_of[name]))
    here = _plan(outcome).release_of(name)
    if here is not None and here == release_id:
        raise ValueError(there_already(name, scenario.release_of[here]))
    return CostOfMoving(outcome, name, tuple(_moving(outcome, name, to) for to in _asked(outcome, here, release_id)))


def _asked(outcome: Outcome, here: str | None, release_id: str | None) -> Iterator[Release]:
    for release in outcome.scenario.releases_in_order:
        is_to_come = release.go_live > outcome.scenario.as_of
        if release.id == release_id if release_id else is_to_come and release.id != here:
            yield release


def _moving(outcome: Outcome, name: str, release: Release) -> Moving:
    scenario, plan = outcome.scenario, _plan(outcome)
    here = plan.placements.get(name)
    there = Placement(release.id, here.option if here else options_of(scenario.modification_of[name])[0])
    before = {one.release.id: one for one in release_costs(scenario, plan)}
    after = {one.release.id: one for one in release_costs(scenario, plan.with_placement(name, there))}
    return Moving(
        release=release.id,
        option=there.option,
        here=(before[here.release], after[here.release]) if here else None,
        there=(before[release.id], after[release.id]),
        broken=tuple(Draft(scenario, plan).broken_by({name: there})),
    )


def _plan(outcome: Outcome) -> Plan:
    """The plan that is asked about.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    if not isinstance(outcome.answer, Planned):
        raise ValueError("there is no plan to ask about: the outcome is not planned")
    return outcome.answer.plan
