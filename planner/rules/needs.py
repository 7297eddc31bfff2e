"""What a change needs goes live with it or earlier."""

from collections.abc import Iterator

from models import Clause, Plan, Scenario, Source, Violation
from planner.facts import placed
from planner.rules.base import PlanModel, Rule


class Needs(Rule):
    """A change whose prerequisite is not delivered is left out."""

    id = "needs"
    title = "What a change needs goes live with it or earlier"
    source = Source("SEC website", "consequential modifications (R18)")
    kind = "fact"
    told_by = "found"

    def clause(self, change_id: str, needed_id: str) -> Clause:
        return Clause(
            rule=self.id,
            about=(change_id, needed_id),
            says=f"{change_id} needs {needed_id} in the same release or an earlier one",
            at=("modifications", change_id, "needs", needed_id),
        )

    def apply(self, model: PlanModel) -> None:
        problem = model.problem
        for change in problem.changes:
            for needed_id in sorted(change.modification.needs):
                clause = self.clause(change.id, needed_id)
                needed = problem.change_of.get(needed_id)
                if needed is None:
                    model.enforce(model.is_placed(change) == 0, because=clause)
                    continue
                for slot in problem.slots:
                    in_time = problem.last_slot_until(slot.release.go_live)
                    model.enforce(model.placed_by(change, slot) <= model.placed_by(needed, in_time), because=clause)

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        one, other = violation.clause.about
        return f"{one} without its need of {other}"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        for modification, _, release in placed(scenario, plan):
            for needed_id in modification.needs:
                needed = scenario.release_of.get(plan.release_of(needed_id) or "")
                if needed is None:
                    found = f"{modification.id} needs {needed_id}, which goes in no release"
                    yield Violation(self.clause(modification.id, needed_id), found)
                elif needed.go_live > release.go_live:
                    later = f"{needed.called}, after {release.called}"
                    found = f"{modification.id} needs {needed_id}, which goes in {later}"
                    yield Violation(self.clause(modification.id, needed_id), found)
