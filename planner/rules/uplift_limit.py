"""At most so many releases of a calendar year carry an uplift of a specification."""

from collections import defaultdict
from collections.abc import Iterator

from models import SPECIFICATION_NAMES, SPECIFICATIONS, Clause, Plan, Scenario, Source, Violation
from planner.facts import impacts, placed
from planner.rules.base import PlanModel, Rule


class UpliftLimit(Rule):
    """The limit is on releases, not on changes: any number of changes share a release's uplift."""

    id = "uplift-limit"
    title = "A calendar year has one DUIS uplift and one Communications Hub firmware uplift"
    source = Source("SEC Releases update, 8 April 2020", "4.1 (R12)")
    kind = "policy"
    counts = True

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
        limits = model.problem.scenario.policy.uplifts_per_year
        for year, slots in model.problem.years.items():
            for specification in SPECIFICATIONS:
                limit = limits.of(specification, year)
                if limit is None or limit >= len(slots):
                    continue
                carried = sum(model.carries(specification, slot) for slot in slots)
                model.enforce(carried <= limit, because=self.clause(specification, year, limit))

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        carriers: defaultdict[tuple[str, int], dict[str, list[str]]] = defaultdict(dict)
        for modification, option, release in placed(scenario, plan):
            for specification in impacts(scenario, modification, option):
                in_year = carriers[specification, release.year]
                in_year.setdefault(release.id, []).append(modification.id)
        for (specification, year), releases in sorted(carriers.items()):
            limit = scenario.policy.uplifts_per_year.of(specification, year)
            if limit is not None and len(releases) > limit:
                yield Violation(self.clause(specification, year, limit), _found(scenario, specification, releases))


def _found(scenario: Scenario, specification: str, releases: dict[str, list[str]]) -> str:
    ordered = [release for release in scenario.releases_in_order if release.id in releases]
    carried = [f"the {release.name} for {', '.join(releases[release.id])}" for release in ordered]
    return f"{SPECIFICATION_NAMES[specification]} is uplifted in {' and in '.join(carried)}"
