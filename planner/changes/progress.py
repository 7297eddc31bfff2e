"""A step on the way to a decision is done."""

from dataclasses import dataclass
from datetime import date

from models import Place, Scenario
from models.flaw import maybe
from planner.calendar import format_date
from planner.changes.base import Change, Wrong, forecast_again, modification_in
from planner.forecast import is_forecast


@dataclass(frozen=True)
class Progress(Change):
    """What comes before it counts as done too."""

    verb = "progress"
    words = "MODIFICATION STEP DATE|unknown"
    example = "progress MP090 pa 2020-04-06"
    does = "that step of its path is done on that day; a decision that is forecast is so from there"
    rank = 2  # after decisions: what is decided is forecast no longer

    modification: str
    step: str
    on: date | str

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "progress", self.step),)

    def sets(self, _before: Scenario, after: Scenario) -> tuple[Place, ...]:
        """The decision too, where it is forecast from there."""
        decision = ("modifications", self.modification, "decision")
        return (*self.writes, decision) if is_forecast(after.modification_of[self.modification]) else self.writes

    def apply(self, scenario: Scenario) -> Scenario:
        modification = modification_in(scenario, self.modification)
        path = scenario.governance.pathways[modification.path]
        if self.step not in path:
            hint = maybe(self.step, path) or f"its steps: {', '.join(path)}"
            raise Wrong(f"'{self.step}' is no step of the path of {self.modification}", hint, self.step)
        if self.step == path[-1] and is_forecast(modification):
            raise self._decided()
        progress = {**modification.progress, self.step: self.on}
        return forecast_again(scenario.with_modification(self.modification, progress=progress))

    def _decided(self) -> Wrong:
        """With its last step the decision is taken, which another change has to tell."""
        says = f"the decision on {self.modification} is forecast, and its last step, '{self.step}', is done"
        on = self.on if isinstance(self.on, date) else "DATE"
        return Wrong(says, f"that step is the decision: approve {self.modification} {on}", self.step)

    def says(self, before: Scenario) -> str:
        title = before.governance.steps[self.step].title or self.step
        on = format_date(self.on) if isinstance(self.on, date) else "a day that nobody recorded"
        return f"{self.modification}: {title} on {on}"
