"""The part Releases of a Change Status Report: what is approved for each release to come, as S3 5 lists it."""

from collections.abc import Iterator

from models import Release
from planner.calendar import format_date
from planner.explain.standing import approved_words
from planner.report.blocks import Block, Bullets, Heading, Paragraph
from planner.report.documents.proposals import proposals
from planner.report.papers.background import Background, releases_to_come
from planner.report.papers.lists import listed_under, there_are, titled


def release_blocks(background: Background) -> Iterator[Block]:
    """Release by release; then what is approved and has no release by now."""
    scenario = background.scenario
    approved = [one.modification for one in proposals(scenario) if one.stage == "implementation"]
    committed = {
        release.id: [one for one in approved if one.committed_to == release.id] for release in scenario.releases
    }
    yield Heading("Releases")
    if not approved:
        yield Paragraph("There are currently no modifications approved for implementation.")
    for release in releases_to_come(scenario):
        together = committed[release.id]
        yield from listed_under(
            f"{there_are(len(together))} approved for implementation in {_named(release)}", together
        )
    unplaced = [one for one in approved if one.committed_to is None]
    if unplaced:
        yield Paragraph(f"{there_are(len(unplaced))} approved, and in no release by now:")
        yield Bullets([f"{titled(one)}: {_planned(background, one.id)}" for one in unplaced])


def _named(release: Release) -> str:
    """ "the June 2021 SEC Release (24 June 2021)"; the date is not said twice."""
    on = format_date(release.go_live)
    return release.called if on in release.called else f"{release.called} ({on})"


def _planned(background: Background, name: str) -> str:
    """Where the plan has it, which nobody has approved."""
    scenario, plan = background.scenario, background.plan
    said = approved_words(scenario, scenario.modification_of[name], None)
    if plan is None:
        return said
    release = plan.release_of(name)
    place = f"is planned for {scenario.release_of[release].called}" if release else "finds no release in the plan"
    return f"{said} It {place}."
