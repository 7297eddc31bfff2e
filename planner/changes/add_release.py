"""There is one more release (R5)."""

from dataclasses import dataclass
from datetime import date

from models import Place, Release, Scenario
from planner.calendar import format_date
from planner.changes.base import Change, Wrong


@dataclass(frozen=True)
class AddRelease(Change):
    """For changes of every sort, or of one."""

    verb = "add-release"
    words = "RELEASE DATE [CARRIES]"
    example = "add-release feb-2022 2022-02-24 documents"
    does = "there is one more release; it carries everything, or only `dcc-systems` or `documents`"
    rank = 0  # so that other changes may name it

    release: str
    go_live: date
    carries: str | None = None

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("releases", self.release),)

    @property
    def settles(self) -> tuple[Place, ...]:
        """Its date too: to move it at once would say two dates."""
        return (*self.writes, ("releases", self.release, "go_live"))

    def apply(self, scenario: Scenario) -> Scenario:
        if self.release in scenario.release_of:
            hint = f"move it instead: move-release {self.release} {self.go_live}"
            raise Wrong(f"there is a release '{self.release}' already", hint, self.release)
        given = {"id": self.release, "go_live": self.go_live, **({"carries": [self.carries]} if self.carries else {})}
        return scenario.but(releases=(*scenario.releases, Release.model_validate(given)))

    def says(self, _before: Scenario) -> str:
        carries = {"dcc-systems": ", for the DCC Systems only", "documents": ", for documents only"}
        only = carries.get(self.carries or "", "")
        return f"there is one more release, {self.release}, which goes live on {format_date(self.go_live)}{only}"
