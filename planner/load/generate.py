"""Generated releases, written out."""

from collections.abc import Iterable, Iterator
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
    """Write out the releases that entries with ``generate`` stand for.

    One that is listed too stands where it is listed, and says there what is otherwise about it.
    """
    listed = raw.get("releases")
    if not isinstance(listed, list):
        return Expanded(raw)
    taken = set(ids(raw, "releases"))
    result = Expanded(raw)
    wanted = {index: _wanted(result, index, entry) for index, entry in enumerate(listed) if _generates(entry)}
    regular = {release["id"]: release for one in wanted.values() for release in _releases(one)}
    releases: list[tuple[int, Any]] = []
    for index, entry in enumerate(listed):
        if index not in wanted:
            releases.append((index, _completed(entry, regular)))
        elif wanted[index] is None:
            releases.append((index, None))
        else:
            releases += [(index, release) for release in _new(_releases(wanted[index]), taken)]
    result.raw = {**raw, "releases": [release for _, release in releases]}
    result.origins = tuple(index for index, _ in releases)
    return result


def _generates(entry: Any) -> bool:
    return isinstance(entry, dict) and "generate" in entry


def _wanted(result: Expanded, index: int, entry: Entry) -> GeneratedReleases | None:
    """What an entry stands for, if that can be read; what is wrong with it is noted."""
    wanted, wrong = _read(index, entry)
    result.flaws += wrong
    if wanted is None:
        result.unread.add(("releases", index))
    return wanted


def _completed(entry: Any, regular: dict[str, Entry]) -> Any:
    """A release that is listed, with what it does not say of itself as it is generated: title, go-live and purpose."""
    name = entry.get("id") if isinstance(entry, dict) else None
    return {**regular[name], **entry} if isinstance(name, str) and name in regular else entry


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


def _releases(wanted: GeneratedReleases | None) -> list[Entry]:
    regular = sec_releases(wanted.from_, wanted.until) if wanted else []
    return [release.model_dump(mode="json", exclude_defaults=True) for release in regular]


def _new(releases: Iterable[Entry], taken: set[str]) -> Iterator[Entry]:
    """Those that are neither listed nor generated already."""
    for release in releases:
        if release["id"] not in taken:
            taken.add(release["id"])
            yield release
