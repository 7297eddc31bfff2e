"""The costs of a release, as a part of a paper (S0 3.3)."""

from collections.abc import Iterator, Sequence

from models import Release
from planner.costs import costs_of
from planner.explain.costs import release_line
from planner.explain.words import capital
from planner.report.blocks import Block, Heading
from planner.report.documents.costs import cost_rows
from planner.report.pages.costs import cost_blocks
from planner.report.papers.background import Background


def cost_part(background: Background, release: Release) -> Iterator[Block]:
    """What the release pays for, line by line; nothing where the scenario says nothing of costs."""
    rows = cost_rows(background.scenario, background.plan) if background.plan is not None else ()
    for row in rows:
        if row.release == release.id:
            yield Heading("Release costs")
            yield from cost_blocks(row)


def cost_sentences(background: Background, releases: Sequence[Release]) -> Iterator[str]:
    """What each release costs, of its budget where it has one."""
    scenario = background.scenario
    if scenario.gives_costs and background.plan is not None:
        for release in releases:
            built = {row.modification: row.option for row in background.placed_in(release)}
            line = release_line(costs_of(scenario, release, built))
            yield f"{capital(release.called)} {line[:1].lower()}{line[1:]}"
