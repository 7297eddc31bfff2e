"""Each modification's cut-off for each release, the days in hand, and what forbids it there: ``secplan cutoffs``."""

from collections.abc import Iterator
from datetime import date

from models import Modification, Placement, Release, Scenario, Violation
from models.base import Data
from models.rows import Because
from models.shown import counted
from planner.draft import Draft
from planner.facts import days_in_hand, last_decision_day, options_of
from planner.report.documents.common import ShownDocument, because

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


class CutOffs(ShownDocument):
    """The document of ``secplan cutoffs --json``."""

    format: str = CUTOFFS_FORMAT
    scenario: str
    as_of: date
    cutoffs: tuple[CutOffRow, ...]

    @property
    def in_short(self) -> str:
        """Which scenario."""
        return f"{self.scenario} as of {self.as_of}, {counted(len(self.cutoffs), 'row')}"


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
    return CutOffs(about=scenario, scenario=scenario.name, as_of=scenario.as_of, cutoffs=tuple(rows))


def _releases(scenario: Scenario, modification: Modification) -> list[Release]:
    """All of them; for a committed one, the release it keeps."""
    if modification.committed_to:
        return [scenario.release_of[modification.committed_to]]
    return list(scenario.releases_in_order)


def _row(draft: Draft, modification: Modification, option: str | None, release: Release) -> CutOffRow:
    scenario = draft.scenario
    last_day = last_decision_day(scenario, modification, option, release)
    decided_on = modification.decided_on
    forbidden = list(forbids(draft, modification, Placement(release.id, option)))
    return CutOffRow(
        modification=modification.id,
        option=option,
        release=release.id,
        decision=decided_on,
        cut_off=last_day,
        slack_days=days_in_hand(last_day, decided_on),
        viable=False if forbidden else None if modification.is_waiting else True,
        because=tuple(map(because, forbidden)),
    )


def forbids(draft: Draft, modification: Modification, placement: Placement) -> Iterator[Violation]:
    """What it would break by itself; links with changes that are planned too are settled by the plan."""
    for violation in draft.broken_by({modification.id: placement}):
        others = set(violation.clause.about) - {modification.id}
        named = [draft.scenario.modification_of[name] for name in others if name in draft.scenario.modification_of]
        if not any(other.is_planned for other in named):
            yield violation
