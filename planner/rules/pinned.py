"""A change fixed to a release stays there."""

from collections.abc import Iterator

from models import Clause, Pin, Plan, Release, Scenario, Source, Violation
from planner.rules.base import PlanModel, Rule


class Pinned(Rule):
    """A pin on a change that waits for a date, or was withdrawn, has no effect."""

    id = "pinned"
    title = "A change fixed to a release stays there"
    source = Source("SEC Releases update, 8 April 2020", "3.1 (R15)")
    kind = "choice"
    told_by = "clause"

    def clause(self, pin: Pin, release: Release) -> Clause:
        reasons = [*([f"mandated by {pin.mandated_by}"] if pin.mandated_by else []), *([pin.why] if pin.why else [])]
        why = f" ({', '.join(reasons)})" if reasons else ""
        return Clause(
            rule=self.id,
            about=(pin.modification,),
            says=f"{pin.modification} is pinned to {release.called}{why}",
            at=("pins", pin.modification),
            kind="fact" if pin.mandated_by else None,
            granted_by=pin.mandated_by,
        )

    def apply(self, model: PlanModel) -> None:
        for change in model.problem.changes:
            pin = model.problem.scenario.pin_of.get(change.id)
            if pin:
                slot = model.problem.slot_of[pin.release]
                model.enforce(model.placed(change, slot) == 1, because=self.clause(pin, slot.release))

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        name = violation.clause.about[0]
        release = scenario.release_of[scenario.pin_of[name].release]
        # Without a decision it cannot be without a pin.
        way = "moved" if scenario.modification_of[name].decision is None else "freed"
        return f"{name} {way} from its pin to {release.called}"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        for pin in scenario.pins:
            actual = plan.release_of(pin.modification)
            if scenario.modification_of[pin.modification].is_planned and actual != pin.release:
                where = f"in {actual}" if actual else "left out"
                clause = self.clause(pin, scenario.release_of[pin.release])
                yield Violation(clause, f"{pin.modification} is {where}")
