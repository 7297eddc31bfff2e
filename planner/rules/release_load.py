"""No release carries more than its capacity of anything counted."""

from collections.abc import Iterator

from models import SPECIFICATION_NAMES, Clause, Plan, Release, Scenario, Source, Violation
from planner.facts import counts_as
from planner.rules.base import PlanModel, Rule


class ReleaseLoad(Rule):
    """A capacity named after a specification counts the changes that touch it; any other sums loads."""

    id = "release-load"
    title = "No release carries more than its capacity of anything counted"
    source = Source("SEC Releases update, 8 April 2020", "4.1 (R13)")
    kind = "policy"
    counts = True

    def clause(self, release: Release, name: str) -> Clause:
        return Clause(
            rule=self.id,
            about=(release.id, name),
            says=f"the {release.name} carries at most {_amount(release.capacity[name], name)}",
            at=("releases", release.id, "capacity", name),
        )

    def apply(self, model: PlanModel) -> None:
        for slot in model.problem.slots:
            for name, capacity in sorted(slot.release.capacity.items()):
                used = [
                    mode.uses(name) * model.placed(change, slot, mode)
                    for change in model.problem.changes
                    for mode in change.modes
                    if mode.uses(name)
                ]
                model.enforce(sum(used) <= capacity, because=self.clause(slot.release, name))

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        for release in scenario.releases:
            for name in sorted(release.capacity):
                uses = {
                    modification_id: counts_as(
                        scenario, scenario.modification_of[modification_id], name, placement.option
                    )
                    for modification_id, placement in sorted(plan.placements.items())
                    if placement.release == release.id
                }
                if sum(uses.values()) > release.capacity[name]:
                    users = ", ".join(modification_id for modification_id, use in uses.items() if use)
                    found = f"it would carry {_amount(sum(uses.values()), name)}: {users}"
                    yield Violation(self.clause(release, name), found)


def _amount(count: int, name: str) -> str:
    if name not in SPECIFICATION_NAMES:
        return f"{count} {name.replace('_', ' ')}"
    return f"{count} {SPECIFICATION_NAMES[name]} {'change' if count == 1 else 'changes'}"
