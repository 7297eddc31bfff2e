"""A solution option is chosen."""

from dataclasses import dataclass

from models import Place, Scenario
from planner.changes.base import Change, modification_in, not_known


@dataclass(frozen=True)
class Choose(Change):
    """Until one is chosen, the planner chooses."""

    verb = "choose"
    words = "MODIFICATION OPTION"
    example = "choose MP090 event-log"
    does = "it is built with that solution option"

    modification: str
    option: str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "option"),)

    def apply(self, scenario: Scenario) -> Scenario:
        known = [option.id for option in modification_in(scenario, self.modification).options]
        if self.option not in known:
            raise not_known(self.option, f"solution option of {self.modification}", known)
        return scenario.with_modification(self.modification, option=self.option)

    def says(self, before: Scenario) -> str:
        was = modification_in(before, self.modification).option or "none chosen"
        return f"{self.modification}'s solution option is {self.option} ({was} before)"
