"""Until when each decision is in time for a release, and what follows if it is not: a table of a paper."""

from collections.abc import Iterator, Sequence
from datetime import date

from models import Release, Scenario
from models.fallbacks import Chain, Fallbacks, Rung, Way
from models.rows import PlacementRow
from planner.explain.fallbacks import open_ends
from planner.explain.words import capital, listed
from planner.report.blocks import Block, Cell, Paragraph, Table

COLUMNS = (
    "Modification",
    "Cut-off",
    "Decision expected",
    "Days in hand",
    "Next release if missed",
    "Who moves with it",
)
NUMERIC = frozenset({"Days in hand"})


def cut_off_blocks(
    scenario: Scenario, release: Release, placements: Sequence[PlacementRow], found: Fallbacks | None
) -> Iterator[Block]:
    """A row for each decision that is to come of what the plan has in a release, the nearest cut-off first."""
    pending = [row for row in placements if _is_pending(scenario, release, row)]
    if not pending:
        yield Paragraph("No decision is pending.")
        return
    chains = {chain.modification: chain for chain in found.chains} if found else {}
    nearest_first = sorted(pending, key=lambda row: (row.cut_off or date.max, row.modification))
    rows = [_cells(scenario, row, chains.get(row.modification)) for row in nearest_first]
    kept = len(COLUMNS) if found else len(COLUMNS) - 2
    yield Table(COLUMNS[:kept], [row[:kept] for row in rows], NUMERIC)
    if found is None:
        yield Paragraph("What follows if a cut-off is missed was not asked for.")
    ends = [end for row in pending if (chain := chains.get(row.modification)) for end in open_ends(chain)]
    if ends:
        yield Paragraph(f"Not established in the time given: {'; '.join(ends)}.")


def _is_pending(scenario: Scenario, release: Release, row: PlacementRow) -> bool:
    modification = scenario.modification_of[row.modification]
    return row.release == release.id and row.decision is not None and not modification.is_approved


def _cells(scenario: Scenario, row: PlacementRow, chain: Chain | None) -> tuple[Cell, ...]:
    following = _following(scenario, row, chain) if chain else None
    others = [move.modification for move in following[1].moves] if following else []
    by_waiver = row.slack_days is not None and row.slack_days < 0
    return (
        row.modification,
        "none, by a waiver" if by_waiver else row.cut_off,
        row.decision,
        None if by_waiver else row.slack_days,
        _place(scenario, row, *following) if following else capital(chain.ending) if chain else None,
        listed(others) if others else "nobody" if following else None,
    )


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
