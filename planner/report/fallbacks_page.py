"""Last dates for decisions, and what follows after them: the document and the page of ``secplan fallbacks``."""

from collections.abc import Iterator, Sequence
from datetime import date

from models import Outcome, Planned, Scenario
from models.base import Data
from models.fallbacks import Chain, Fallbacks, Rung, Way
from models.rows import ClauseRow, GoalChangeRow, MoveRow, Provenance, ScenarioRef
from planner.calendar import format_date
from planner.explain.fallbacks import history, implementation, open_ends, verdict, who_moves
from planner.explain.words import capital
from planner.facts import days_in_hand
from planner.goals import GOAL_OF
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.conflicts import clause_row
from planner.report.document import provenance_row, rests_on, scenario_ref
from planner.report.places import PlaceOf

FALLBACKS_FORMAT = "secplan.fallbacks/1"


class FallbackMoveRow(MoveRow):
    """Another modification that goes elsewhere than in the plan."""

    goes_with_it: bool
    """It waits for the one that is late, or goes live with it; otherwise it moves to make room."""


class WayRow(Data):
    """How it is in a release for as long as one option's cut-off has not passed."""

    option: str | None
    until: date | None
    moves: tuple[FallbackMoveRow, ...]
    goals: tuple[GoalChangeRow, ...]
    """The plan's, and those that follow."""


class RungRow(Data):
    """The release that follows from a decision in some stretch of time."""

    release: str | None
    """None: no release of the horizon."""
    go_live: date | None
    until: date | None
    """The last date on which a decision is in time; none where there is no such date."""
    passed: bool
    """That date is before the scenario's day."""
    ways: tuple[WayRow, ...]
    """One, or several where an option with a later cut-off takes over."""


class FallbackRow(Data):
    """One pending modification."""

    modification: str
    title: str
    planned_for: str | None
    """Its release in the plan; none where it is left out, or waits for a date."""
    expected: date | None
    """When its decision is expected; none where it waits for a date."""
    deadline: date | None
    """The nearest last date on or after the scenario's day."""
    release: str | None
    """The release that a decision by then leads to; that one on the scenario's day does, where there is no deadline."""
    days_left: int | None
    """Calendar days from the scenario's day to the deadline."""
    days_in_hand: int | None
    """Calendar days from the expected decision to the deadline."""
    sentence: str
    """The implementation dates as a Modification Report gives them."""
    rungs: tuple[RungRow, ...]
    ending: str
    """What a decision after the last date leads to: no release, no plan, not established; or there is no last date."""
    conflict: tuple[ClauseRow, ...]
    """Clauses that cannot all hold if the decision comes after the last date."""


class FallbacksDocument(Data):
    """The document of ``secplan fallbacks --json``."""

    format: str = FALLBACKS_FORMAT
    scenario: ScenarioRef
    proven: bool
    """The plan that the fall-backs start from is the best, and the first of those that are as good."""
    fallbacks: tuple[FallbackRow, ...]
    """The nearest deadline first."""
    not_established: tuple[str, ...]
    assumed: tuple[str, ...]
    provenance: Provenance


def fallbacks_document(outcome: Outcome, found: Fallbacks, place_of: PlaceOf, seconds: float) -> FallbacksDocument:
    """The document."""
    scenario = outcome.scenario
    return FallbacksDocument(
        scenario=scenario_ref(scenario),
        proven=found.base.unique,
        fallbacks=tuple(_row(scenario, found, chain, place_of) for chain in found.chains),
        not_established=tuple(end for chain in found.chains for end in open_ends(chain)),
        assumed=(
            "Each fall-back has one decision late, and all others on the dates expected.",
            *rests_on(scenario, found.base.plan, outcome.verified),
        ),
        provenance=provenance_row(seconds),
    )


def _row(scenario: Scenario, found: Fallbacks, chain: Chain, place_of: PlaceOf) -> FallbackRow:
    deadline = chain.deadline(scenario.as_of)
    rungs = chain.open_on(scenario.as_of)
    return FallbackRow(
        modification=chain.modification,
        title=scenario.modification_of[chain.modification].title,
        planned_for=found.base.plan.release_of(chain.modification),
        expected=chain.expected,
        deadline=deadline,
        release=rungs[0].release if rungs else None,
        days_left=days_in_hand(deadline, scenario.as_of),
        days_in_hand=days_in_hand(deadline, chain.expected),
        sentence=implementation(scenario, chain),
        rungs=tuple(_rung_row(scenario, found, rung) for rung in chain.rungs),
        ending=chain.ending,
        conflict=tuple(clause_row(clause, place_of) for clause in chain.conflict or ()),
    )


