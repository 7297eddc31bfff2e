"""Generated releases, written out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from models import GeneratedReleases, Place, sec_releases
from models.flaw import Flaw, ids
from planner.load.words import flaw_of

Entry = dict[str, Any]


@dataclass(slots=True)
class Expanded:
    """The scenario with generated releases written out; for each release, the entry that it comes from."""

    raw: dict[str, Any]
    origins: tuple[int, ...] = ()
    flaws: list[Flaw] = field(default_factory=list)
    unread: set[Place] = field(default_factory=set)
    """Entries that stand for nobody knows which releases; they are ``None``."""


def expand(raw: dict[str, Any]) -> Expanded:
    """Write out the releases that entries with ``generate`` stand for, but for those that are listed."""
    listed = raw.get("releases")
    if not isinstance(listed, list):
        return Expanded(raw)
    taken = set(ids(raw, "releases"))
    result = Expanded(raw)
    releases: list[tuple[int, Any]] = []
    for index, entry in enumerate(listed):
        if not (isinstance(entry, dict) and "generate" in entry):
            releases.append((index, entry))
            continue
        wanted, wrong = _read(index, entry)
        result.flaws += wrong
        if wanted is None:
            result.unread.add(("releases", index))
        releases += [(index, release) for release in (_releases(wanted, taken) if wanted else [None])]
    result.raw = {**raw, "releases": [release for _, release in releases]}
    result.origins = tuple(index for index, _ in releases)
    return result


def _read(index: int, entry: Entry) -> tuple[GeneratedReleases | None, list[Flaw]]:
    at = ("releases", index, "generate")
    found = [
        Flaw(("releases", index, key), f"'{key}' does not go with generate", "list that release", at_key=True)
        for key in sorted(entry.keys() - {"generate"})
    ]
    try:
        wanted = GeneratedReleases.model_validate(entry["generate"])
    except ValidationError as error:
        return None, [*found, *(flaw_of(GeneratedReleases, details, at) for details in error.errors())]
    if wanted.from_ <= wanted.until:
        return wanted, found
    says = f"from {wanted.from_} until {wanted.until} there is no year"
    return None, [*found, Flaw((*at, "until"), says, "both years are included: from: 2021, until: 2023")]


def _releases(wanted: GeneratedReleases, taken: set[str]) -> Iterator[Entry]:
    """The releases that are neither listed nor generated already."""
    for release in sec_releases(wanted.from_, wanted.until):
        if release.id not in taken:
            taken.add(release.id)
            yield release.model_dump(mode="json", exclude_defaults=True)
