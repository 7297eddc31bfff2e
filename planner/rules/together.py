"""Changes that belong together go live in the same release, or none of them does."""

from collections.abc import Iterator

from models import Clause, Plan, Scenario, Source, Violation
from planner.rules.base import PlanModel, Rule


class Together(Rule):
    """All or none: where one of them waits for a date or was withdrawn, the others are left out."""

    id = "together"
    title = "Changes that belong together go live in the same release, or none of them does"
    source = Source("the scenario", "links (R18)")
    kind = "choice"

    def clause(self, one: str, other: str) -> Clause:
        first, second = sorted((one, other))
        return Clause(
            rule=self.id,
            about=(first, second),
            says=f"{first} and {second} go live in the same release, or neither does",
            at=("modifications", one, "together", other),
        )

    def apply(self, model: PlanModel) -> None:
        problem = model.problem
        for modification_id, modification in sorted(problem.scenario.modification_of.items()):
            for other_id in sorted(modification.together):
                clause = self.clause(modification_id, other_id)
                pair = [problem.change_of[name] for name in (modification_id, other_id) if name in problem.change_of]
                if len(pair) < 2:
                    for change in pair:
                        model.enforce(model.is_placed(change) == 0, because=clause)
                    continue
                one, other = pair
                for slot in problem.slots:
                    model.enforce(model.placed_by(one, slot) == model.placed_by(other, slot), because=clause)

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        one, other = violation.clause.about
        return f"{one} free to go without {other}"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        pairs = {
            tuple(sorted((modification.id, other))): self.clause(modification.id, other)
            for modification in scenario.modifications
            for other in modification.together
        }
        for (one, other), clause in sorted(pairs.items()):
            here, there = plan.release_of(one), plan.release_of(other)
            if here != there:
                yield Violation(clause, f"{one} is in {here or 'no release'}, {other} in {there or 'no release'}")
