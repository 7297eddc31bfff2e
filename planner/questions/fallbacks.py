"""For every pending modification: until when a decision is in time for its release, and what follows after that."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from models import Answer, Decision, Infeasible, Modification, Planned, Scenario, Undecided
from models.fallbacks import Chain, Fallbacks, Move, Rung, Way
from planner.explain.fallbacks import implementation
from planner.questions.progress import answered_one_by_one
from planner.questions.replanning import Replanning, decided
from planner.questions.room import Room
from planner.questions.study import Study

ONE_DAY = timedelta(days=1)


def fallbacks(study: Study) -> Fallbacks:
    """The chain of every pending modification, the nearest deadline first."""
    as_of = study.scenario.as_of
    room = Room(study.scenario, study.base.plan)
    pending = [one for one in study.scenario.modifications if is_pending(one)]
    pending.sort(key=lambda one: (one.decided_on or as_of, one.id))
    chains = answered_one_by_one(
        study.budget,
        pending,
        "fall-backs",
        lambda one: _chain(study, room, one),
        lambda chain: f"{chain.modification}: {implementation(study.scenario, chain)}",
    )
    chains += [_chain(study, room, one) for one in pending[len(chains) :]]  # no time is left: only what the plan says
    chains.sort(key=lambda chain: (chain.deadline(as_of) or date.max, chain.modification))
    return Fallbacks(study.outcome, study.base, tuple(chains), study.budget.interrupted)


def is_pending(modification: Modification) -> bool:
    """Whether its decision is still to come, be it expected on a date or not."""
    decision = modification.decision
    return modification.is_waiting or (isinstance(decision, Decision) and decision.expected is not None)


def _chain(study: Study, room: Room, modification: Modification) -> Chain:
    """Plan again for the earliest day on which the decision can come, and for the day after each last date."""
    replanning = Replanning(study, room, modification.id)
    day = modification.decided_on or study.scenario.as_of
    answer: Answer = study.base
    earlier: list[Way] | None = []
    if modification.is_waiting:
        replanning = _decided_today(study, modification)
        answer = replanning.best_if_decided(day)
    else:
        earlier = _earlier(replanning, day)
    ways = list(earlier or ())
    while isinstance(answer, Planned):
        ways.append(_way(replanning, answer))
        if ways[-1].until is None:
            break
        day = ways[-1].until + ONE_DAY
        answer = replanning.best_if_decided(day)
    conflict = replanning.conflict_if_decided(day) if isinstance(answer, Infeasible) else None
    rungs = tuple(_rungs(study.scenario, modification.id, ways))
    return Chain(
        modification.id,
        modification.decided_on,
        rungs,
        conflict,
        complete=not isinstance(answer, Undecided),
        earlier_known=earlier is not None,
    )


def _earlier(replanning: Replanning, expected: date) -> list[Way] | None:
    """The ways that are over before the decision is expected; None where there was no time to establish them."""
    ways: list[Way] = []
    day = replanning.study.scenario.as_of
    while day < expected:
        answer = replanning.best_if_decided(day)
        if not isinstance(answer, Planned):
            return None
        way = _way(replanning, answer)
        if way.until is None or way.until >= expected:
            break  # what is best until the expected day is the base, if that was proved best
        ways.append(way)
        day = way.until + ONE_DAY
    return ways


def _decided_today(study: Study, modification: Modification) -> Replanning:
    """One that waits for a date takes part as if it were decided on the scenario's day."""
    scenario = decided(study.scenario, modification.id, study.scenario.as_of)
    return Replanning(study, Room(scenario, study.base.plan), modification.id)


def _way(replanning: Replanning, planned: Planned) -> Way:
    study, name = replanning.study, replanning.name
    with_it = replanning.room.with_followers(name)
    others = [move for move in study.base.plan.moves_to(planned.plan) if move.modification != name]
    moves = (Move(*move, goes_with_it=move.modification in with_it) for move in others)
    placement = planned.plan.placements.get(name)
    return Way(placement.option if placement else None, replanning.until(planned.plan), tuple(moves), planned)


def _rungs(scenario: Scenario, name: str, ways: Sequence[Way]) -> Iterator[Rung]:
    """The ways that follow each other in the same release make one rung."""
    for release, same in groupby(ways, key=lambda way: way.planned.plan.release_of(name)):
        yield Rung(release, scenario.release_of[release].go_live if release else None, tuple(same))
