"""Changes that are kept apart do not go live in the same release."""

from collections.abc import Iterator

from models import Clause, Plan, Scenario, Source, Violation
from planner.facts import placed
from planner.rules.base import PlanModel, Rule


class Apart(Rule):
    """What is left out is in no release, and so in nobody's way."""

    id = "apart"
    title = "Changes that are kept apart do not go live in the same release"
    source = Source("the scenario", "links (R18)")
    kind = "choice"

    def clause(self, one: str, other: str) -> Clause:
        first, second = sorted((one, other))
        return Clause(
            rule=self.id,
            about=(first, second),
            says=f"{first} and {second} do not go live in the same release",
            at=("modifications", one, "apart", other),
        )

    def apply(self, model: PlanModel) -> None:
        for change in model.problem.changes:
            for other_id in sorted(change.modification.apart):
                other = model.problem.change_of.get(other_id)
                if other is None:
                    continue
                clause = self.clause(change.id, other_id)
                for slot in model.problem.slots:
                    model.enforce(model.placed(change, slot) + model.placed(other, slot) <= 1, because=clause)

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        one, other = violation.clause.about
        return f"{one} and {other} in the same release"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        seen: set[Clause] = set()
        for modification, _, release in placed(scenario, plan):
            for other in modification.apart:
                clause = self.clause(modification.id, other)
                if plan.release_of(other) == release.id and clause not in seen:
                    seen.add(clause)
                    yield Violation(clause, f"both are in {release.called}")
