"""A modification takes longer, or less long, than the policy says."""

from dataclasses import dataclass

from models import Duration, Place, Scenario
from planner.changes.base import Change, modification_in
from planner.edits import lead_time_of_modification, lead_time_of_option


@dataclass(frozen=True)
class LeadTimeOf(Change):
    """For DCC or for Parties; the longer of the two counts."""

    verb = "lead-time"
    words = "MODIFICATION SIDE DURATION"
    example = "lead-time MP090 dcc 8 months"
    does = "DCC, or Parties, need so long from its decision to go-live, with each of its solution options"

    modification: str
    side: str
    duration: Duration

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "lead_time", self.side),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification = modification_in(scenario, self.modification)
        scenario = lead_time_of_modification(modification.id, self.side, self.duration)(scenario)
        for option in modification.options:
            if option.lead_time is not None and getattr(option.lead_time, self.side) is not None:
                scenario = lead_time_of_option(modification.id, option.id, self.side, self.duration)(scenario)
        return scenario

    def says(self, before: Scenario) -> str:
        own = modification_in(before, self.modification).lead_time
        was = (getattr(own, self.side) if own else None) or "the policy's"
        whose = {"dcc": "DCC's", "party": "Parties'"}[self.side]
        return f"{whose} lead time for {self.modification} is {self.duration} ({was} before)"
