"""Papers: what SECAS sends to the Panel, one kind a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models import Release, Scenario
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
    tells_all: bool = False
    """Whether it tells what follows from missed cut-offs, and shows the plan."""


MAKERS = {
    "rid": Maker(release_documents, tells_all=True),
    "panel-update": Maker(panel_update),
    "change-status-report": Maker(change_status_report),
}
"""By kind."""


def makers(scenario: Scenario, names: Sequence[str]) -> list[Maker]:
    """Who makes the papers of these names, each once; all kinds where none is named.

    Raises
    ------
    ValueError
        If there is no such paper.
    """
    of_releases = {NAME.format(one.id): _maker_of(one) for one in scenario.releases_in_order}
    known = {**MAKERS, **of_releases}
    for name in names:
        if name not in known:
            raise ValueError(nothing_called("paper", name, known))
    wanted = set(names or MAKERS)
    if "rid" in wanted:
        wanted -= of_releases.keys()
    return [maker for name, maker in known.items() if name in wanted]


def _maker_of(release: Release) -> Maker:
    return Maker(lambda background: [release_document(background, release)], tells_all=True)
