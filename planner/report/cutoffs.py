"""Each modification's cut-off for each release, the days in hand, and what forbids it there."""

from collections.abc import Iterator
from datetime import date

from models import Modification, Placement, Release, Scenario, Violation
from models.base import Data
from models.rows import Because
from planner.calendar import format_date
from planner.draft import Draft
from planner.explain.things import reason
from planner.explain.words import listed
from planner.facts import days_in_hand, lead_times, options_of, working_days
from planner.report.blocks import Heading, Page, Paragraph, Table, section
from planner.report.placements import because

CUTOFFS_FORMAT = "secplan.cutoffs/1"


class CutOffRow(Data):
    """One modification, with one option, in one release."""

    modification: str
    option: str | None
    release: str
    decision: date | None
    cut_off: date | None
    """None for what is committed, and for a change request that needs no decision."""
    slack_days: int | None
    """Calendar days from the decision to the cut-off; below 0 where it is missed."""
    viable: bool | None
    """Whether it could go there, other changes aside; None where its decision has no date yet."""
    because: tuple[Because, ...]
    """What forbids it there."""


class CutOffs(Data):
    """The document of ``secplan cutoffs --json``."""

    format: str = CUTOFFS_FORMAT
    scenario: str
    as_of: date
    cutoffs: tuple[CutOffRow, ...]


def cut_offs(scenario: Scenario) -> CutOffs:
    """Every modification that is not withdrawn or rejected, by id; its options; the releases by go-live."""
    draft = Draft(scenario)
    rows = [
        _row(draft, modification, option, release)
        for modification in sorted(scenario.modifications, key=lambda one: one.id)
        if not modification.is_ended
        for option in options_of(modification)
        for release in _releases(scenario, modification)
    ]
    return CutOffs(scenario=scenario.name, as_of=scenario.as_of, cutoffs=tuple(rows))


def _releases(scenario: Scenario, modification: Modification) -> list[Release]:
    """All of them; for a committed one, the release it keeps."""
    if modification.committed_to:
        return [scenario.release_of[modification.committed_to]]
    return list(scenario.releases_in_order)


def _row(draft: Draft, modification: Modification, option: str | None, release: Release) -> CutOffRow:
    scenario = draft.scenario
    needs_decision = not modification.committed_to and modification.decision is not None
    last_day = (
        working_days(scenario).cut_off(release.go_live, *lead_times(scenario, modification, option))
        if needs_decision
        else None
    )
    decided_on = modification.decided_on
    forbids = list(_forbids(draft, modification, Placement(release.id, option)))
    return CutOffRow(
        modification=modification.id,
        option=option,
        release=release.id,
        decision=decided_on,
        cut_off=last_day,
        slack_days=days_in_hand(last_day, decided_on),
        viable=False if forbids else None if modification.is_waiting else True,
        because=tuple(map(because, forbids)),
    )


def _forbids(draft: Draft, modification: Modification, placement: Placement) -> Iterator[Violation]:
    """What it would break by itself; links with changes that are planned too are settled by the plan."""
    for violation in draft.broken_by({modification.id: placement}):
        others = set(violation.clause.about) - {modification.id}
        named = [draft.scenario.modification_of[name] for name in others if name in draft.scenario.modification_of]
        if not any(other.is_planned for other in named):
            yield violation


def cut_offs_page(scenario: Scenario, document: CutOffs, file: str) -> Page:
    """The page that ``secplan cutoffs`` prints."""
    columns = ["Modification", "Option", "Decision", "Release", "Go-live", "Cut-off", "Days in hand", "Viable"]
    rows = [_cells(scenario, row) for row in document.cutoffs]
    if not any(row.option for row in document.cutoffs):
        columns.pop(1)
        rows = [[row[0], *row[2:]] for row in rows]
    waiting = sorted(one.id for one in scenario.modifications if one.is_waiting)
    notes = [Paragraph(f"No decision date can be given yet for {listed(waiting)}.")] if waiting else []
    return [
        Heading(f"Decision cut-offs: {scenario.title or scenario.name}"),
        Paragraph(
            f"Scenario {scenario.name} ({file}), as of {format_date(scenario.as_of)}. A cut-off is the last day on "
            "which a decision is in time. Viable: by itself, other changes aside."
        ),
        *notes,
        Table(columns, rows, frozenset({"Days in hand"})),
        *section("What forbids the rest", [_forbidden(row) for row in document.cutoffs if row.because]),
    ]


def _forbidden(row: CutOffRow) -> str:
    option = f" with {row.option}" if row.option else ""
    reasons = "; ".join(reason(row.modification, one.rule, one.says, one.found) for one in row.because)
    return f"{row.modification}{option} in {row.release}: {reasons}."


def _cells(scenario: Scenario, row: CutOffRow) -> list[str]:
    modification = scenario.modification_of[row.modification]
    release = scenario.release_of[row.release]
    no_date = (
        "approved, date unknown"
        if modification.is_approved
        else "unknown"
        if modification.is_waiting
        else "none needed"
    )
    word = "approved" if modification.is_approved else "expected"
    no_cut_off = "committed" if modification.committed_to else "none"
    by_waiver = row.viable and row.slack_days is not None and row.slack_days < 0
    viable = {True: "yes, by a waiver" if by_waiver else "yes", None: "if decided by then", False: "no"}[row.viable]
    return [
        row.modification,
        row.option or "",
        f"{word} {format_date(row.decision)}" if row.decision else no_date,
        release.id,
        format_date(release.go_live),
        format_date(row.cut_off) if row.cut_off else no_cut_off,
        "" if row.slack_days is None else str(row.slack_days),
        viable,
    ]
