"""Why not there: the document and the page of ``secplan why SCENARIO MODIFICATION RELEASE``."""

from collections.abc import Iterator

from models import Modification, Outcome, Planned, Release
from models.base import Data
from models.rows import GivenUpRow, GoalChangeRow, Provenance, RepairRow, ScenarioRef, ShortageRow
from models.why import Alone, WhyNot
from planner.explain.cut_offs import ground
from planner.explain.things import release_name
from planner.explain.why import is_as_good, moved_words, price
from planner.explain.words import amount, capital, listed
from planner.facts import options_of
from planner.goals import GOAL_OF
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.conflicts import (
    Column,
    conflict_blocks,
    given_up_row,
    repair_rows,
    shortage_blocks,
    shortage_rows,
    ways_out_blocks,
    who_words,
)
from planner.report.document import provenance_row, scenario_ref
from planner.report.placements import goal_rows, placement_rows
from planner.report.places import PlaceOf, nowhere
from planner.report.why_page import ElsewhereRow, elsewhere_row

WHY_NOT_FORMAT = "secplan.why-not/1"


class GroundRow(Data):
    """Where the cut-off for the release that was asked comes from."""

    option: str | None
    cut_off: str
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


def why_not_document(
    outcome: Outcome, answer: WhyNot, place_of: PlaceOf = nowhere, seconds: float = 0.0
) -> WhyNotDocument:
    """The document of an answer."""
    scenario = outcome.scenario
    release = scenario.release_of[answer.there.release or ""]
    modification = scenario.modification_of[answer.modification]
    asked = {modification.id: release.id}
    return WhyNotDocument(
        scenario=scenario_ref(scenario),
        modification=answer.modification,
        release=release.id,
        planned_in=_base(outcome).plan.release_of(answer.modification),
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


def _base(outcome: Outcome) -> Planned:
    assert isinstance(outcome.answer, Planned), "only a plan is asked about"
    return outcome.answer


def _alone_row(outcome: Outcome, alone: Alone, place_of: PlaceOf) -> AloneRow:
    goals = [
        GoalChangeRow(goal=goal.goal, unit=goal.unit, before=goal.value, after=after, proven=True)
        for goal, after in zip(_base(outcome).goals, alone.goals, strict=True)
    ]
    give_up = tuple(given_up_row(outcome.scenario, violation, place_of) for violation in alone.broken)
    return AloneRow(give_up=give_up, goals=tuple(goals), as_good=alone.as_good)


def _grounds(outcome: Outcome, modification: Modification, release: Release, place_of: PlaceOf) -> Iterator[GroundRow]:
    for option in options_of(modification):
        if found := ground(outcome.scenario, modification, option, release):
            places = tuple(place for one in found.places if (place := place_of(one)))
            yield GroundRow(
                option=option,
                cut_off=found.cut_off.isoformat(),
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


def why_not_page(outcome: Outcome, answer: WhyNot, document: WhyNotDocument) -> Page:
    """The page: verdict, argument, ways out, evidence."""
    name = answer.modification
    title = outcome.scenario.modification_of[name].title
    where = release_name(outcome.scenario, document.release)
    return [
        Heading(f"{name} in {where}? {title}".rstrip()),
        Paragraph(_verdict(outcome, answer, where)),
        *_argument(outcome, document),
        *shortage_blocks(document.shortages),
        *_ways_out(outcome, answer, document),
        *_evidence(document),
        *section("Not established in the time given", [f"{capital(one)}." for one in document.not_established]),
    ]


def _verdict(outcome: Outcome, answer: WhyNot, where: str) -> str:
    name, there, base = answer.modification, answer.there, _base(outcome)
    if base.plan.release_of(name) == there.release:
        return f"It is there: the best plan has {name} in {where}."
    if there.possible is None:
        return f"Whether {name} could go in {where} was not established in the time given."
    if there.planned is None:
        return f"Impossible: {name} cannot go in {where}, wherever the others go."
    moves = list(moved_words(outcome.scenario, base, name, there))
    others = f"To make that possible {'; '.join(moves)}." if moves else "Nobody else moves."
    if is_as_good(base, there):
        return f"Possible, and as good in every goal: {name} may as well go in {where}. {others}"
    return f"Possible, at a price: {name} can go in {where}. {others} {_price_words(base, there.planned)}"


def _price_words(base: Planned, planned: Planned) -> str:
    return f"It is worse in {listed(list(price(base.goals, planned.goals)))}."


def _argument(outcome: Outcome, document: WhyNotDocument) -> Iterator[Block]:
    there, asked = document.there, (document.modification, document.release)
    for index, conflict in enumerate(there.conflicts):
        heading = "Another reason, which shares nothing with the one before" if index else "Why not"
        yield from conflict_blocks(outcome.scenario, conflict, heading, asked)
        if any((row.rule, row.about) == ("decision-cut-off", (document.modification,)) for row in conflict.clauses):
            yield from map(Paragraph, _cut_off_words(document))
        if not conflict.minimal:
            yield Paragraph("The list may be longer than needed: there was no time to shorten it.")
    if there.possible and there.alone:
        yield from section(
            "What stands in its way where the plan has the others", [f"{one.found}." for one in there.alone]
        )


def _cut_off_words(document: WhyNotDocument) -> Iterator[str]:
    """Where the cut-off comes from, for each option that it differs with."""
    options: dict[str, list[str]] = {}
    for row in document.cut_offs:
        assumed = "; ".join([*row.places, "an assumption, since nobody publishes lead times"])
        options.setdefault(f"{row.says} ({assumed})", []).append(row.option or "")
    for words, names in options.items():
        yield f"With {' or '.join(names)}, {words}." if len(options) > 1 else f"{capital(words)}."


def _ways_out(outcome: Outcome, answer: WhyNot, document: WhyNotDocument) -> Iterator[Block]:
    """What would make it possible, or free."""
    base = _base(outcome)
    if document.possible is False:
        yield Heading("What would make it possible")
        beside = [Column("the plan", list(placement_rows(outcome.scenario, base.plan)), goal_rows(base))]
        if document.ways_out:
            yield from ways_out_blocks(document.ways_out, complete=document.ways_out_complete, beside=beside)
        else:
            yield Paragraph("Nothing that anybody could grant." if document.ways_out_complete else NOT_IN_TIME)
    elif document.possible and not is_as_good(base, answer.there):
        yield Heading("What would make it free")
        yield Paragraph(_free_words(document))


NOT_IN_TIME = "That was not established in the time given."


def _free_words(document: WhyNotDocument) -> str:
    """What stands in its way, and what it would still cost if that did not."""
    alone = document.alone
    if alone is None:
        return "Nothing that anybody could grant: no rule stands in its way, and the price is that of the place itself."
    takes = listed([f"{one.takes} ({who_words(one)})" for one in alone.give_up])
    if alone.as_good:
        return f"{capital(takes)}: then it could go there at no cost, and nobody else would move."
    still = [
        f"{row.goal} ({amount(row.after, row.unit)} instead of {row.before:,})"
        for row in alone.goals
        if row.after != row.before
    ]
    return f"Nothing that anybody could grant: with {takes} it would still differ in {listed(still)}."


def _evidence(document: WhyNotDocument) -> Iterator[Block]:
    """The goals before and after."""
    changes = document.there.goals
    if not any(row.before != row.after for row in changes):
        return
    yield Heading("The price, goal by goal")
    columns = ("Goal, most important first", f"{document.planned_in or 'no release'} (the plan)", document.release)
    rows = [
        (
            f"{capital(GOAL_OF[row.goal].title)} ({row.unit})",
            f"{row.before:,}",
            f"{row.after:,}" if row.proven else f"{row.after:,}?",
        )
        for row in changes
    ]
    moved = len(document.there.moves)
    yield Table(columns, [*rows, ("Others that move", "", str(moved))], frozenset(columns[1:]))
