"""Why a modification is where it is: the document and the page of ``secplan why SCENARIO MODIFICATION``."""

from collections.abc import Iterator

from models import Outcome, Planned, Scenario
from models.base import Data
from models.rows import ConflictPart, GivenUpRow, GoalChangeRow, MoveRow, PlacementRow, Provenance, ScenarioRef
from models.why import Elsewhere, Why
from planner.explain.things import release_name, why_not_planned
from planner.explain.unknowns import combined_words, condition, sentences
from planner.explain.why import (
    carries_along,
    decision_words,
    is_as_good,
    not_planned,
    others_moved,
    what_it_would_be,
    where_it_is,
)
from planner.explain.words import capital
from planner.goals import GOAL_OF
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.conflicts import conflict_part, given_up_row
from planner.report.document import provenance_row, scenario_ref
from planner.report.placements import placement_rows
from planner.report.places import PlaceOf, nowhere
from planner.report.unknowns_page import QuestionRow, question_rows

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


def not_planned_page(outcome: Outcome, name: str) -> Page:
    """The page where there is nothing to ask."""
    return [Heading(name), Paragraph(not_planned(outcome.scenario.modification_of[name]))]


def why_document(outcome: Outcome, why: Why, place_of: PlaceOf = nowhere, seconds: float = 0.0) -> WhyDocument:
    """The document of an answer."""
    base = _base(outcome)
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


def _base(outcome: Outcome) -> Planned:
    assert isinstance(outcome.answer, Planned), "only a plan is asked about"
    return outcome.answer


def elsewhere_row(outcome: Outcome, name: str, row: Elsewhere, place_of: PlaceOf) -> ElsewhereRow:
    """One other place as documents say it."""
    base = _base(outcome)
    return ElsewhereRow(
        release=row.release,
        possible=row.possible,
        alone=tuple(given_up_row(outcome.scenario, violation, place_of) for violation in row.alone),
        goals=tuple(_goal_changes(base, row.planned)) if row.planned else (),
        moves=tuple(_moves(base, name, row.planned)) if row.planned else (),
        conflicts=tuple(conflict_part(conflict, place_of) for conflict in row.conflicts),
    )


def _goal_changes(base: Planned, planned: Planned) -> Iterator[GoalChangeRow]:
    for old, new in zip(base.goals, planned.goals, strict=True):
        yield GoalChangeRow(goal=new.goal, unit=new.unit, before=old.value, after=new.value, proven=new.proven)


def _moves(base: Planned, name: str, planned: Planned) -> Iterator[MoveRow]:
    for other, before, after in others_moved(base, name, planned):
        yield MoveRow(modification=other, before=before, after=after)


def _not_established(outcome: Outcome, why: Why) -> Iterator[str]:
    asked = {row.release for row in why.elsewhere if row.possible is not None}
    here = why.plan.release_of(why.modification)
    for release in outcome.scenario.releases_in_order:
        if release.id not in asked and release.id != here:
            yield f"whether {why.modification} could go in the {release.name}, and at what price"
    yield from (f"what becomes of the plan {condition(reply)}" for reply in why.unknowns.open)


def why_page(outcome: Outcome, why: Why, document: WhyDocument, file: str) -> Page:
    """The page: verdict, argument, ways out, evidence."""
    scenario, base = outcome.scenario, _base(outcome)
    modification = scenario.modification_of[why.modification]
    shown = [row for row in why.elsewhere if row.release or is_as_good(base, row)]
    verdict = [
        *where_it_is(scenario, base, why),
        *decision_words(scenario, base, modification),
        *carries_along(why),
    ]
    return [
        Heading(f"{modification.id}: {modification.title}" if modification.title else modification.id),
        Paragraph(" ".join(verdict)),
        *section(
            "What keeps it from elsewhere",
            [what_it_would_be(scenario, base, why.modification, row) for row in shown],
        ),
        *section("What is open about it", list(_open(scenario, base, why))),
        *section("What would let it in earlier", list(_ways_in(outcome, document, file))),
        *_prices(document),
        *section("Not established in the time given", [f"{capital(one)}." for one in document.not_established]),
    ]


def _open(scenario: Scenario, base: Planned, why: Why) -> Iterator[str]:
    """Whether the plan depends on what is open about it."""
    yield from sentences(scenario, base, why.unknowns)
    yield from (combined_words(scenario, one) for one in why.unknowns.combinations.interacting)


def _ways_in(outcome: Outcome, document: WhyDocument, file: str) -> Iterator[str]:
    """For each earlier release that is impossible, what it would take; the rest is another question."""
    order = [release.id for release in outcome.scenario.releases_in_order]
    here = document.placement.release
    earlier = order[: order.index(here)] if here else order
    for row in document.elsewhere:
        if row.release not in earlier or row.possible is not False:
            continue
        ask = f"`secplan why {file} {document.modification} {row.release}`"
        where = capital(release_name(outcome.scenario, row.release))
        lone = [conflict.clauses[0] for conflict in row.conflicts if len(conflict.clauses) == 1]
        takes = [one.takes for one in row.alone if any((one.rule, one.about) == (two.rule, two.about) for two in lone)]
        if takes:
            yield f"{where}: {'; and '.join(takes)}. Whether that is enough: {ask}."
        else:
            yield f"{where}: see {ask}."


def _prices(document: WhyDocument) -> Iterator[Block]:
    """The goals of the best plan that has it in each release, side by side."""
    rows = [row for row in document.elsewhere if row.goals and row.release]
    if not rows:
        return
    yield Heading("What each release would cost")
    here = document.placement.release or "no release"
    columns = ("Goal, most important first", f"{here} (the plan)", *(str(row.release) for row in rows))
    lines = [
        [f"{capital(GOAL_OF[goal.goal].title)} ({goal.unit})", f"{goal.before:,}", *(_after(row, rank) for row in rows)]
        for rank, goal in enumerate(rows[0].goals)
    ]
    lines.append(["Others that move", "", *(f"{len(row.moves):,}" for row in rows)])
    yield Table(columns, lines, frozenset(columns[1:]))


def _after(row: ElsewhereRow, rank: int) -> str:
    goal = row.goals[rank]
    return f"{goal.after:,}" if goal.proven else f"{goal.after:,}?"
