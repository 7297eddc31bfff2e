"""Last dates for decisions, and what follows after them: the page of ``secplan fallbacks``."""

from collections.abc import Iterator, Sequence
from datetime import date

from models import Planned, Scenario
from models.fallbacks import Chain, Fallbacks, Rung, Way
from planner.calendar import format_date
from planner.explain.fallbacks import history, implementation, sooner, verdict, who_moves
from planner.explain.words import worth
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.fallbacks import FallbackRow, FallbacksDocument
from planner.report.pages.common import goal_name, modification_heading, not_established_blocks, scenario_words


def fallbacks_page(found: Fallbacks, document: FallbacksDocument, file: str) -> Page:
    """The page: what to chase first, then each modification, then what it rests on."""
    scenario = found.outcome.scenario
    return [
        Heading(f"Fall-backs: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        Paragraph(verdict(scenario, found)),
        *_to_chase(scenario, found, document),
        *(block for chain in found.chains for block in _of_one(scenario, found, chain)),
        *not_established_blocks(document.not_established),
        *section("Assumed", document.assumed),
    ]


COLUMNS = (
    "Modification",
    "In the plan",
    "Decision expected",
    "Decision by",
    "For",
    "Days left",
    "Days in hand",
    "After that",
    "Others that move",
)


def _to_chase(scenario: Scenario, found: Fallbacks, document: FallbacksDocument) -> Iterator[Block]:
    if found.chains:
        pairs = zip(found.chains, document.fallbacks, strict=True)
        rows = [_cells(scenario, chain, row) for chain, row in pairs]
        yield Heading("Decisions to chase, the nearest deadline first")
        yield Table(COLUMNS, rows, frozenset({"Days left", "Days in hand", "Others that move"}))


def _cells(scenario: Scenario, chain: Chain, row: FallbackRow) -> tuple[str, ...]:
    ahead = chain.ahead(scenario.as_of)
    last_date = _last_date(ahead[0], ahead[0].until) if ahead else ""
    following = ahead[1:]
    next_place = following[0].release or "no release" if following else chain.ending
    return (
        row.modification,
        "waiting" if row.expected is None else row.planned_for or "no release",
        format_date(row.expected) if row.expected else "no date",
        last_date or "no deadline",
        row.release or "no release",
        _number(row.days_left),
        _number(row.days_in_hand),
        next_place if row.deadline else "",
        _number(len(following[0].ways[0].moves)) if following else "",
    )


def _last_date(rung: Rung, until: date | None) -> str:
    """Until when a decision is in time; nothing is said where it finds no release."""
    if until:
        return format_date(until)
    return "before go-live" if rung.is_waived else ""


def _number(count: int | None) -> str:
    return "" if count is None else f"{count:,}"


def _of_one(scenario: Scenario, found: Fallbacks, chain: Chain) -> Iterator[Block]:
    yield Heading(modification_heading(scenario.modification_of[chain.modification]))
    yield Paragraph(" ".join([*history(scenario, chain), f"Implementation date: {implementation(scenario, chain)}"]))
    yield from map(Paragraph, sooner(scenario, chain))
    yield from _prices(found, chain)
    yield from section("Who else moves", list(who_moves(scenario, chain)))


def _prices(found: Fallbacks, chain: Chain) -> Iterator[Block]:
    """The goals that change, release by release; the plan's own come first where it is in none of these."""
    ways = [(rung, way) for rung in chain.rungs for way in rung.ways]
    plans = [way.planned for _, way in ways]
    before = [] if found.base in plans else ["the plan"]
    lines = list(_goal_lines([found.base, *plans] if before else plans))
    if lines:
        columns = ("Goal, most important first", *before, *(_column(found, chain, rung, way) for rung, way in ways))
        dates = (_last_date(rung, way.until) for rung, way in ways)
        moves = (f"{len(way.moves):,}" for _, way in ways)
        blank = ["" for _ in before]
        rows = [("Decision by", *blank, *dates), *lines, ("Others that move", *blank, *moves)]
        yield Table(columns, rows, frozenset(columns[1:]))
        if any(rung.release is None for rung, _ in ways):
            yield Paragraph("What finds no release counts no days.")


def _goal_lines(plans: Sequence[Planned]) -> Iterator[tuple[str, ...]]:
    """What each plan is worth, in the goals in which they differ."""
    for values in zip(*(planned.goals for planned in plans), strict=True):
        if len({goal.value for goal in values}) > 1:
            yield goal_name(values[0]), *(worth(goal.value, goal.unit) for goal in values)


def _column(found: Fallbacks, chain: Chain, rung: Rung, way: Way) -> str:
    """Its release, the option where there are several, and which is the plan's where others come before it."""
    where = f"{rung.release or 'no release'}{f' ({way.option})' if way.option else ''}"
    return f"{where} (as planned)" if chain.sooner and way.planned == found.base else where
