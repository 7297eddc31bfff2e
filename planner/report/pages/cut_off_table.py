"""Until when each decision is in time for a release, and what follows if it is not: a table of a paper."""

from collections.abc import Iterator, Sequence
from datetime import date

from models import Release, Scenario
from models.fallbacks import Chain, Fallbacks, Rung
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
    last_day = chain.deadline(scenario.as_of) if chain else row.cut_off
    following = _following(scenario, chain) if chain else None
    others = [move.modification for move in following.ways[0].moves] if following else []
    return (
        row.modification,
        last_day or ("none, by a waiver" if row.release else None),
        row.decision,
        (last_day - row.decision).days if last_day and row.decision else None,
        _next_place(scenario, chain, following),
        listed(others) if others else "nobody" if following else None,
    )


def _following(scenario: Scenario, chain: Chain) -> Rung | None:
    """The release after the one that the expected decision leads to."""
    return next(iter(chain.ahead(scenario.as_of)[1:]), None)


def _next_place(scenario: Scenario, chain: Chain | None, following: Rung | None) -> str | None:
    if following:
        return scenario.release_of[following.release].name if following.release else "No release of the horizon"
    return capital(chain.ending) if chain else None
