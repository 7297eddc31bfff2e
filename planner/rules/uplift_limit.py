"""At most so many releases of a calendar year carry an uplift of a specification."""

from collections.abc import Iterator, Mapping

from models import SPECIFICATION_NAMES, SPECIFICATIONS, Clause, Modification, Release, Scenario, Source, Violation
from planner.facts import impacts, uplift_limit
from planner.rules.base import Counted, CountingRule, Key, PlanModel


class UpliftLimit(CountingRule):
    """The limit is on releases, not on changes: any number of changes share a release's uplift."""

    id = "uplift-limit"
    title = "At most so many releases of a calendar year carry an uplift: one of DUIS, one of CH firmware"
    source = Source("SEC Releases update, 8 April 2020", "4.1 (R12)")
    kind = "policy"

    def clause(self, specification: str, year: int, limit: int) -> Clause:
        releases = {0: "no release carries", 1: "at most one release carries"}.get(
            limit, f"at most {limit} releases carry"
        )
        return Clause(
            rule=self.id,
            about=(specification, str(year)),
            says=f"in {year}, {releases} a {SPECIFICATION_NAMES[specification]} uplift",
            at=("policy", "uplifts_per_year", specification),
        )

    def apply(self, model: PlanModel) -> None:
        for year, slots in model.problem.years.items():
            for specification in SPECIFICATIONS:
                limit = model.problem.most_uplifts(specification, year)
                if limit is None or limit >= len(slots):
                    continue
                carried = sum(model.carries(specification, slot) for slot in slots)
                model.enforce(carried <= limit, because=self.clause(specification, year, limit))

    def counted(
        self, scenario: Scenario, modification: Modification, option: str | None, release: Release
    ) -> Iterator[tuple[Key, int]]:
        for specification in sorted(impacts(scenario, modification, option)):
            yield (specification, str(release.year)), 1

    def judge(self, scenario: Scenario, key: Key, counted: Mapping[str, Counted]) -> Violation | None:
        specification, year = key[0], int(key[1])
        limit = uplift_limit(scenario, specification, year)
        carriers = {use.release for use in counted.values()}
        if limit is None or len(carriers) <= limit:
            return None
        found = _found(scenario, specification, counted)
        return Violation(self.clause(specification, year, limit), found, by=len(carriers) - limit)

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        specification, year = violation.clause.about
        limit = uplift_limit(scenario, specification, int(year))
        if limit is None or violation.by is None:
            return super().way_out(scenario, violation)
        name = SPECIFICATION_NAMES[specification]
        releases = "release" if limit + violation.by == 1 else "releases"
        return f"{limit + violation.by} {releases} of {year} with a {name} uplift instead of {limit}"


def _found(scenario: Scenario, specification: str, counted: Mapping[str, Counted]) -> str:
    carried = []
    for release in scenario.releases_in_order:
        users = sorted(name for name, use in counted.items() if use.release == release.id)
        if users:
            carried.append(f"{release.called} for {', '.join(users)}")
    return f"{SPECIFICATION_NAMES[specification]} is uplifted in {' and in '.join(carried)}"
