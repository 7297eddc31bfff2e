"""What has changed in the scope of a release, and why, as parts of a paper."""

from collections.abc import Iterator

from models import Release, Scenario
from planner.calendar import format_date
from planner.explain.things import release_name
from planner.explain.words import listed
from planner.report.blocks import Block, Paragraph, section
from planner.report.documents.comparison import MovedRow
from planner.report.documents.diff import DiffDocument
from planner.report.documents.scope_changes import ScopeChangeRow, ScopeChanges
from planner.report.pages.common import deeper, reasons_of


def since_baseline_blocks(scenario: Scenario, release: Release, found: ScopeChanges | None) -> Iterator[Block]:
    """Against the scope in the baseline."""
    if found is None:
        yield Paragraph(_no_baseline(scenario, release))
        return
    if not (found.joined or found.left):
        yield Paragraph("The scope is the one that was baselined last.")
    yield from deeper(section("Joined the scope", [_change(scenario, row) for row in found.joined]))
    yield from deeper(section("Left the scope", [_change(scenario, row) for row in found.left]))
    yield from _stayed(found.stayed)


def _no_baseline(scenario: Scenario, release: Release) -> str:
    if scenario.baseline is None:
        return (
            "The scenario holds no baseline of this or any release, so that there is nothing to compare the scope with."
        )
    return f"The baseline gives no scope of {release.called}, so that there is nothing to compare the scope with."


def _stayed(names: tuple[str, ...]) -> Iterator[Block]:
    if names:
        yield Paragraph(f"{'Stays' if len(names) == 1 else 'Stay'} in scope: {listed(names)}.")


def _change(scenario: Scenario, row: ScopeChangeRow) -> str:
    if row.not_planned:
        return f"{row.modification}: {row.not_planned}."
    if row.before is None:
        return f"{row.modification} is in no baseline; the plan has it in {release_name(scenario, row.after)}."
    went = f"{row.modification} goes from {release_name(scenario, row.before)} to {release_name(scenario, row.after)}"
    why = reasons_of(row.modification, row.because) or "no rule forbids it, but a more important goal is better served"
    return f"{went}: {why}."


def since_plan_blocks(scenario: Scenario, release: Release, found: DiffDocument) -> Iterator[Block]:
    """Against another plan, whose scenario or result is at hand."""
    about = found.before.scenario
    yield Paragraph(f"Compared with the plan of {about.name}, as of {format_date(about.as_of)}.")
    if found.comparison is None:
        yield Paragraph("There are no two plans to compare.")
        return
    moved = found.comparison.moved
    joined = [row for row in moved if row.after == release.id != row.before]
    left = [row for row in moved if row.before == release.id != row.after]
    otherwise = [row for row in moved if row.before == row.after == release.id]
    if not (joined or left or otherwise):
        yield Paragraph("The scope is the same.")
    yield from deeper(section("Joined the scope", [_moved(scenario, row) for row in joined]))
    yield from deeper(section("Left the scope", [_moved(scenario, row) for row in left]))
    yield from deeper(section("Built otherwise", [row.says for row in otherwise]))


def _moved(scenario: Scenario, row: MovedRow) -> str:
    """What became of it; without the earlier scenario, what moved is told and not why."""
    before, after = (_named(scenario, release) for release in (row.before, row.after))
    if row.modification not in scenario.modification_of:
        return f"{row.modification} was in {before}; this scenario does not hold it."
    if row.cause is not None:
        return row.says
    if row.before is None:
        return f"{row.modification} goes in {after}; the earlier plan has it in no release."
    return f"{row.modification} goes from {before} to {after}."


def _named(scenario: Scenario, release: str | None) -> str:
    """A release as the papers call it; by its id where only the earlier scenario has it."""
    return release_name(scenario, release) if release is None or release in scenario.release_of else release
