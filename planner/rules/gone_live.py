"""A release that has gone live takes no further change."""

from collections.abc import Iterator

from models import Clause, Modification, Plan, Release, Scenario, Source, Violation
from planner.calendar import format_date
from planner.facts import placed
from planner.rules.base import PlanModel, Rule


class GoneLive(Rule):
    """What went live by the scenario's day is history; only what was committed to it is in it."""

    id = "gone-live"
    title = "A release that has gone live takes no further change"
    source = Source("the calendar")
    kind = "fact"
    told_by = "clause"

    def clause(self, release: Release, modification: Modification) -> Clause:
        return Clause(
            rule=self.id,
            about=(release.id,),
            says=f"{release.called} went live on {format_date(release.go_live)} and takes no further change",
            at=("releases", release.id, "go_live"),
            within=(modification.id,),
        )

    def apply(self, model: PlanModel) -> None:
        for slot in model.problem.slots:
            if slot.release.go_live > model.problem.scenario.as_of:
                continue
            for change in model.problem.changes:
                if not change.is_committed_to(slot):
                    model.enforce(
                        model.placed(change, slot) == 0, because=self.clause(slot.release, change.modification)
                    )

    def is_negotiable(self, scenario: Scenario, clause: Clause) -> bool:
        return False  # the past

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        release = scenario.release_of[violation.clause.about[0]]
        late = f"{release.called}, which went live on {format_date(release.go_live)}"
        return f"an exception for {violation.clause.within[0]} to join {late}"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        for modification, _, release in placed(scenario, plan):
            if release.go_live <= scenario.as_of and modification.committed_to != release.id:
                yield Violation(self.clause(release, modification), f"{modification.id} is not committed to it")
