"""What a release carries beside what it can: a table of a paper."""

from collections.abc import Iterator

from models import SPECIFICATION_NAMES, Outcome, Release
from planner.facts import carried
from planner.report.blocks import Block, Paragraph, Table
from planner.report.documents.common import base_of


def load_blocks(outcome: Outcome, release: Release) -> Iterator[Block]:
    """Changes of each specification, then the loads that the release has a capacity for."""
    plan = base_of(outcome).plan
    names = (*SPECIFICATION_NAMES, *sorted(release.capacity.keys() - SPECIFICATION_NAMES.keys()))
    used = {name: carried(outcome.scenario, plan, release.id, name) for name in names}
    rows = [(_thing(name), used[name], release.capacity.get(name)) for name in names]
    yield Table(("What", "Carries", "Can carry at most"), rows, frozenset({"Carries", "Can carry at most"}))
    if not release.capacity:
        yield Paragraph("The scenario sets no capacity for this release.")


def _thing(name: str) -> str:
    return f"{SPECIFICATION_NAMES[name]} changes" if name in SPECIFICATION_NAMES else name.replace("_", " ")
