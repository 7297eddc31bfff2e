"""The technical baseline after each release: the versions now, rolled forward through the plan's uplifts."""

from collections.abc import Iterator

from models import Plan, Release, Scenario
from models.base import SPECIFICATIONS, Data, Specification
from models.technical import VERSIONED_NAMES, TechnicalBaseline, Versioned
from planner.explain.technical_baseline import unused_name
from planner.facts import impacts, placed

TO_BE_NAMED = "to be named"

CHANGED_BY: dict[Versioned, Specification] = {"gbcs": "gbcs", "duis": "duis"}
"""The impact that brings a new version. No impact tells of SMETS or the CHTS: a version that is named changes them."""


class VersionRow(Data):
    """A specification before a release and with it."""

    specification: Versioned
    before: str | None
    """None where the scenario does not give it; "to be named" where a release before brings one without a name."""
    after: str | None
    is_new: bool


class ReleaseBaseline(Data):
    """The technical baseline with a release."""

    release: str
    versions: tuple[VersionRow, ...]
    changed_by: dict[Specification, tuple[str, ...]]
    """The modifications that bring a new version of DUIS or GBCS, or new CH firmware."""
    unused: tuple[str, ...]
    """Versions that are named for the release, and that nothing in it brings: in sentences."""


def technical_baselines(scenario: Scenario, plan: Plan) -> Iterator[ReleaseBaseline]:
    """Release by release from the scenario's day on; what has gone live is in the versions now."""
    now = scenario.technical_baseline or TechnicalBaseline()
    versions = {name: now.of(name) for name in VERSIONED_NAMES}
    for release in scenario.releases_in_order:
        if release.go_live > scenario.as_of:
            found = _with(scenario, plan, release, versions)
            versions = {row.specification: row.after for row in found.versions}
            yield found


def _with(scenario: Scenario, plan: Plan, release: Release, before: dict[Versioned, str | None]) -> ReleaseBaseline:
    changed_by = _changed_by(scenario, plan, release)
    named = release.technical_baseline or TechnicalBaseline()
    rows = [_row(name, before[name], named.of(name), changed_by) for name in VERSIONED_NAMES]
    unused = [
        unused_name(release, name, version, before[name])
        for name, cause in CHANGED_BY.items()
        if (version := named.of(name)) and not changed_by[cause]
    ]
    return ReleaseBaseline(release=release.id, versions=tuple(rows), changed_by=changed_by, unused=tuple(unused))


def _changed_by(scenario: Scenario, plan: Plan, release: Release) -> dict[Specification, tuple[str, ...]]:
    inside = [(one, option) for one, option, where in placed(scenario, plan) if where.id == release.id]
    return {
        name: tuple(one.id for one, option in inside if name in impacts(scenario, one, option))
        for name in SPECIFICATIONS
    }


def _row(
    name: Versioned, before: str | None, named: str | None, changed_by: dict[Specification, tuple[str, ...]]
) -> VersionRow:
    is_new = bool(changed_by[CHANGED_BY[name]]) if name in CHANGED_BY else named is not None
    after = (named or TO_BE_NAMED) if is_new else before
    return VersionRow(specification=name, before=before, after=after, is_new=is_new)
