"""The releases of this year in the update for the Panel, each with its scope as it stands (S0 3)."""

from collections.abc import Iterator, Sequence

from models import Release, Scenario
from planner.report.blocks import Block, Bullets, Heading, Paragraph, Table
from planner.report.documents.scope import ScopeRow
from planner.report.pages.release import baselined, carries, go_live_words
from planner.report.pages.scope import DCC_SYSTEMS, alongside, by_mandate, status
from planner.report.papers.background import Background
from planner.report.papers.lists import titled
from planner.report.papers.milestones import milestone_part
from planner.report.papers.panel_update.next_steps import cut_off_sentences

COLUMNS = ("Modification", DCC_SYSTEMS, "Current status")


def release_parts(background: Background, release: Release) -> Iterator[Block]:
    """The whole part of a release."""
    scenario, rows = background.scenario, background.scope_of(release)
    yield Heading(release.name)
    yield Heading("Update on scope", 2)
    yield Paragraph(" ".join(_about(background, release)))
    yield from _modifications(scenario, release, [row for row in rows if row.kind == "modification"])
    for mandated_by, several in by_mandate(rows):
        yield Paragraph(alongside(release, mandated_by))
        yield Bullets([titled(scenario.modification_of[row.modification]) for row in several])
    yield from milestone_part(background, release, 2)
    if pending := list(cut_off_sentences(background, [release])):
        yield Heading("Next steps", 2)
        yield Paragraph(" ".join(pending))


def _about(background: Background, release: Release) -> Iterator[str]:
    yield f"Go-live is on {go_live_words(release)}."
    yield from baselined(background.scenario, release)
    if background.plan is not None:
        yield from carries(background.scenario, release, background.placed_in(release), "it")


def _modifications(scenario: Scenario, release: Release, rows: Sequence[ScopeRow]) -> Iterator[Block]:
    if not rows:
        yield Paragraph("No modification is in scope.")
        return
    yield Paragraph(f"The following modifications are currently in scope of {release.called}:")
    cells = [
        (
            titled(scenario.modification_of[row.modification]),
            row.dcc_systems,
            status(scenario, release, row),
        )
        for row in rows
    ]
    yield Table(COLUMNS, cells)
