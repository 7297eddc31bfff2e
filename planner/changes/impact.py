"""Whether a modification touches a specification."""

from dataclasses import dataclass
from typing import Literal

from models import SPECIFICATION_NAMES, Place, Scenario, Specification
from planner.changes.base import Change, Wrong, modification_in


@dataclass(frozen=True)
class Impact(Change):
    """It is set for the modification and all its solution options."""

    verb = "impact"
    words = "MODIFICATION SPECIFICATION IMPACT"
    example = "impact MP090 duis yes"
    does = "it touches the specification, does not, or nobody knows; with any of its solution options"

    modification: str
    specification: Specification
    impact: Literal["yes", "no", "unknown"]

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "impacts", self.specification),)

    def apply(self, scenario: Scenario) -> Scenario:
        modification = modification_in(scenario, self.modification)
        if modification.dcc_systems is False and self.impact != "no":
            says = f"{self.modification} changes documents only (dcc_systems: false), and those impact no specification"
            raise Wrong(says, "mend the scenario first", self.modification)
        own = {**modification.impacts, self.specification: self.impact}
        options = tuple(
            option.model_copy(update={"impacts": {**option.impacts, self.specification: self.impact}})
            for option in modification.options
        )
        return scenario.with_modification(self.modification, impacts=own, options=options)

    def says(self, before: Scenario) -> str:
        modification = modification_in(before, self.modification)
        own = modification.impacts.get(self.specification, "no")
        of_options = {option.impacts.get(self.specification, own) for option in modification.options}
        was = of_options.pop() if len(of_options) == 1 else "depending on the solution option" if of_options else own
        name = SPECIFICATION_NAMES[self.specification]
        return f"{self.modification}'s impact on {name} is {self.impact} ({was} before)"
