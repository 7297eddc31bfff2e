"""Papers: what SECAS sends to the Panel, one kind a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from models import Scenario
from models.flaw import nothing_called
from planner.report.blocks import Paper
from planner.report.papers.background import Background
from planner.report.papers.change_status import change_status_report
from planner.report.papers.panel_update import panel_update
from planner.report.papers.release_document import NAME, release_document, release_documents


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes the papers of a kind, or one of them."""

    make: Callable[[Background], Sequence[Paper]]
    needs_fallbacks: bool = True


MAKERS = {
    "rid": Maker(release_documents),
    "panel-update": Maker(panel_update, needs_fallbacks=False),
    "change-status-report": Maker(change_status_report, needs_fallbacks=False),
}
"""By kind."""


def makers(scenario: Scenario, names: Sequence[str]) -> list[Maker]:
    """Who makes the papers of these names, each once; all kinds where none is named.

    Raises
    ------
    ValueError
        If there is no such paper.
    """
    of_releases = {NAME.format(one.id): Maker(partial(_one, one.id)) for one in scenario.releases_in_order}
    known = {**MAKERS, **of_releases}
    for name in names:
        if name not in known:
            raise ValueError(nothing_called("paper", name, known))
    wanted = set(names or MAKERS)
    if "rid" in wanted:
        wanted -= of_releases.keys()
    return [maker for name, maker in known.items() if name in wanted]


def _one(release: str, background: Background) -> Sequence[Paper]:
    return [release_document(background, background.scenario.release_of[release])]
