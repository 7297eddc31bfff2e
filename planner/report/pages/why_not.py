"""Why not there: the page of ``secplan why SCENARIO MODIFICATION RELEASE``."""

from collections.abc import Iterator

from models import Outcome
from models.why import WhyNot
from planner.explain.assumptions import assumed_of
from planner.explain.things import reason, release_name
from planner.explain.why import difference_words, is_as_good, moved_words, price
from planner.explain.words import capital, listed
from planner.report.blocks import Block, Heading, Page, Paragraph, section
from planner.report.documents.common import base_of
from planner.report.documents.placements import goal_rows, placement_rows
from planner.report.documents.why_not import WhyNotDocument
from planner.report.pages.common import not_established_blocks
from planner.report.pages.conflicts import (
    Column,
    conflict_blocks,
    minimal_words,
    shortage_blocks,
    ways_out_blocks,
    who_words,
)
from planner.report.pages.prices import price_table


def why_not_page(answer: WhyNot, document: WhyNotDocument) -> Page:
    """The page: verdict, argument, ways out, evidence."""
    outcome = answer.outcome
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
        *section("Assumed", assumed_of(outcome.scenario, outcome.scenario.modification_of[name])),
        *not_established_blocks(document.not_established),
    ]


def _verdict(outcome: Outcome, answer: WhyNot, where: str) -> str:
    name, there, base = answer.modification, answer.there, base_of(outcome)
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
    cost = price(base.goals, there.planned.goals)
    return f"Possible, at a price: {name} can go in {where}. {others} The plan is then {cost}."


def _argument(outcome: Outcome, document: WhyNotDocument) -> Iterator[Block]:
    there, asked = document.there, (document.modification, document.release)
    for index, conflict in enumerate(there.conflicts):
        heading = "Another reason, which shares nothing with the one before" if index else "Why not"
        yield from conflict_blocks(outcome.scenario, conflict, heading, asked)
        if any((row.rule, row.about) == ("decision-cut-off", (document.modification,)) for row in conflict.clauses):
            yield from map(Paragraph, _cut_off_words(document))
        if not conflict.minimal:
            yield Paragraph(minimal_words(conflict))
    if there.possible and there.alone:
        yield from section(
            "What stands in its way where the plan has the others",
            [f"{capital(reason('', one.rule, one.says, one.found))}." for one in there.alone],
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
    base = base_of(outcome)
    if document.possible is False:
        yield Heading("What would make it possible")
        beside = [Column("the plan", list(placement_rows(outcome.scenario, base.plan)), goal_rows(base))]
        if document.ways_out:
            yield from ways_out_blocks(
                document.ways_out,
                complete=document.ways_out_complete,
                beside=beside,
                tried=[f"pin {document.modification} {document.release}"],
            )
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
        return "Nothing: no rule keeps it out; that release simply serves the goals less well."
    takes = listed([f"{one.takes} ({who_words(one)})" for one in alone.give_up])
    changes = difference_words([(row.goal, row.unit, row.before, row.after) for row in alone.goals])
    if alone.as_good:
        then = f"the plan is then {changes}" if changes else "that costs nothing in any goal"
        free = f"{capital(takes)}: then it could go there and nobody else would move; {then}"
        return f"{free}. Whether another would make better use of that, `secplan binding` tells."
    return f"Nothing that could be granted: with {takes} the plan would still be {changes}."


def _evidence(document: WhyNotDocument) -> Page:
    """The goals before and after."""
    if not any(row.before != row.after for row in document.there.goals):
        return []
    return [Heading("The price, goal by goal"), price_table(document.planned_in, [document.there])]
