"""Why something is impossible, and the ways out, as parts of documents."""

from models import Clause, Conflict, Line, Repair, Repairs, Scenario, Violation
from models.rows import ClauseRow, ConflictPart, ConflictRow, GivenUpRow, LeavesRow, RepairRow, ShortageRow
from planner.changes.waive import Waive
from planner.explain.shortages import shortage_sentence
from planner.report.documents.placements import goal_rows, placement_rows
from planner.report.documents.places import PlaceOf
from planner.rules import RULE_OF, kind_of, who_grants
from planner.shortages import shortages
from planner.windows import Asked


def conflict_part(conflict: Conflict, place_of: PlaceOf) -> ConflictPart:
    """A conflict as documents say it."""
    rows = tuple(_line_row(line, place_of) for line in conflict.lines)
    return ConflictPart(minimal=conflict.minimal, clauses=rows, fails=conflict.fails)


def _line_row(line: Line, place_of: PlaceOf) -> ConflictRow:
    leaves = tuple(LeavesRow(modification=name, releases=releases) for name, releases in line.leaves)
    return ConflictRow(**dict(clause_row(line.clause, place_of)), leaves=leaves)


def clause_row(clause: Clause, place_of: PlaceOf) -> ClauseRow:
    """A clause as documents say it."""
    return ClauseRow(
        rule=clause.rule,
        about=clause.about,
        says=clause.says,
        kind=kind_of(clause),
        source=str(RULE_OF[clause.rule].source),
        place=place_of(clause.at),
        granted_by=who_grants(clause),
    )


def repair_rows(scenario: Scenario, repairs: Repairs, place_of: PlaceOf) -> tuple[RepairRow, ...]:
    """Ways out as documents say them."""
    return tuple(_repair_row(scenario, repair, place_of) for repair in repairs.found)


def _repair_row(scenario: Scenario, repair: Repair, place_of: PlaceOf) -> RepairRow:
    return RepairRow(
        give_up=tuple(given_up_row(scenario, violation, place_of) for violation in repair.given_up),
        placements=tuple(placement_rows(scenario, repair.planned.plan)),
        goals=goal_rows(repair.planned),
        proven=repair.planned.unique,
        cheapest=repair.cheapest,
    )


def given_up_row(scenario: Scenario, violation: Violation, place_of: PlaceOf) -> GivenUpRow:
    """A clause that is given up, by how much, and what that would take."""
    clause = violation.clause
    takes = RULE_OF[clause.rule].way_out(scenario, violation)
    row = clause_row(clause, place_of)
    return GivenUpRow(
        **dict(row), found=violation.found, by=violation.by, takes=takes, change=str(Waive(clause.rule, clause.about))
    )


def shortage_rows(scenario: Scenario, asked: Asked | None = None) -> tuple[ShortageRow, ...]:
    """Where too much wants too little, counted without the solver."""
    return tuple(
        ShortageRow(
            thing=one.thing,
            releases=one.releases,
            wanted=one.wanted,
            room=one.room,
            modifications=one.modifications,
            says=shortage_sentence(scenario, one),
        )
        for one in shortages(scenario, asked)
    )
