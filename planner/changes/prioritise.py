"""A modification matters more, or less."""

from dataclasses import dataclass

from models import Place, Scenario
from models.policy import Priority
from planner.changes.base import Change, modification_in


@dataclass(frozen=True)
class Prioritise(Change):
    """What a priority weighs is the policy's."""

    verb = "prioritise"
    words = "MODIFICATION PRIORITY"
    example = "prioritise MP078 high"
    does = "its priority is high, standard or low"

    modification: str
    priority: Priority

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "priority"),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification_in(scenario, self.modification)
        return scenario.with_modification(self.modification, priority=self.priority)

    def says(self, before: Scenario) -> str:
        was = modification_in(before, self.modification).priority
        return f"{self.modification}'s priority is {self.priority} ({was} before)"
