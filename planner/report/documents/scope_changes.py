"""What has changed in the scope of a release since the Panel last baselined it."""

from models import Plan, Release, Scenario
from models.base import Data
from models.rows import Because
from planner.draft import Draft
from planner.explain.things import why_not_planned
from planner.report.documents.placements import would_break
from planner.report.documents.scope import in_paper_order


class ScopeChangeRow(Data):
    """A change that has joined a scope, or left it."""

    modification: str
    before: str | None
    """The release in whose baseline it is; none where it is in no baseline."""
    after: str | None
    """Where the plan has it."""
    not_planned: str
    """Why it takes no part in planning, if that is so."""
    because: tuple[Because, ...]
    """What would break if it alone were where the baseline has it."""


class ScopeChanges(Data):
    """The scope of a release beside the one in its baseline."""

    joined: tuple[ScopeChangeRow, ...]
    left: tuple[ScopeChangeRow, ...]
    stayed: tuple[str, ...]


def scope_changes(scenario: Scenario, plan: Plan, release: Release) -> ScopeChanges | None:
    """What joined, left and stayed; None where the baseline gives this release no scope."""
    baseline = scenario.baseline or {}
    if release.id not in baseline:
        return None
    home_of = {name: home for home, names in baseline.items() for name in names}
    before = set(baseline[release.id])
    after = {name for name, placement in plan.placements.items() if placement.release == release.id}
    draft = Draft(scenario, plan)

    def rows(names: set[str]) -> tuple[ScopeChangeRow, ...]:
        return tuple(_row(draft, name, home_of.get(name), plan) for name in _ordered(scenario, names))

    stayed = _ordered(scenario, before & after)
    return ScopeChanges(joined=rows(after - before), left=rows(before - after), stayed=tuple(stayed))


def _ordered(scenario: Scenario, names: set[str]) -> list[str]:
    return sorted(names, key=lambda name: in_paper_order(scenario.modification_of[name]))


def _row(draft: Draft, name: str, home: str | None, plan: Plan) -> ScopeChangeRow:
    modification = draft.scenario.modification_of[name]
    return ScopeChangeRow(
        modification=name,
        before=home,
        after=plan.release_of(name),
        not_planned="" if modification.is_planned else why_not_planned(modification),
        because=would_break(draft, name, home) if home and modification.is_planned else (),
    )
