"""What the papers draw on: a plan, and what was worked out about it."""

from dataclasses import dataclass

from models import Infeasible, Outcome, Plan, Planned, Release, Scenario, Undecided
from models.fallbacks import Fallbacks
from models.result import Result
from models.risk import Risk
from models.rows import PlacementRow
from planner.calendar import format_date
from planner.explain.words import capital, counted
from planner.report.blocks import Figure
from planner.report.documents.diff import DiffDocument
from planner.report.documents.scope import ScopeRow, scope
from planner.report.documents.technical_baseline import ReleaseBaseline, technical_baselines


@dataclass(frozen=True, slots=True)
class Background:
    """A plan with its result; what else is None was not asked for."""

    outcome: Outcome
    result: Result
    fallbacks: Fallbacks | None = None
    risk: Risk | None = None
    board: Figure | None = None
    """The picture of the plan."""
    since: DiffDocument | None = None
    """What differs from an earlier plan, in place of the baseline."""

    @property
    def scenario(self) -> Scenario:
        """What was planned."""
        return self.outcome.scenario

    @property
    def plan(self) -> Plan | None:
        """The plan, if there is one."""
        answer = self.outcome.answer
        return answer.plan if isinstance(answer, Planned) else None

    @property
    def releases_to_come(self) -> list[Release]:
        """Those that go live after the scenario's day, and have something in scope, by go-live."""
        return [one for one in releases_to_come(self.scenario) if self.scope_of(one)]

    def scope_of(self, release: Release) -> tuple[ScopeRow, ...]:
        """What is in scope of a release."""
        return scope(self.scenario, self.plan, release)

    def placed_in(self, release: Release) -> tuple[PlacementRow, ...]:
        """What the plan has in a release."""
        return tuple(row for row in self.result.placements if row.release == release.id)

    def baseline_with(self, release: Release) -> ReleaseBaseline | None:
        """The technical baseline that the plan leads to with a release; None where it has gone live."""
        found = technical_baselines(self.scenario, self.plan) if self.plan is not None else ()
        return next((one for one in found if one.release == release.id), None)

    @property
    def provenance(self) -> list[str]:
        """What a paper was made from: nothing that differs from one run to the next."""
        scenario, made = self.scenario, self.result.provenance
        waived = ", but for what is waived" if self.result.waived else ""
        return [
            f"Scenario {scenario.name}, as of {format_date(scenario.as_of)}, sha256 {scenario.sha256}.",
            f"secplan {made.secplan}, with ortools {made.ortools}.",
            f"The plan: {PROOFS[self.result.answer, self.result.proven]}. "
            f"Code that works without the solver checked that it keeps every rule{waived}."
            if self.plan is not None
            else f"{capital(PROOFS[self.result.answer, self.result.proven])}.",
        ]

    @property
    def no_plan(self) -> str:
        """Why there is no plan, in a sentence."""
        match self.outcome.answer:
            case Infeasible(conflict=conflict):
                return f"No plan exists: {counted(len(conflict.clauses), 'statement')} cannot all hold."
            case Undecided(reason=reason):
                return f"No plan was found: {reason}."
            case Planned():
                raise AssertionError("there is a plan")

    @property
    def foot(self) -> str:
        """What stands at the foot of every sheet: nothing that differs from one run to the next."""
        scenario = self.scenario
        parts = (
            f"Scenario {scenario.name}, as of {format_date(scenario.as_of)}",
            f"sha256 {scenario.sha256[:12]}",
            f"secplan {self.result.provenance.secplan}",
            PROOFS[self.result.answer, self.result.proven],
        )
        return "; ".join(parts)


PROOFS = {
    ("planned", True): "proved best",
    ("planned", False): "not proved best",
    ("infeasible", True): "no plan exists",
    ("undecided", False): "no plan found in the time given",
}
"""What is proved of an answer, in a few words."""


def releases_to_come(scenario: Scenario) -> list[Release]:
    """The releases that go live after the scenario's day, in order."""
    return [release for release in scenario.releases_in_order if release.go_live > scenario.as_of]
