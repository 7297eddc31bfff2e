"""Whether a result document holds: the document of ``secplan check``."""

from collections.abc import Iterator
from typing import Any

from models import Plan, Scenario, Verified
from models.base import Data
from models.result import Result
from models.rows import Because
from models.shown import Shown
from planner.explain.remarks import remarks
from planner.explain.things import not_assessed
from planner.report.documents.common import because
from planner.report.documents.differences import differences

CHECK_FORMAT = "secplan.check/1"


class Check(Shown, Data):
    """The document of ``secplan check --json``."""

    format: str = CHECK_FORMAT
    scenario: str
    sha256: str
    modifications: int
    releases: int
    keeps_every_rule: bool | None
    """None where only the scenario was checked."""
    violations: tuple[Because, ...]
    differences: tuple[str, ...]
    """Where the result says something else than the scenario and its own plan give."""
    notes: tuple[str, ...]
    remarks: tuple[str, ...]
    """What the scenario says that may be a slip, or leaves unsaid: planned as it stands."""

    @property
    def holds(self) -> bool:
        """Whether there is nothing to object to."""
        return not (self.violations or self.differences)

    @property
    def in_short(self) -> str:
        """Whether it holds."""
        return f"{self.scenario}, {'holds' if self.holds else 'does not hold'}"


def check_scenario(scenario: Scenario) -> Check:
    """A scenario that was read is well formed."""
    return _check(scenario, keeps_every_rule=None)


def check_result(scenario: Scenario, claimed: Result, plan: Plan, verified: Verified) -> Check:
    """Compare what a result says with what its plan and the scenario give."""
    violations = tuple(map(because, verified.violations))
    differing = tuple(differences(scenario, claimed, plan, verified))
    return _check(
        scenario,
        keeps_every_rule=not violations,
        violations=violations,
        differences=differing,
        notes=tuple(_notes(scenario, claimed, holds=not (violations or differing))),
    )


def _notes(scenario: Scenario, claimed: Result, *, holds: bool) -> Iterator[str]:
    if claimed.scenario.sha256 != scenario.sha256:
        yield (
            "The result was made from another version of the scenario: what it says is proved does not count here. "
            "Give the same file or overlay as when it was made, and the same --durations (P80 for --confidence 0.8)."
        )
    elif claimed.proven and holds:
        yield "That no plan is better was proved when it was made; it is not proved again here."


def _check(scenario: Scenario, *, keeps_every_rule: bool | None, **found: Any) -> Check:
    return Check(
        scenario=scenario.name,
        sha256=scenario.sha256,
        modifications=len(scenario.modifications),
        releases=len(scenario.releases),
        keeps_every_rule=keeps_every_rule,
        remarks=(*not_assessed(one for one in scenario.modifications if not one.is_ended), *remarks(scenario)),
        **{"violations": (), "differences": (), "notes": (), **found},
    )
