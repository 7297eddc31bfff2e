"""What comes next for releases: the cut-offs that lie ahead, in sentences."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from models import Release
from planner.calendar import format_date
from planner.explain.words import listed
from planner.report.papers.background import Background


def cut_off_sentences(background: Background, releases: Sequence[Release]) -> Iterator[str]:
    """By when each pending decision has to come, the nearest cut-off first; nothing where none is pending."""
    scenario = background.scenario
    pending = [
        (row.cut_off, release.id, row.modification)
        for release in releases
        for row in background.placed_in(release)
        if row.cut_off and not scenario.modification_of[row.modification].is_approved
    ]
    for (cut_off, release_id), several in groupby(sorted(pending), key=lambda one: one[:2]):
        names, there = listed([name for *_, name in several]), scenario.release_of[release_id]
        yield f"The cut-off date for a decision on {names} is {format_date(cut_off)}, for {there.called}."
