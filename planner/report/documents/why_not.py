"""Why not there: the document of ``secplan why SCENARIO MODIFICATION RELEASE``."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from models import Modification, Outcome, Release
from models.base import Data
from models.rows import GivenUpRow, GoalChangeRow, GoalRow, Provenance, RepairRow, ScenarioRef, ShortageRow
from models.why import Alone, WhyNot
from planner.explain.cut_offs import ground
from planner.facts import options_of
from planner.report.documents.common import base_of, provenance_row, scenario_ref
from planner.report.documents.conflicts import given_up_row, repair_rows, shortage_rows
from planner.report.documents.placements import goal_change, goal_rows
from planner.report.documents.places import PlaceOf, nowhere
from planner.report.documents.why import ElsewhereRow, elsewhere_row

WHY_NOT_FORMAT = "secplan.why-not/1"


class GroundRow(Data):
    """Where the cut-off for the release that was asked comes from."""

    option: str | None
    cut_off: date
    lead_time: str
    says: str
    places: tuple[str, ...]


class AloneRow(Data):
    """It there and nothing else moved, whatever that breaks."""

    give_up: tuple[GivenUpRow, ...]
    goals: tuple[GoalChangeRow, ...]
    as_good: bool
    """Whether leave to break that would make the place free."""


class WhyNotDocument(Data):
    """The document of ``secplan why SCENARIO MODIFICATION RELEASE --json``."""

    format: str = WHY_NOT_FORMAT
    scenario: ScenarioRef
    modification: str
    release: str
    planned_in: str | None
    """Where the best plan has it."""
    plan_goals: tuple[GoalRow, ...]
    """What the best plan is worth."""
    possible: bool | None
    there: ElsewhereRow
    cut_offs: tuple[GroundRow, ...]
    """By solution option: the cut-off for that release, and the lead time that sets it."""
    ways_out: tuple[RepairRow, ...]
    """Where it is impossible: what to give up so that it is not."""
    ways_out_complete: bool
    alone: AloneRow | None
    """Where it costs something because others are in its way: what it would cost if they were not."""
    shortages: tuple[ShortageRow, ...]
    not_established: tuple[str, ...]
    provenance: Provenance


def why_not_document(answer: WhyNot, place_of: PlaceOf = nowhere, seconds: float = 0.0) -> WhyNotDocument:
    """The document of an answer."""
    outcome = answer.outcome
    scenario = outcome.scenario
    release = scenario.release_of[answer.there.release or ""]
    modification = scenario.modification_of[answer.modification]
    asked = {modification.id: release.id}
    return WhyNotDocument(
        scenario=scenario_ref(scenario),
        modification=answer.modification,
        release=release.id,
        planned_in=base_of(outcome).plan.release_of(answer.modification),
        plan_goals=goal_rows(base_of(outcome)),
        possible=answer.there.possible,
        there=elsewhere_row(outcome, answer.modification, answer.there, place_of),
        cut_offs=tuple(_grounds(outcome, modification, release, place_of)),
        ways_out=repair_rows(scenario, answer.ways, place_of),
        ways_out_complete=answer.ways.complete,
        alone=_alone_row(outcome, answer.alone, place_of) if answer.alone else None,
        shortages=shortage_rows(scenario, asked) if answer.there.possible is False else (),
        not_established=tuple(_not_established(answer)),
        provenance=provenance_row(seconds),
    )


def _alone_row(outcome: Outcome, alone: Alone, place_of: PlaceOf) -> AloneRow:
    goals = [
        goal_change(goal, replace(goal, value=after, proven=True))
        for goal, after in zip(base_of(outcome).goals, alone.goals, strict=True)
    ]
    give_up = tuple(given_up_row(outcome.scenario, violation, place_of) for violation in alone.broken)
    return AloneRow(give_up=give_up, goals=tuple(goals), as_good=alone.as_good)


def _grounds(outcome: Outcome, modification: Modification, release: Release, place_of: PlaceOf) -> Iterator[GroundRow]:
    for option in options_of(modification):
        if found := ground(outcome.scenario, modification, option, release):
            places = tuple(place for one in found.places if (place := place_of(one)))
            yield GroundRow(
                option=option,
                cut_off=found.cut_off,
                lead_time=found.lead_time,
                says=found.says,
                places=places,
            )


def _not_established(answer: WhyNot) -> Iterator[str]:
    name, ways = answer.modification, answer.ways
    if answer.there.possible is None:
        yield f"whether {name} could go there"
    elif answer.there.possible is False and not ways.complete and not ways.found:
        yield "what would make it possible"
