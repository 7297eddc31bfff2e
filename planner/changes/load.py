"""A modification is more work, or less (R13)."""

from dataclasses import dataclass

from models import Place, Scenario
from planner.changes.base import Change, modification_in


@dataclass(frozen=True)
class Load(Change):
    """Of anything that is counted and is no specification."""

    verb = "load"
    words = "MODIFICATION THING NUMBER"
    example = "load MP090 effort_days 80"
    does = "it takes so much of the capacity of its release, with each of its solution options"

    modification: str
    thing: str
    amount: int

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "load", self.thing),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification = modification_in(scenario, self.modification)
        options = tuple(
            option.model_copy(update={"load": {**option.load, self.thing: self.amount}})
            if self.thing in option.load
            else option
            for option in modification.options
        )
        load = {**modification.load, self.thing: self.amount}
        return scenario.with_modification(modification.id, load=load, options=options)

    def says(self, before: Scenario) -> str:
        was = modification_in(before, self.modification).load.get(self.thing, 0)
        return f"{self.modification} has a load of {self.amount:,} {self.thing.replace('_', ' ')} ({was:,} before)"
