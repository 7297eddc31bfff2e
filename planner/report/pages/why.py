"""Why a modification is where it is: the page of ``secplan why SCENARIO MODIFICATION``."""

from collections.abc import Iterator

from models import Outcome, Planned, Scenario
from models.why import Why
from planner.explain.assumptions import assumed_of
from planner.explain.things import release_name
from planner.explain.unknowns import combined_words, sentences
from planner.explain.why import carries_along, decision_words, is_as_good, not_planned, what_it_would_be, where_it_is
from planner.explain.words import capital
from planner.report.blocks import Heading, Page, Paragraph, section
from planner.report.documents.common import base_of
from planner.report.documents.why import WhyDocument
from planner.report.pages.common import in_a_command, modification_heading, not_established_blocks
from planner.report.pages.prices import price_table


def not_planned_page(outcome: Outcome, name: str) -> Page:
    """The page where there is nothing to ask."""
    return [Heading(name), Paragraph(not_planned(outcome.scenario.modification_of[name]))]


def why_page(why: Why, document: WhyDocument, file: str) -> Page:
    """The page: verdict, argument, ways out, evidence."""
    outcome = why.outcome
    scenario, base = outcome.scenario, base_of(outcome)
    modification = scenario.modification_of[why.modification]
    shown = [row for row in why.elsewhere if row.release or is_as_good(base, row)]
    verdict = [
        *where_it_is(scenario, base, why),
        *decision_words(scenario, base, modification),
        *carries_along(why),
    ]
    return [
        Heading(modification_heading(modification)),
        Paragraph(" ".join(verdict)),
        *section(
            "What keeps it from elsewhere",
            [what_it_would_be(scenario, base, why.modification, row) for row in shown],
        ),
        *section("What is open about it", list(_open(scenario, base, why))),
        *section("What would let it in earlier", list(_ways_in(outcome, document, file))),
        *_prices(document),
        *section("Assumed", assumed_of(scenario, modification)),
        *not_established_blocks(document.not_established),
    ]


def _open(scenario: Scenario, base: Planned, why: Why) -> Iterator[str]:
    """Whether the plan depends on what is open about it."""
    yield from sentences(scenario, base, why.unknowns)
    yield from (combined_words(scenario, one) for one in why.unknowns.combinations.interacting)


def _ways_in(outcome: Outcome, document: WhyDocument, file: str) -> Iterator[str]:
    """For each earlier release that is impossible, what it would take; the rest is another question."""
    order = [one.id for one in outcome.scenario.releases_in_order if one.go_live > outcome.scenario.as_of]
    here = document.placement.release
    earlier = order[: order.index(here)] if here in order else order
    for row in document.elsewhere:
        if row.release not in earlier or row.possible is not False:
            continue
        ask = f"`secplan why {in_a_command(file)} {document.modification} {row.release}`"
        where = capital(release_name(outcome.scenario, row.release))
        lone = [conflict.clauses[0] for conflict in row.conflicts if len(conflict.clauses) == 1]
        takes = [one.takes for one in row.alone if any((one.rule, one.about) == (two.rule, two.about) for two in lone)]
        if takes:
            yield f"{where}: {'; and '.join(takes)}. Whether that is enough: {ask}."
        else:
            yield f"{where}: see {ask}."


def _prices(document: WhyDocument) -> Page:
    """The goals of the best plan that has it in each release, side by side."""
    rows = [row for row in document.elsewhere if row.goals and row.release]
    if not rows:
        return []
    return [Heading("What each release would cost"), price_table(document.placement.release, rows)]
