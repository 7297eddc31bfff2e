"""How likely it is that what is planned for a release makes it: a table of a paper."""

from collections.abc import Iterator, Sequence

from models import Release, Scenario
from models.risk import Chance, Risk
from models.rows import PlacementRow
from planner.explain.words import listed
from planner.report.blocks import Block, Paragraph, Table
from planner.report.documents.risk import ChanceRow
from planner.report.pages.risk import chance_words

COLUMNS = ("Modification", "Decision in time for the cut-off", "In this release when planned again")


def release_risk_blocks(
    scenario: Scenario, placements: Sequence[PlacementRow], found: Risk | None, release: Release
) -> Iterator[Block]:
    """The chance of each modification that the plan has in the release, and that all of them hold."""
    if found is None:
        yield Paragraph("How likely decisions are to come in time was not asked for.")
        return
    rows = [
        (one.modification, _words(one.cut_off.chance), _words(one.releases.get(release.id)))
        for one in found.modifications
        if one.cut_off is not None and one.cut_off.release == release.id
    ]
    if rows:
        yield from _chances(rows, found)
    yield Paragraph(_without_chance(scenario, placements, [row[0] for row in rows]))


def _chances(rows: Sequence[tuple[str, str, str]], found: Risk) -> Iterator[Block]:
    yield Paragraph(
        f"Of {found.draws:,} draws of how long the steps to a decision take (seed {found.seed}); in brackets, where a "
        "chance is with 95 % certainty."
    )
    yield Table(COLUMNS, rows)
    if found.holds is not None:
        yield Paragraph(f"The plan holds as it is, in all its releases, in {_words(found.holds)} of draws.")


def _without_chance(scenario: Scenario, placements: Sequence[PlacementRow], drawn: Sequence[str]) -> str:
    """What is not drawn of those that the plan has in the release, and why."""
    to_come = [
        row.modification
        for row in placements
        if row.decision is not None and not scenario.modification_of[row.modification].is_approved
    ]
    if not to_come:
        return "No decision on what the plan has in this release is still to come."
    fixed = [name for name in to_come if name not in drawn]
    if not fixed:
        return "Every decision that is still to come was drawn."
    decisions, have = ("decision", "has") if len(fixed) == 1 else ("decisions", "have")
    return (
        f"The {decisions} still to come on {listed(fixed)} {have} a fixed date in the scenario, so that no chance is "
        "worked out."
    )


def _words(chance: Chance | None) -> str:
    return chance_words(ChanceRow.of_draws(chance.hits, chance.of)) if chance else "not known"
