"""Of changes that exclude each other, at most one is delivered."""

from collections.abc import Iterator

from models import Clause, Plan, Scenario, Source, Violation
from planner.rules.base import PlanModel, Rule


class Excludes(Rule):
    """What is left out excludes nothing."""

    id = "excludes"
    title = "Of changes that exclude each other, at most one is delivered"
    source = Source("the scenario", "links (R18)")
    kind = "fact"

    def clause(self, one: str, other: str) -> Clause:
        first, second = sorted((one, other))
        return Clause(
            rule=self.id,
            about=(first, second),
            says=f"{first} and {second} are never both delivered",
            at=("modifications", one, "excludes", other),
        )

    def apply(self, model: PlanModel) -> None:
        for change in model.problem.changes:
            for other_id in sorted(change.modification.excludes):
                other = model.problem.change_of.get(other_id)
                if other is not None:
                    both = model.is_placed(change) + model.is_placed(other)
                    model.enforce(both <= 1, because=self.clause(change.id, other_id))

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        one, other = violation.clause.about
        return f"both {one} and {other} delivered"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        found: dict[Clause, str] = {}
        for one in sorted(plan.placements):
            for other in scenario.modification_of[one].excludes:
                if other in plan.placements:
                    placements = f"{one} is in {plan.release_of(one)}, {other} in {plan.release_of(other)}"
                    found.setdefault(self.clause(one, other), placements)
        for clause, placements in found.items():
            yield Violation(clause, placements)
