"""The day on which the scenario is what is known."""

from dataclasses import dataclass
from datetime import date

from models import Place, Release, Scenario
from planner.calendar import format_date
from planner.changes.base import Change, forecast_again


@dataclass(frozen=True)
class AsOf(Change):
    """With the day, meetings pass that baseline scopes; a scope that is not given cannot be held to, and that is said.

    The papers seldom give the scope that a meeting has baselined (the replay of 2021 has none), so this is no error.
    """

    verb = "as-of"
    words = "DATE"
    example = "as-of 2021-04-09"
    does = (
        "the scenario is what is known on that day; where a DCC Systems scope was baselined before it and is not given "
        "(see `baseline`), it counts as open, which `whatif` and `show` tell as a doubt"
    )
    rank = 3  # it looks at the baselines and releases that other changes give

    on: date

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("as_of",),)

    def sets(self, before: Scenario, after: Scenario) -> tuple[Place, ...]:
        """Releases that count as open now, too: the doubt is all that is left to see of it."""
        new = (one.id for one in after.releases if one.id in before.release_of)
        opened = (name for name in new if before.release_of[name].doubtful != after.release_of[name].doubtful)
        return (*self.writes, *(("releases", name, "doubtful") for name in opened))

    def apply(self, scenario: Scenario) -> Scenario:
        scopes = scenario.baseline or {}
        releases = (release if release.id in scopes else self._opened(release) for release in scenario.releases)
        return forecast_again(scenario.but(as_of=self.on, releases=tuple(releases)))

    def _opened(self, release: Release) -> Release:
        """Without a scope that has been baselined, if nobody says which."""
        meeting = release.dcc_baseline
        if meeting is None or meeting >= self.on:
            return release
        doubt = (
            f"dcc_baseline: the DCC Systems scope was to be baselined on {format_date(meeting)}; it is not given, so "
            "that it counts as open here"
        )
        return release.model_copy(update={"dcc_baseline": None, "doubtful": (*release.doubtful, doubt)})

    def says(self, before: Scenario) -> str:
        return f"it is {format_date(self.on)} ({format_date(before.as_of)} before)"
