"""A modification is called otherwise."""

from dataclasses import dataclass

from models import Place, Scenario
from planner.changes.base import Change, Wrong, modification_in


@dataclass(frozen=True)
class Title(Change):
    """As papers call it."""

    verb = "title"
    words = "MODIFICATION WORD..."
    example = "title MP090 Alerts in the SEC"
    does = "its title is these words"

    modification: str
    title: tuple[str, ...]

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("modifications", self.modification, "title"),)

    def apply(self, scenario: Scenario) -> Scenario:
        if not self.title:
            raise Wrong("the words of the title are missing", f"such as: {self.example}", self.modification)
        modification_in(scenario, self.modification)
        return scenario.with_modification(self.modification, title=" ".join(self.title))

    def says(self, before: Scenario) -> str:
        was = modification_in(before, self.modification).title or "none"
        return f"the title of {self.modification} is '{' '.join(self.title)}' ({was} before)"
