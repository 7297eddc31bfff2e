"""Exactly one solution option of a planned modification is built."""

from collections.abc import Iterator

from models import Clause, Modification, Plan, Scenario, Source, Violation
from planner.rules.base import PlanModel, Rule


class OneOption(Rule):
    """The option chosen, where one is; else one that the planner chooses, which the model can do no other way."""

    id = "one-option"
    title = "Exactly one solution option of a planned modification is built"
    source = Source("SEC Releases update, 8 April 2020", "4.1, footnote 1 (R14)")
    kind = "structure"

    def clause(self, modification: Modification) -> Clause:
        options = ", ".join(option.id for option in modification.options) or "no option"
        which = f"the option {modification.option}" if modification.option else f"one of {options}"
        return Clause(
            rule=self.id,
            about=(modification.id,),
            says=f"{modification.id} is built with {which}",
            at=("modifications", modification.id, "option"),
        )

    def apply(self, model: PlanModel) -> None:
        for change in model.problem.changes:
            for mode in change.modes:
                if change.modification.option not in (None, mode.option):
                    model.enforce(model.is_placed(change, mode) == 0, because=self.clause(change.modification))

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        for modification_id, placement in sorted(plan.placements.items()):
            modification = scenario.modification_of[modification_id]
            allowed: set[str | None] = {
                option.id for option in modification.options if modification.option in (None, option.id)
            }
            if placement.option not in (allowed or {None}):
                found = f"{modification_id} is built with {placement.option or 'no option'}"
                yield Violation(self.clause(modification), found)
