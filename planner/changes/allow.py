"""More releases of a year may carry an uplift, or fewer (R12)."""

from dataclasses import dataclass

from models import SPECIFICATION_NAMES, Place, Scenario, Specification
from planner.changes.base import Change, Wrong
from planner.edits import uplifts_in_year


@dataclass(frozen=True)
class Allow(Change):
    """In one year, or in all."""

    verb = "allow"
    words = "SPECIFICATION NUMBER|unlimited [YEAR]"
    example = "allow duis 2 2021"
    does = "so many releases of the year may carry an uplift of the specification; without a year, of every year"

    specification: Specification
    limit: int | str
    year: int | None = None

    @property
    def rank(self) -> int:  # type: ignore[override] # the number for every year comes before that of one
        return 0 if self.year is None else 1

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("policy", "uplifts_per_year", self.specification, str(self.year or "default")),)

    def apply(self, scenario: Scenario) -> Scenario:
        limit = self.limit if isinstance(self.limit, int) else None
        if self.year is None:
            limits = scenario.policy.uplifts_per_year
            every_year = limits.model_copy(update={self.specification: {"default": limit}})
            return scenario.with_policy(uplifts_per_year=every_year)
        years = sorted({release.year for release in scenario.releases})
        if self.year not in years:
            hint = f"releases go live in {', '.join(map(str, years))}"
            raise Wrong(f"no release goes live in {self.year}", hint, str(self.year))
        return uplifts_in_year(self.specification, self.year, limit)(scenario)

    def says(self, before: Scenario) -> str:
        name = SPECIFICATION_NAMES[self.specification]
        if self.year is None:
            return f"in every year, {self.limit} releases may carry a {name} uplift"
        was = before.policy.uplifts_per_year.of(self.specification, self.year)
        before_said = f"({'unlimited' if was is None else was} before)"
        return f"in {self.year}, the number of releases that may carry a {name} uplift is {self.limit} {before_said}"
