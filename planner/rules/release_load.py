"""No release carries more than its capacity of anything counted."""

from collections.abc import Iterator, Mapping

from models import SPECIFICATION_NAMES, Clause, Modification, Release, Scenario, Source, Violation
from planner.facts import counts_as
from planner.rules.base import Counted, CountingRule, Key, PlanModel


class ReleaseLoad(CountingRule):
    """A capacity named after a specification counts the changes that touch it; any other sums loads."""

    id = "release-load"
    title = "No release carries more than its capacity of anything counted"
    source = Source("SEC Releases update, 8 April 2020", "4.1 (R13)")
    kind = "policy"

    def clause(self, release: Release, name: str) -> Clause:
        return Clause(
            rule=self.id,
            about=(release.id, name),
            says=f"{release.called} carries at most {_amount(release.capacity[name], name)}",
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

    def counted(
        self, scenario: Scenario, modification: Modification, option: str | None, release: Release
    ) -> Iterator[tuple[Key, int]]:
        for name in release.capacity:
            if use := counts_as(scenario, modification, name, option):
                yield (release.id, name), use

    def judge(self, scenario: Scenario, key: Key, counted: Mapping[str, Counted]) -> Violation | None:
        release_id, name = key
        release = scenario.release_of[release_id]
        used = sum(use.amount for use in counted.values())
        if used <= release.capacity[name]:
            return None
        found = f"it would carry {_amount(used, name)}: {', '.join(sorted(counted))}"
        return Violation(self.clause(release, name), found, by=used - release.capacity[name])

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        release_id, name = violation.clause.about
        if violation.by is None:
            return super().way_out(scenario, violation)
        return f"room for {_amount(violation.by, name, 'more ')} in {scenario.release_of[release_id].called}"


def _amount(count: int, name: str, more: str = "") -> str:
    if name not in SPECIFICATION_NAMES:
        words = name.replace("_", " ")
        return f"{count} {more}{words.removesuffix('s') if count == 1 else words}"
    return f"{count} {more}{SPECIFICATION_NAMES[name]} {'change' if count == 1 else 'changes'}"
