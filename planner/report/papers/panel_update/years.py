"""The releases of a year to come in the update for the Panel: what is proposed for each, and what comes next (S0 4)."""

from collections.abc import Iterator, Sequence

from models import UPLIFTED, Plan, Release, Scenario
from models.base import SPECIFICATION_NAMES
from planner.explain.baselinings import DCC_SYSTEMS_MONTHS, FULL_SCOPE_MONTHS
from planner.explain.words import capital, in_words, listed
from planner.facts import carried
from planner.report.blocks import Block, Bullets, Cell, Heading, Paragraph, Table
from planner.report.documents.baselining import BaseliningRow, baselining
from planner.report.documents.scope import ScopeRow
from planner.report.pages.scope import IMPACTS, impact_cells, status
from planner.report.papers.background import Background
from planner.report.papers.costs import cost_sentences
from planner.report.papers.lists import titled
from planner.report.papers.panel_update.next_steps import cut_off_sentences

BASELINING = (
    f"The Panel is expected to baseline the scope of a SEC Release on the DCC Systems {DCC_SYSTEMS_MONTHS} months "
    f"prior to go-live, and its full scope {FULL_SCOPE_MONTHS} months prior. The RIDs will therefore be presented "
    "to these Panel meetings:"
)
NOT_YET_APPROVED = (
    "Modifications in scope when the RID is baselined do not have to be approved. If approval is not received by its "
    "cut-off date, a modification lapses to the next viable release."
)


def year_parts(background: Background, releases: Sequence[Release]) -> Iterator[Block]:
    """The whole part of a year."""
    yield Heading(f"{releases[0].year} SEC Releases")
    yield Heading("Proposed scope", 2)
    yield from _proposed(background, releases)
    if background.plan is not None:
        yield Paragraph(" ".join(_uplifts(background.scenario, background.plan, releases)))
    if costs := list(cost_sentences(background, releases)):
        yield Heading("Release costs", 2)
        yield Paragraph(" ".join(costs))
    yield Heading("Next steps", 2)
    yield from _next_steps(background, releases)


def _proposed(background: Background, releases: Sequence[Release]) -> Iterator[Block]:
    scenario = background.scenario
    rows = [(release, row) for release in releases for row in background.scope_of(release)]
    stay = [(release, row) for release, row in rows if background.plan is None or row.release == release.id]
    if stay:
        yield Paragraph("We and the DCC are working with the following allocations:")
        yield Table(("Release", "Modification", *IMPACTS), list(_cells(scenario, stay)))
    notes = [note for _, row in stay for note in row.notes]
    if notes:
        yield Paragraph(f"TBC: to be confirmed. {' '.join(notes)}")
    leaving = [
        f"{row.modification}, in scope of {release.called}. {status(scenario, release, row)}"
        for release, row in rows
        if (release, row) not in stay
    ]
    if leaving:
        yield Paragraph("In scope by now, and not expected to go live there:")
        yield Bullets(leaving)


def _cells(scenario: Scenario, rows: Sequence[tuple[Release, ScopeRow]]) -> Iterator[tuple[Cell, ...]]:
    for release, row in rows:
        yield release.name, titled(scenario.modification_of[row.modification]), *impact_cells(row)


def _uplifts(scenario: Scenario, plan: Plan, releases: Sequence[Release]) -> Iterator[str]:
    """How many uplifts the year has, and how the changes of GBCS are split."""
    year = releases[0].year
    for name in UPLIFTED:
        uplifted = [one.called for one in releases if carried(scenario, plan, one.id, name)]
        uplift = f"{SPECIFICATION_NAMES[name]} uplift"
        match uplifted:
            case []:
                yield f"No {uplift} is expected in {year}."
            case [only]:
                yield f"Only a single {uplift} is expected in {year}, in {only}."
            case _:
                yield f"{capital(in_words(len(uplifted)))} {uplift}s are expected in {year}, in {listed(uplifted)}."
    gbcs = [(carried(scenario, plan, one.id, "gbcs"), one.called) for one in releases]
    if any(count for count, _ in gbcs):
        split = [f"{in_words(count)} in {called}" for count, called in gbcs if count]
        yield f"Changes that impact the GBCS: {listed(split)}."


def _next_steps(background: Background, releases: Sequence[Release]) -> Iterator[Block]:
    yield Paragraph(BASELINING)
    rows = [(release, baselining(background.scenario, release)) for release in releases]
    columns = ("Release", "Go-live", "DCC Systems scope", "Full scope")
    yield Table(columns, [_meetings(background.scenario, *one) for one in rows])
    yield Paragraph(NOT_YET_APPROVED)
    if pending := list(cut_off_sentences(background, releases)):
        yield Paragraph(" ".join(pending))


def _meetings(scenario: Scenario, release: Release, row: BaseliningRow) -> tuple[Cell, ...]:
    days = (row.dcc_systems, row.full_scope)
    return release.name, release.go_live, *("passed" if day and day < scenario.as_of else day for day in days)
