"""A modification's decision comes by its release's cut-off."""

from collections.abc import Iterator
from datetime import timedelta

from models import Clause, Modification, Plan, Release, Scenario, Source, Violation
from planner.calendar import format_date
from planner.facts import cut_off, placed
from planner.rules.base import PlanModel, Rule


class DecisionCutOff(Rule):
    """Cut-offs follow from go-live and the longest lead time; a committed change has none for its own release."""

    id = "decision-cut-off"
    title = "A modification's decision comes by its release's cut-off"
    source = Source("SEC Releases update, 8 April 2020", "4.2 (R10)")
    kind = "policy"
    told_by = "found"

    def clause(self, modification: Modification, release: Release) -> Clause:
        return Clause(
            rule=self.id,
            about=(modification.id,),
            says=f"{modification.id}, {_when(modification)}, goes in no release whose cut-off is earlier",
            at=("modifications", modification.id, "decision"),
            within=(release.id,),
        )

    def apply(self, model: PlanModel) -> None:
        for change in model.problem.changes:
            decided_on = change.modification.decided_on
            if decided_on is None:
                continue
            for mode in change.modes:
                for slot in model.problem.slots:
                    if not change.is_committed_to(slot) and mode.cut_offs[slot.index] < decided_on:
                        clause = self.clause(change.modification, slot.release)
                        model.enforce(model.placed(change, slot, mode) == 0, because=clause)

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        modification = scenario.modification_of[violation.clause.about[0]]
        if modification.decided_on is None or violation.by is None:
            return super().way_out(scenario, violation)
        in_time = modification.decided_on - timedelta(days=violation.by)
        late = f"leave for {modification.id} to be decided {_days(violation.by)} late"
        if modification.is_approved or in_time < scenario.as_of:
            return late
        return f"a decision on {modification.id} by {format_date(in_time)}, {_days(violation.by)} earlier, or {late}"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        for modification, option, release in placed(scenario, plan):
            last_day = cut_off(scenario, modification, option, release)
            decided_on = modification.decided_on
            if last_day is None or decided_on is None or decided_on <= last_day:
                continue
            late = _days((decided_on - last_day).days)
            cut_off_for = f"its cut-off of {format_date(last_day)} for {release.called}"
            found = (
                f"{modification.id} {_verb(scenario, modification)} {_when(modification)}, {late} after {cut_off_for}"
            )
            yield Violation(self.clause(modification, release), found, by=(decided_on - last_day).days)


def _verb(scenario: Scenario, modification: Modification) -> str:
    """An approval may be dated after the day that the scenario is as of, where it is taken for granted."""
    decided_on = modification.decided_on
    return "was" if modification.is_approved and decided_on and decided_on <= scenario.as_of else "is"


def _when(modification: Modification) -> str:
    word = "approved" if modification.is_approved else "expected to be decided"
    return f"{word} on {format_date(modification.decided_on)}" if modification.decided_on else "undecided"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
