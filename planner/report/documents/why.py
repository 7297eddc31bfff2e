"""Why a modification is where it is: the document of ``secplan why SCENARIO MODIFICATION``."""

from collections.abc import Iterator

from models import Outcome, Planned
from models.base import Data
from models.rows import ConflictPart, GivenUpRow, GoalChangeRow, MoveRow, PlacementRow, Provenance, ScenarioRef
from models.why import Elsewhere, Why
from planner.explain.things import why_not_planned
from planner.explain.unknowns import condition
from planner.explain.why import others_moved
from planner.report.documents.common import base_of, provenance_row, scenario_ref
from planner.report.documents.conflicts import conflict_part, given_up_row
from planner.report.documents.placements import goal_changes, placement_rows
from planner.report.documents.places import PlaceOf, nowhere
from planner.report.documents.unknowns import QuestionRow, question_rows

WHY_FORMAT = "secplan.why/1"


class ElsewhereRow(Data):
    """The modification in a release where the plan does not have it."""

    release: str | None
    """None stands for left out."""
    possible: bool | None
    """None where it was not established in time."""
    alone: tuple[GivenUpRow, ...]
    """What would break if it went there and nothing else moved."""
    goals: tuple[GoalChangeRow, ...]
    """Where it is possible: the plan's goals, and those of the best plan that has it there."""
    moves: tuple[MoveRow, ...]
    """Other modifications that move in that plan, which moves as few as can be."""
    conflicts: tuple[ConflictPart, ...]
    """Where it is impossible: why."""


class WhyDocument(Data):
    """The document of ``secplan why SCENARIO MODIFICATION --json``."""

    format: str = WHY_FORMAT
    scenario: ScenarioRef
    modification: str
    placement: PlacementRow
    standing: str
    """forced, free, tie or unproved."""
    settled_by: str | None
    """The goal that takes from it the last release that the goals before leave it."""
    waits_for_it: tuple[str, ...]
    elsewhere: tuple[ElsewhereRow, ...]
    unknowns: tuple[QuestionRow, ...]
    """What is open about it, and whether the plan depends on the answers."""
    not_established: tuple[str, ...]
    provenance: Provenance


class NotPlannedDocument(Data):
    """The same for a modification that takes no part in planning."""

    format: str = WHY_FORMAT
    scenario: ScenarioRef
    modification: str
    not_planned: str
    provenance: Provenance


def not_planned_document(outcome: Outcome, name: str, seconds: float = 0.0) -> NotPlannedDocument:
    """The document where there is nothing to ask."""
    return NotPlannedDocument(
        scenario=scenario_ref(outcome.scenario),
        modification=name,
        not_planned=why_not_planned(outcome.scenario.modification_of[name]),
        provenance=provenance_row(seconds),
    )


def why_document(why: Why, place_of: PlaceOf = nowhere, seconds: float = 0.0) -> WhyDocument:
    """The document of an answer."""
    outcome = why.outcome
    base = base_of(outcome)
    rows = {row.modification: row for row in placement_rows(outcome.scenario, base.plan)}
    return WhyDocument(
        scenario=scenario_ref(outcome.scenario),
        modification=why.modification,
        placement=rows[why.modification],
        standing=why.standing,
        settled_by=why.settled_by,
        waits_for_it=why.waits_for_it,
        elsewhere=tuple(elsewhere_row(outcome, why.modification, row, place_of) for row in why.elsewhere),
        unknowns=question_rows(base, why.unknowns),
        not_established=tuple(_not_established(outcome, why)),
        provenance=provenance_row(seconds),
    )


def elsewhere_row(outcome: Outcome, name: str, row: Elsewhere, place_of: PlaceOf) -> ElsewhereRow:
    """One other place as documents say it."""
    base = base_of(outcome)
    return ElsewhereRow(
        release=row.release,
        possible=row.possible,
        alone=tuple(given_up_row(outcome.scenario, violation, place_of) for violation in row.alone),
        goals=goal_changes(base, row.planned) if row.planned else (),
        moves=tuple(_moves(base, name, row.planned)) if row.planned else (),
        conflicts=tuple(conflict_part(conflict, place_of) for conflict in row.conflicts),
    )


def _moves(base: Planned, name: str, planned: Planned) -> Iterator[MoveRow]:
    for other, before, after in others_moved(base, name, planned):
        yield MoveRow(modification=other, before=before, after=after)


def _not_established(outcome: Outcome, why: Why) -> Iterator[str]:
    asked = {row.release for row in why.elsewhere if row.possible is not None}
    here = why.plan.release_of(why.modification)
    for release in outcome.scenario.releases_in_order:
        if release.id not in asked and release.id != here:
            yield f"whether {why.modification} could go in {release.called}, and at what price"
    yield from (f"what becomes of the plan {condition(reply)}" for reply in why.unknowns.open)
