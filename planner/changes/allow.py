"""More releases of a year may carry an uplift, or fewer (R12)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models import SPECIFICATION_NAMES, Place, Scenario, Specification
from planner.changes.base import Change, Wrong
from planner.edits import uplifts_in_year
from planner.explain.words import listed
from planner.facts import uplift_limit


@dataclass(frozen=True)
class Allow(Change):
    """In one year, or in all."""

    verb = "allow"
    words = "SPECIFICATION NUMBER|unlimited [YEAR]"
    example = "allow duis 2 2021"
    does = (
        "so many releases of the year may carry an uplift of the specification; without a year, of every year but "
        "those that another change names"
    )

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
        return self.says_beside(before, ())

    def says_beside(self, before: Scenario, others: Sequence[Change]) -> str:
        """Of every year but those that others are about."""
        name = SPECIFICATION_NAMES[self.specification]
        but = self._named_by(others)
        years = (
            f"{self.year}" if self.year else f"every year but {listed(list(map(str, but)))}" if but else "every year"
        )
        so = f"in {years}, the number of releases that may carry a {name} uplift is {self.limit}"
        return f"{so} ({self._was(before, but)} before)"

    def _named_by(self, others: Sequence[Change]) -> list[int]:
        """The years that others are about."""
        same = [one for one in others if isinstance(one, Allow) and one.specification == self.specification]
        return sorted(one.year for one in same if one.year)

    def _was(self, before: Scenario, but: Collection[int]) -> str:
        """The number before; by year, where it was not the same in every one."""
        every = sorted({release.year for release in before.releases})
        years = [self.year] if self.year else [year for year in every if year not in but] or every
        by_limit: dict[str, list[str]] = {}
        for year in years:
            limit = uplift_limit(before, self.specification, year)
            by_limit.setdefault("unlimited" if limit is None else str(limit), []).append(str(year))
        said = [f"{limit} in {listed(its_years)}" for limit, its_years in by_limit.items()]
        return listed(said) if len(said) > 1 else next(iter(by_limit))
