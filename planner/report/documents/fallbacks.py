"""Last dates for decisions, and what follows after them: the document of ``secplan fallbacks``."""

from datetime import date

from models import Scenario
from models.base import Data
from models.fallbacks import Chain, Fallbacks, Rung, Way
from models.rows import ClauseRow, GoalChangeRow, MoveRow, Provenance, ScenarioRef
from planner.explain.fallbacks import assumed, implementation, open_ends
from planner.facts import days_in_hand
from planner.report.documents.common import provenance_row, scenario_ref
from planner.report.documents.conflicts import clause_row
from planner.report.documents.placements import goal_changes
from planner.report.documents.places import PlaceOf, nowhere
from planner.report.documents.result import rests_on

FALLBACKS_FORMAT = "secplan.fallbacks/1"


class FallbackMoveRow(MoveRow):
    """Another modification that goes elsewhere than in the plan."""

    goes_with_it: bool
    """It waits for the one that is late, or goes live with it; otherwise it moves to make room."""


class FallbackWayRow(Data):
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
    before_expected: bool
    """That date is before the expected decision: only an earlier one leads to this release."""
    waived: bool
    """There is no last date, as the cut-off for the release is waived."""
    ways: tuple[FallbackWayRow, ...]
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
    """The last date for the release that the expected decision leads to; on or after the scenario's day."""
    release: str | None
    """The release that the decision leads to when it comes as expected, or now where that day has passed."""
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


def fallbacks_document(found: Fallbacks, place_of: PlaceOf = nowhere, seconds: float = 0.0) -> FallbacksDocument:
    """The document."""
    scenario = found.outcome.scenario
    return FallbacksDocument(
        scenario=scenario_ref(scenario),
        proven=found.base.unique,
        fallbacks=tuple(_row(scenario, found, chain, place_of) for chain in found.chains),
        not_established=tuple(end for chain in found.chains for end in open_ends(chain)),
        assumed=(*assumed(scenario, found), *rests_on(scenario, found.base.plan, found.outcome.verified)),
        provenance=provenance_row(seconds),
    )


def _row(scenario: Scenario, found: Fallbacks, chain: Chain, place_of: PlaceOf) -> FallbackRow:
    deadline = chain.deadline(scenario.as_of)
    ahead = chain.ahead(scenario.as_of)
    return FallbackRow(
        modification=chain.modification,
        title=scenario.modification_of[chain.modification].title,
        planned_for=found.base.plan.release_of(chain.modification),
        expected=chain.expected,
        deadline=deadline,
        release=ahead[0].release if ahead else None,
        days_left=days_in_hand(deadline, scenario.as_of),
        days_in_hand=days_in_hand(deadline, chain.expected),
        sentence=implementation(scenario, chain),
        rungs=tuple(_rung_row(scenario, found, chain, rung) for rung in chain.rungs),
        ending=chain.ending,
        conflict=tuple(clause_row(clause, place_of) for clause in chain.conflict or ()),
    )


def _rung_row(scenario: Scenario, found: Fallbacks, chain: Chain, rung: Rung) -> RungRow:
    return RungRow(
        release=rung.release,
        go_live=rung.go_live,
        until=rung.until,
        passed=rung.has_passed(scenario.as_of),
        before_expected=rung in chain.sooner,
        waived=rung.is_waived,
        ways=tuple(_way_row(found, way) for way in rung.ways),
    )


def _way_row(found: Fallbacks, way: Way) -> FallbackWayRow:
    return FallbackWayRow(
        option=way.option,
        until=way.until,
        moves=tuple(FallbackMoveRow(**move._asdict()) for move in way.moves),
        goals=goal_changes(found.base, way.planned),
    )
