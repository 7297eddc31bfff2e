"""A change is aimed at another release."""

from dataclasses import dataclass

from models import Place, Scenario
from planner.changes.base import Change, modification_in, release_in


@dataclass(frozen=True)
class Target(Change):
    """Lateness is counted from there, and moves where there is no baseline."""

    verb = "target"
    words = "MODIFICATION RELEASE|none"
    example = "target MP090 nov-2021"
    does = "it is aimed at that release; with `none`, at no release"

    modification: str
    release: str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "target"),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification_in(scenario, self.modification)
        target = None if self.release == "none" else release_in(scenario, self.release).id
        return scenario.with_modification(self.modification, target=target)

    def says(self, before: Scenario) -> str:
        was = modification_in(before, self.modification).target or "none"
        now = "no target" if self.release == "none" else f"the target {self.release}"
        return f"{self.modification} has {now} ({was} before)"