def _rung_row(scenario: Scenario, found: Fallbacks, rung: Rung) -> RungRow:
    return RungRow(
        release=rung.release,
        go_live=rung.go_live,
        until=rung.until,
        passed=rung.has_passed(scenario.as_of),
        ways=tuple(_way_row(found, way) for way in rung.ways),
    )


def _way_row(found: Fallbacks, way: Way) -> WayRow:
    goals = zip(found.base.goals, way.planned.goals, strict=True)
    return WayRow(
        option=way.option,
        until=way.until,
        moves=tuple(FallbackMoveRow(**move._asdict()) for move in way.moves),
        goals=tuple(
            GoalChangeRow(goal=new.goal, unit=new.unit, before=old.value, after=new.value, proven=new.proven)
            for old, new in goals
        ),
    )


def fallbacks_page(scenario: Scenario, found: Fallbacks, document: FallbacksDocument, file: str) -> Page:
    """The page: what to chase first, then each modification, then what it rests on."""
    return [
        Heading(f"Fall-backs: {scenario.title or scenario.name}"),
        Paragraph(f"Scenario {scenario.name} ({file}), as of {format_date(scenario.as_of)}."),
        Paragraph(verdict(scenario, found)),
        *_to_chase(scenario, found, document),
        *(block for chain in found.chains for block in _of_one(scenario, found, chain)),
        *section("Not established in the time given", [f"{capital(one)}." for one in document.not_established]),
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
    following = chain.open_on(scenario.as_of)[1:]
    next_place = following[0].release or "no release" if following else chain.ending
    return (
        row.modification,
        "waiting" if row.expected is None else row.planned_for or "no release",
        format_date(row.expected) if row.expected else "no date",
        format_date(row.deadline) if row.deadline else "no deadline",
        row.release or "no release",
        _number(row.days_left),
        _number(row.days_in_hand),
        next_place if row.deadline else "",
        _number(len(following[0].ways[0].moves)) if following else "",
    )


def _number(count: int | None) -> str:
    return "" if count is None else f"{count:,}"


def _of_one(scenario: Scenario, found: Fallbacks, chain: Chain) -> Iterator[Block]:
    title = scenario.modification_of[chain.modification].title
    yield Heading(f"{chain.modification}: {title}" if title else chain.modification)
    yield Paragraph(" ".join([*history(scenario, chain), f"Implementation date: {implementation(scenario, chain)}"]))
    yield from _prices(found, chain)
    yield from section("Who else moves", list(who_moves(scenario, chain)))


def _prices(found: Fallbacks, chain: Chain) -> Iterator[Block]:
    """The goals that change, release by release; the plan's own come first where it is in none of these."""
    ways = [(rung, way) for rung in chain.rungs for way in rung.ways]
    plans = [way.planned for _, way in ways]
    before = [] if found.base in plans else ["the plan"]
    lines = list(_goal_lines([found.base, *plans] if before else plans))
    if lines:
        columns = ("Goal, most important first", *before, *(_column(rung, way) for rung, way in ways))
        dates = (format_date(way.until) if way.until else "" for _, way in ways)
        moves = (f"{len(way.moves):,}" for _, way in ways)
        blank = ["" for _ in before]
        rows = [("Decision by", *blank, *dates), *lines, ("Others that move", *blank, *moves)]
        yield Table(columns, rows, frozenset(columns[1:]))


def _goal_lines(plans: Sequence[Planned]) -> Iterator[tuple[str, ...]]:
    """What each plan is worth, in the goals in which they differ."""
    for values in zip(*(planned.goals for planned in plans), strict=True):
        if len({goal.value for goal in values}) > 1:
            name = f"{capital(GOAL_OF[values[0].goal].title)} ({values[0].unit})"
            yield name, *(f"{goal.value:,}" for goal in values)


def _column(rung: Rung, way: Way) -> str:
    """Its release, and the option where there are several: an option may have a cut-off of its own."""
    where = rung.release or "no release"
    return f"{where} ({way.option})" if way.option else where
