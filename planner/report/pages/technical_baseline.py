"""The uplifts of a release and the technical baseline that they lead to: a part of a paper."""

from collections.abc import Iterator

from models import Release
from models.base import Specification
from models.technical import VERSIONED_NAMES
from planner.explain.technical_baseline import version_words
from planner.explain.words import listed
from planner.report.blocks import Block, Cell, Paragraph, Table
from planner.report.documents.technical_baseline import CHANGED_BY, TO_BE_NAMED, ReleaseBaseline, VersionRow

COLUMNS = ("Specification", "Before this release", "With this release", "New version brought by")


def technical_baseline_blocks(release: Release, found: ReleaseBaseline) -> Iterator[Block]:
    """Versions before and with the release, then in one line, with the signs of the papers."""
    rows = [row for row in found.versions if row.before or row.after]
    if rows:
        yield Table(COLUMNS, [_cells(row, found) for row in rows])
        known = " + ".join(_version(row) for row in rows)
        yield Paragraph(f"The technical baseline of {release.called} is {known}.")
    else:
        yield Paragraph("The scenario names no version of a specification, and nothing in this release brings one.")
    yield Paragraph(" ".join([_firmware(found.changed_by), *found.unused]))


def _version(row: VersionRow) -> str:
    if row.after in (None, TO_BE_NAMED):
        return f"a version of {VERSIONED_NAMES[row.specification]} to be named"
    return version_words(row.specification, row.after or "")


def _cells(row: VersionRow, found: ReleaseBaseline) -> tuple[Cell, ...]:
    changing = found.changed_by[CHANGED_BY[row.specification]] if row.specification in CHANGED_BY else ()
    by = listed(changing) if changing else "named for the release" if row.is_new else None
    return VERSIONED_NAMES[row.specification], row.before or "not given", row.after, by


def _firmware(changed_by: dict[Specification, tuple[str, ...]]) -> str:
    if not changed_by["ch_firmware"]:
        return "CH firmware is not uplifted."
    return (
        f"CH firmware is uplifted by {listed(changed_by['ch_firmware'])}; it need not bring a new version of the CHTS, "
        "which changes where one is named for the release."
    )
