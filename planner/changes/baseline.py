"""The scope of a release in its Release Implementation Document."""

from dataclasses import dataclass

from models import Place, Scenario
from planner.changes.base import Change, Wrong, modification_in, release_in
from planner.explain.words import listed


@dataclass(frozen=True)
class Baseline(Change):
    """What the Panel has baselined for a release."""

    verb = "baseline"
    words = "RELEASE MODIFICATION..."
    example = "baseline jun-2021 MP078 MP090 MP099"
    does = (
        "the release's scope in its Release Implementation Document is these modifications, in place of any scope it "
        "has; without any, the scope is given and empty"
    )

    release: str
    modifications: tuple[str, ...] = ()

    @property
    def writes(self) -> tuple[Place, ...]:
        return (("baseline", self.release),)

    def apply(self, scenario: Scenario) -> Scenario:
        release_in(scenario, self.release)
        for name in self.modifications:
            modification_in(scenario, name)
            if self.modifications.count(name) > 1:
                raise Wrong(f"{name} is named twice", "name each once", name)
        return scenario.but(baseline={**(scenario.baseline or {}), self.release: self.modifications})

    def look_at(self, after: Scenario) -> None:
        """What is in this scope now can be in no other."""
        for other, names in (after.baseline or {}).items():
            both = [name for name in names if name in self.modifications and other != self.release]
            if both:
                left = " ".join(["baseline", other, *(name for name in names if name not in both)])
                hint = f"a change is in one scope only; give the other scope as well, without it: {left}"
                raise Wrong(f"{both[0]} is in the baseline of '{other}' already", hint, both[0])

    def says(self, before: Scenario) -> str:
        name = release_in(before, self.release).called
        return f"the baselined scope of {name} is {listed(self.modifications) if self.modifications else 'empty'}"
