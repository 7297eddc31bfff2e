"""The update for the Panel: all releases to come, in two pages ("SEC Releases update", S0)."""

from collections.abc import Iterator

from planner.calendar import format_date
from planner.report.blocks import Block, Heading, Paper, Paragraph
from planner.report.papers.background import Background
from planner.report.papers.no_plan import no_plan_part
from planner.report.papers.numbering import numbered
from planner.report.papers.panel_update.this_year import release_parts
from planner.report.papers.panel_update.years import year_parts

PURPOSE = (
    "This paper provides an update on progress with upcoming SEC Releases. The Panel is invited to note the updates."
)


def panel_update(background: Background) -> list[Paper]:
    """The paper."""
    return [
        Paper(
            name="panel-update",
            page=[Heading("SEC Releases update"), *numbered(_parts(background))],
            about=(("As of", format_date(background.scenario.as_of)), ("Action", "For Information")),
            foot=background.foot,
        )
    ]


def _parts(background: Background) -> Iterator[Block]:
    this_year = background.scenario.as_of.year
    to_come = background.releases_to_come
    yield Heading("Purpose")
    yield Paragraph(PURPOSE)
    if background.plan is None:
        yield from no_plan_part(background, "The scopes below are as they stand.")
    if not to_come:
        yield Paragraph("Nothing is in scope of any release to come.")
    for release in to_come:
        if release.year == this_year:
            yield from release_parts(background, release)
    for year in sorted({release.year for release in to_come} - {this_year}):
        yield from year_parts(background, [release for release in to_come if release.year == year])
    yield Heading("Recommendations")
    yield Paragraph("The Panel is requested to NOTE the contents of this paper.")
