"""An approved modification keeps the release it was approved for."""

from collections.abc import Iterator

from models import Clause, Modification, Plan, Release, Scenario, Source, Violation
from planner.facts import planned
from planner.rules.base import PlanModel, Rule


class Committed(Rule):
    """An approved modification has an implementation date; moving it needs the Authority (R4)."""

    id = "committed"
    title = "An approved modification keeps the release it was approved for"
    source = Source("Smart Energy Code", "Section D (R19)")
    kind = "code"
    told_by = "clause"

    def clause(self, modification: Modification, release: Release) -> Clause:
        return Clause(
            rule=self.id,
            about=(modification.id,),
            says=f"{modification.id} was approved for {release.called} and keeps it",
            at=("modifications", modification.id, "decision"),
        )

    def apply(self, model: PlanModel) -> None:
        for change in model.problem.changes:
            slot = model.problem.slot_of.get(change.modification.committed_to or "")
            if slot is not None:
                clause = self.clause(change.modification, slot.release)
                model.enforce(model.placed(change, slot) == 1, because=clause)

    def is_negotiable(self, scenario: Scenario, clause: Clause) -> bool:
        return _promised(scenario, clause).go_live > scenario.as_of

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        name = violation.clause.about[0]
        # Without a date nobody can say which cut-offs it missed.
        doubt = "" if scenario.modification_of[name].decided_on else " (if its approval, of unknown date, was in time)"
        return f"{name} freed from {_promised(scenario, violation.clause).called}, for which it was approved{doubt}"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        for modification in planned(scenario):
            promised = modification.committed_to
            actual = plan.release_of(modification.id)
            if promised and actual != promised:
                clause = self.clause(modification, scenario.release_of[promised])
                where = f"in {actual}" if actual else "left out"
                yield Violation(clause, f"{modification.id} is {where}")


def _promised(scenario: Scenario, clause: Clause) -> Release:
    return scenario.release_of[scenario.modification_of[clause.about[0]].committed_to or ""]
