"""Until when each decision is in time for a release, and what follows if it is not: a table of a paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models import Release, Scenario
from models.fallbacks import Chain, Fallbacks, Rung, Way
from models.rows import PlacementRow
from planner.explain.fallbacks import open_ends
from planner.explain.words import capital, listed
from planner.facts import days_in_hand
from planner.report.blocks import Block, Cell, Paragraph, Table
from planner.report.documents.scope import ScopeRow, is_pending, latest_cut_off

COLUMNS = (
    "Modification",
    "Cut-off",
    "Decision expected",
    "Days in hand",
    "Release in the plan",
    "Next release if missed",
    "Who moves with it",
)
NUMERIC = frozenset({"Days in hand"})
MISSED = "Days in hand below 0: the decision is expected so many days after the cut-off for this release."


def cut_off_blocks(
    scenario: Scenario,
    release: Release,
    rows: Sequence[ScopeRow],
    placements: Sequence[PlacementRow],
    found: Fallbacks | None,
) -> Iterator[Block]:
    """A row for each decision that is to come of what is in scope of a release, the nearest cut-off first."""
    chains = {chain.modification: chain for chain in found.chains} if found else {}
    placed = {row.modification: row for row in placements}
    pending = [
        _here(scenario, placed[row.modification], chains.get(row.modification))
        if row.modification in placed
        else _elsewhere(scenario, release, row)
        for row in rows
        if is_pending(scenario.modification_of[row.modification])
    ]
    if not pending:
        yield Paragraph("No decision is pending.")
        return
    nearest_first = sorted(pending, key=lambda one: (one.cut_off or date.max, one.cells[0]))
    kept = len(COLUMNS) if found else len(COLUMNS) - 2
    yield Table(COLUMNS[:kept], [one.cells[:kept] for one in nearest_first], NUMERIC)
    if any(isinstance(one.cells[3], int) and one.cells[3] < 0 for one in pending):
        yield Paragraph(MISSED)
    if found is None:
        yield Paragraph("What follows if a cut-off is missed was not asked for.")
    ends = [end for row in placements if (chain := chains.get(row.modification)) for end in open_ends(chain)]
    if ends:
        yield Paragraph(f"Not established in the time given: {'; '.join(ends)}.")


@dataclass(frozen=True, slots=True)
class _Pending:
    """A row of the table."""

    cut_off: date | None
    cells: tuple[Cell, ...]


def _here(scenario: Scenario, row: PlacementRow, chain: Chain | None) -> _Pending:
    """What the plan has in the release."""
    following = _following(scenario, row, chain) if chain else None
    others = [move.modification for move in following[1].moves] if following else []
    by_waiver = row.slack_days is not None and row.slack_days < 0
    cells: tuple[Cell, ...] = (
        row.modification,
        "none, by a waiver" if by_waiver else row.cut_off,
        row.decision,
        None if by_waiver else row.slack_days,
        scenario.release_of[row.release].name if row.release else None,
        _place(scenario, row, *following) if following else capital(chain.ending) if chain else None,
        listed(others) if others else "nobody" if following else None,
    )
    return _Pending(row.cut_off, cells)


def _elsewhere(scenario: Scenario, release: Release, row: ScopeRow) -> _Pending:
    """What is in scope of the release and the plan has elsewhere, or nowhere."""
    modification = scenario.modification_of[row.modification]
    last_day = latest_cut_off(scenario, modification, release)
    there = scenario.release_of[row.release].name if row.release else "none"
    cells: tuple[Cell, ...] = (
        row.modification,
        last_day,
        modification.decided_on or "no date yet",
        days_in_hand(last_day, modification.decided_on),
        "none until it has a date" if modification.is_waiting else there,
        None,
        None,
    )
    return _Pending(last_day, cells)


def _following(scenario: Scenario, row: PlacementRow, chain: Chain) -> tuple[Rung, Way] | None:
    """What a decision after the cut-off leads to: the same release with another option, or the next release."""
    for rung in chain.ahead(scenario.as_of):
        for way in rung.ways:
            is_planned = (rung.release, way.option) == (row.release, row.option)
            if not is_planned and (way.until is None or row.cut_off is None or way.until > row.cut_off):
                return rung, way
    return None


def _place(scenario: Scenario, row: PlacementRow, rung: Rung, way: Way) -> str:
    if rung.release is None:
        return "No release of the horizon"
    name = scenario.release_of[rung.release].name
    return f"{name}, with {way.option}" if rung.release == row.release else name
