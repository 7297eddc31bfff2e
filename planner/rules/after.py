"""A change that comes after another goes live strictly later, by at least the gap."""

from collections.abc import Iterator
from datetime import date, timedelta

from models import After, Clause, Duration, Plan, Release, Scenario, Source, Violation
from planner.calendar import Calendar, format_date
from planner.facts import placed, working_days
from planner.rules.base import PlanModel, Rule


class AfterRule(Rule):
    """A change whose prerequisite is not delivered is left out."""

    id = "after"
    title = "A change that comes after another goes live strictly later, by at least the gap"
    source = Source("SEC website", "sweep-up modifications (R18)")
    kind = "fact"
    told_by = "found"

    def clause(self, change_id: str, link: After) -> Clause:
        gap = f" by at least {link.gap}" if link.gap.amount else ""
        return Clause(
            rule=self.id,
            about=(change_id, link.id),
            says=f"{change_id} goes live after {link.id}{gap}",
            at=("modifications", change_id, "after", link.id),
        )

    def apply(self, model: PlanModel) -> None:
        problem = model.problem
        for change in problem.changes:
            for link in sorted(change.modification.after, key=lambda link: link.id):
                clause = self.clause(change.id, link)
                earlier = problem.change_of.get(link.id)
                if earlier is None:
                    model.enforce(model.is_placed(change) == 0, because=clause)
                    continue
                for slot in problem.slots:
                    go_live = slot.release.go_live
                    fitting = [
                        other
                        for other in problem.slots
                        if other.release.go_live < go_live
                        and _earliest(problem.calendar, other.release, link.gap) <= go_live
                    ]
                    last = fitting[-1] if fitting else None
                    model.enforce(model.placed_by(change, slot) <= model.placed_by(earlier, last), because=clause)

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        one, other = violation.clause.about
        return f"{one} without having to come after {other}"

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        for modification, _, release in placed(scenario, plan):
            for link in modification.after:
                clause = self.clause(modification.id, link)
                earlier = scenario.release_of.get(plan.release_of(link.id) or "")
                if earlier is None:
                    yield Violation(clause, f"{modification.id} goes live after {link.id}, which goes in no release")
                    continue
                soonest = _earliest(working_days(scenario), earlier, link.gap)
                if release.go_live < soonest:
                    found = (
                        f"{modification.id} could go live from {format_date(soonest)}, {link.id} being in "
                        f"{earlier.called}; {release.called} goes live on {format_date(release.go_live)}"
                    )
                    yield Violation(clause, found)


def _earliest(calendar: Calendar, earlier: Release, gap: Duration) -> date:
    """The first day on which what comes after may go live."""
    return max(calendar.after(earlier.go_live, gap), earlier.go_live + timedelta(days=1))
