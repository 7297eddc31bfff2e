"""A decision comes later than expected."""

from dataclasses import dataclass

from models import Decision, Duration, Place, Scenario
from planner.calendar import CalendarError, format_date
from planner.changes.base import Change, Wrong, modification_in
from planner.changes.decide import decision_words
from planner.facts import working_days
from planner.forecast import is_forecast


@dataclass(frozen=True)
class Delay(Change):
    """By so much, counted from the day on which it is expected."""

    verb = "delay"
    words = "MODIFICATION DURATION"
    example = "delay MP090 30 WD"
    does = "its decision comes so much later than it is expected"

    rank = 4  # counted from what is forecast with all other changes made

    modification: str
    by: Duration

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "decision"),)

    def apply(self, scenario: Scenario) -> Scenario:
        return scenario.with_modification(self.modification, decision=self._decision(scenario))

    def says(self, before: Scenario) -> str:
        expected = self._decision(before).expected
        assert expected is not None, "a delayed decision is an expected one"
        modification = modification_in(before, self.modification)
        if is_forecast(modification):  # which other changes may move
            return f"{self.modification} is decided {self.by} later than is forecast"
        was = decision_words(modification)
        return f"{self.modification} is decided {self.by} later, on {format_date(expected)} ({was} before)"

    def _decision(self, scenario: Scenario) -> Decision:
        modification = modification_in(scenario, self.modification)
        decision = modification.decision
        if not isinstance(decision, Decision) or decision.expected is None:
            says = f"{self.modification} is {decision_words(modification)}: there is no expected decision to delay"
            hint = f"say when it is expected: decide {self.modification} 2021-03-24"
            raise Wrong(says, hint, self.modification)
        try:
            return Decision(expected=working_days(scenario).after(decision.expected, self.by))
        except CalendarError as error:
            raise Wrong(f"{self.modification} cannot be delayed by {self.by}: {error}", "delay it by less") from None
