"""What is in scope of a release, as parts of a paper."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from models import SPECIFICATION_NAMES, SPECIFICATIONS, Plan, Release, Scenario
from planner.calendar import format_date
from planner.explain.things import release_name
from planner.explain.words import capital, listed
from planner.report.blocks import Block, Bullets, Heading, Paragraph, Table
from planner.report.documents.scope import ScopeRow, is_pending, latest_cut_off
from planner.report.pages.common import reasons_of

TBC = "TBC: to be confirmed. What the plan counts it as, and what it depends on, stands below."
IMPACTS = tuple(f"Impacts {SPECIFICATION_NAMES[name]}?" for name in SPECIFICATIONS)
DCC_SYSTEMS = "Impacts DCC Systems?"
ALL_IMPACTS = (DCC_SYSTEMS, *(f"{SPECIFICATION_NAMES[name]}?" for name in SPECIFICATIONS))
"""In short, so that a table of them all stands on an upright sheet."""

BETTER = "a more important goal is better served, though no rule forbids it"
"""Why something is elsewhere, where no rule tells."""

TITLED = ("Modification", "Title", "Path", "Current status", *ALL_IMPACTS)


def scope_blocks(scenario: Scenario, plan: Plan | None, release: Release, rows: Sequence[ScopeRow]) -> Iterator[Block]:
    """The modifications with all that is known of them, then the change requests that go in beside them."""
    modifications = [row for row in rows if row.kind == "modification"]
    if modifications:
        yield Heading("Modifications in scope", 2)
        yield Paragraph(f"The following modifications are currently in scope of {release.called}:")
        yield Table(TITLED, [_cells(row) for row in modifications])
    yield from change_request_blocks(release, rows)
    if plan is not None and (elsewhere := list(_elsewhere(scenario, release, rows))):
        yield Heading("Where the plan differs", 2)
        yield Bullets(elsewhere)
    notes = [note for row in rows for note in row.notes]
    if notes:
        yield Heading("To be confirmed", 2)
        yield Paragraph(TBC)
        yield Bullets(notes)
    if not rows:
        yield Paragraph(f"Nothing is in scope of {release.called}.")


def _cells(row: ScopeRow) -> tuple[str, ...]:
    return row.modification, row.title, row.path, row.standing, row.dcc_systems, *impact_cells(row)


def _elsewhere(scenario: Scenario, release: Release, rows: Sequence[ScopeRow]) -> Iterator[str]:
    """Of each that the plan moves into this scope or out of it, where to or from, and why; and what has no date."""
    for row in rows:
        yield from (f"{row.modification}: {words}" for words in fate(scenario, release, row))
    waiting = [row.modification for row in rows if scenario.modification_of[row.modification].is_waiting]
    for row in rows:
        yield from (f"{row.modification}: {words}" for words in passed(scenario, release, row))
    if waiting:
        each = "it has" if len(waiting) == 1 else "they have"
        yield f"{listed(waiting)}: in no release of the plan until {each} a date for a decision."


def impact_cells(row: ScopeRow) -> list[str]:
    """What it impacts, specification by specification."""
    return [row.impacts[name] for name in SPECIFICATIONS]


def fate(scenario: Scenario, release: Release, row: ScopeRow) -> list[str]:
    """Where it goes, if it does not stay in the scope that it is in, and why; after its name, or as a sentence."""
    if not row.is_moved or row.home is None:
        return []
    why = reasons_of(row.modification, row.because) or BETTER
    if row.release == release.id:
        home = scenario.release_of[row.home]
        return [
            f"{'lapses here' if home.go_live < release.go_live else 'brought forward'} from {home.called}, as {why}."
        ]
    if row.release is None:
        return [f"finds no release, as {why}."]
    there = scenario.release_of[row.release]
    word = "expected to lapse" if there.go_live > release.go_live else "planned earlier, and goes"
    return [f"{word} to {release_name(scenario, row.release)}, as {why}."]


def status(scenario: Scenario, release: Release, row: ScopeRow) -> str:
    """Where it stands, and where it goes if not here, in sentences."""
    return " ".join([row.standing, *map(capital, fate(scenario, release, row) or passed(scenario, release, row))])


def passed(scenario: Scenario, release: Release, row: ScopeRow) -> list[str]:
    """That its cut-off has passed without a decision, where nothing else tells that it cannot go there any more."""
    modification = scenario.modification_of[row.modification]
    if row.is_moved or row.release == release.id or not is_pending(modification):
        return []
    last_day = latest_cut_off(scenario, modification, release)
    if last_day is None or last_day >= scenario.as_of:
        return []
    return [f"its cut-off of {format_date(last_day)} for {release.called} has passed."]


def change_request_blocks(release: Release, rows: Sequence[ScopeRow]) -> Iterator[Block]:
    """The change requests, each list after who mandates them (R15)."""
    for index, (mandated_by, several) in enumerate(by_mandate(rows)):
        if index == 0:
            yield Heading("Change Requests carried alongside", 2)
        yield Paragraph(alongside(release, mandated_by))
        cells = [(row.modification, row.title, row.dcc_systems, *impact_cells(row)) for row in several]
        yield Table(("Change Request", "Title", *ALL_IMPACTS), cells)


def by_mandate(rows: Sequence[ScopeRow]) -> Iterator[tuple[str, list[ScopeRow]]]:
    """The change requests among these by who mandates them; with nobody first, and within each as they stand."""
    requests = sorted((row for row in rows if row.kind == "change-request"), key=lambda row: row.mandated_by)
    return ((name, list(several)) for name, several in groupby(requests, key=lambda row: row.mandated_by))


def alongside(release: Release, mandated_by: str) -> str:
    """What is said before a list of change requests, as S0 3.1 says it."""
    mandated = f", mandated by {mandated_by}," if mandated_by else ""
    return (
        f"The following DCC Change Requests{mandated} are also expected to be implemented alongside {release.called}:"
    )
