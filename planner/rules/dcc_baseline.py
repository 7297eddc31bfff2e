"""Once a release's DCC Systems scope is baselined, no DCC Systems change joins it."""

from collections.abc import Iterator

from models import Clause, Modification, Plan, Release, Scenario, Source, Violation
from planner.calendar import format_date
from planner.facts import placed
from planner.rules.base import PlanModel, Rule


class DccBaseline(Rule):
    """The baselined scope may lose DCC Systems changes, never gain them, but by the Panel's exception."""

    id = "dcc-baseline"
    title = "Once a release's DCC Systems scope is baselined, no DCC Systems change joins it"
    source = Source("SEC website", "SEC Releases (R8)")
    kind = "code"
    told_by = "clause"

    granted_by = "the SEC Panel"

    def clause(self, modification: Modification, release: Release) -> Clause:
        on = f" on {format_date(release.dcc_baseline)}" if release.dcc_baseline else ""
        return Clause(
            rule=self.id,
            about=(modification.id, release.id),
            says=f"{modification.id} is not in the DCC Systems scope of {release.called}, which was baselined{on}",
            at=("releases", release.id, "dcc_baseline"),
        )

    def apply(self, model: PlanModel) -> None:
        scenario = model.problem.scenario
        for slot in model.problem.slots:
            release = slot.release
            if release.dcc_baseline is None or release.dcc_baseline >= scenario.as_of:
                continue
            scope = set((scenario.baseline or {}).get(release.id, ()))
            for change in model.problem.changes:
                if (
                    change.modification.touches_dcc_systems
                    and not change.is_committed_to(slot)
                    and change.id not in scope
                ):
                    model.enforce(model.placed(change, slot) == 0, because=self.clause(change.modification, release))

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        name, release_id = violation.clause.about
        return f"an exception for {name} to join the baselined scope of {scenario.release_of[release_id].called}"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        baseline = scenario.baseline or {}
        for modification, _, release in placed(scenario, plan):
            is_baselined = release.dcc_baseline is not None and release.dcc_baseline < scenario.as_of
            joins = modification.touches_dcc_systems and modification.id not in baseline.get(release.id, ())
            if is_baselined and joins and modification.committed_to != release.id:
                found = f"{modification.id} would join {release.called} as a DCC Systems change"
                yield Violation(self.clause(modification, release), found)
