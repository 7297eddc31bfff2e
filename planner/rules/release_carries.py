"""A release carries only what it is for."""

from collections.abc import Iterator

from models import Clause, Modification, Plan, Release, Scenario, Source, Violation
from planner.facts import placed
from planner.rules.base import PlanModel, Rule


class ReleaseCarries(Rule):
    """DCC Systems changes go in June and November releases; a committed change stays where it is."""

    id = "release-carries"
    title = "A release carries only what it is for: DCC Systems changes go in June and November"
    source = Source("SEC release dates, 2017 to 2022", "derived (R2)")
    kind = "code"

    def clause(self, release: Release, modification: Modification) -> Clause:
        said = {"dcc-systems": "changes of the DCC Systems", "documents": "changes of documents only"}
        return Clause(
            rule=self.id,
            about=(release.id,),
            says=f"{release.called} carries {' and '.join(said[one] for one in release.carries) or 'no changes'}",
            at=("releases", release.id, "carries"),
            within=(modification.id,),
        )

    def apply(self, model: PlanModel) -> None:
        for slot in model.problem.slots:
            for change in model.problem.changes:
                if not change.is_committed_to(slot) and _sort(change.modification) not in slot.release.carries:
                    model.enforce(
                        model.placed(change, slot) == 0, because=self.clause(slot.release, change.modification)
                    )

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        release = scenario.release_of[violation.clause.about[0]]
        return f"an exception for {violation.clause.within[0]} to go in {release.called}, though {violation.found}"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        for modification, _, release in placed(scenario, plan):
            if modification.committed_to == release.id:
                continue
            if modification.touches_dcc_systems and "dcc-systems" not in release.carries:
                yield Violation(self.clause(release, modification), f"{modification.id} changes the DCC Systems")
            if not modification.touches_dcc_systems and "documents" not in release.carries:
                yield Violation(self.clause(release, modification), f"{modification.id} changes documents only")


def _sort(modification: Modification) -> str:
    return "dcc-systems" if modification.touches_dcc_systems else "documents"
