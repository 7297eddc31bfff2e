"""How likely it is that what is planned for a release makes it: a table of a paper."""

from collections.abc import Iterator

from models import Release
from models.risk import Chance, Risk
from planner.report.blocks import Block, Paragraph, Table
from planner.report.documents.risk import ChanceRow
from planner.report.pages.risk import chance_words

COLUMNS = ("Modification", "Decision in time for the cut-off", "In this release when planned again")


def release_risk_blocks(found: Risk | None, release: Release) -> Iterator[Block]:
    """The chance of each modification that the plan has in the release, and that all of them hold."""
    if found is None:
        yield Paragraph("How likely decisions are to come in time was not asked for.")
        return
    rows = [
        (one.modification, _words(one.cut_off.chance), _words(one.releases.get(release.id)))
        for one in found.modifications
        if one.cut_off is not None and one.cut_off.release == release.id
    ]
    if not rows:
        yield Paragraph("No decision of this release is still to come, or has a date that spreads.")
        return
    yield Paragraph(
        f"Of {found.draws:,} draws of how long the steps to a decision take (seed {found.seed}); in brackets, where a "
        "chance is with 95 % certainty."
    )
    yield Table(COLUMNS, rows)
    if found.holds is not None:
        yield Paragraph(f"The plan holds as it is, in all its releases, in {_words(found.holds)} of draws.")


def _words(chance: Chance | None) -> str:
    return chance_words(ChanceRow.of_draws(chance.hits, chance.of)) if chance else "not known"
