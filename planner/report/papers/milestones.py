"""The delivery milestones of a release, as a part of a paper."""

from collections.abc import Iterator

from models import Release
from planner.report.blocks import Block, Bullets, Heading
from planner.report.documents.milestones import release_milestones
from planner.report.pages.milestones import milestone_blocks
from planner.report.papers.background import Background


def milestone_part(background: Background, release: Release, depth: int = 1) -> Iterator[Block]:
    """The table as in the DCC's tracker (S0, Appendix A), warnings and what it rests on; nothing where it has none."""
    if release.milestones is None:
        return
    row = release_milestones(background.scenario, release)
    yield Heading("Delivery milestones", depth)
    yield from milestone_blocks(row)
    if notes := [*row.no_working_days, *row.assumed]:
        yield Bullets(notes)
