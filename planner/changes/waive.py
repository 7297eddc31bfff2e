"""An exception from a rule, as if it had been granted."""

from dataclasses import dataclass

from models import Place, Scenario, Waiver
from planner.changes.base import Change, Wrong
from planner.explain.words import listed


@dataclass(frozen=True)
class Waive(Change):
    """To see what it would bring: nobody has granted it."""

    verb = "waive"
    words = "RULE ABOUT..."
    example = "waive decision-cut-off MP090"
    does = "the rule is waived for whatever it says about all of these: modifications, releases, specifications, years"
    rank = 7  # what it is about may be added or counted only by others

    rule: str
    about: tuple[str, ...]

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("waivers", self.rule, *self.about),)

    def apply(self, scenario: Scenario) -> Scenario:
        if not self.about:
            raise Wrong("a waiver says what it is about", f"such as: {self.example}", self.rule)
        granted = Waiver(rule=self.rule, about=self.about, why="supposed", granted_by="nobody yet", on=scenario.as_of)
        return scenario.but(waivers=(*scenario.waivers, granted))

    def says(self, _before: Scenario) -> str:
        return f"the rule {self.rule} is waived for {listed(self.about)}, as if that had been granted"
