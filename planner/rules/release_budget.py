"""No release costs more than its budget."""

from collections.abc import Iterator, Mapping

from models import Clause, Modification, Money, Release, Scenario, Source, Violation
from planner.costs import costs_of
from planner.facts import cost
from planner.problem import Slot
from planner.rules.base import Counted, CountingRule, Expression, Key, PlanModel


class ReleaseBudget(CountingRule):
    """Its modifications, its uplifts and its fixed cost together; a cost that is not known counts as nothing.

    An uplift, and the fixed cost of a release with a change of the DCC Systems, is paid once for all that share it.
    """

    id = "release-budget"
    title = "No release costs more than its budget"
    source = Source("assumption")
    kind = "policy"

    def clause(self, release: Release) -> Clause:
        return Clause(
            rule=self.id,
            about=(release.id,),
            says=f"{release.called} costs at most {release.budget}",
            at=("releases", release.id, "budget"),
        )

    def apply(self, model: PlanModel) -> None:
        for slot in model.problem.slots:
            if (budget := slot.release.budget) is not None:
                paid = self._of_modifications(model, slot) + self._shared(model, slot)
                model.enforce(sum(paid) <= budget.pence, because=self.clause(slot.release))

    def _of_modifications(self, model: PlanModel, slot: Slot) -> list[Expression]:
        return [
            mode.pence * model.placed(change, slot, mode)
            for change in model.problem.changes
            for mode in change.modes
            if mode.pence
        ]

    def _shared(self, model: PlanModel, slot: Slot) -> list[Expression]:
        return [pence * model.carries(thing, slot) for thing, pence in model.problem.shared_pence(slot).items()]

    def counted(
        self, scenario: Scenario, modification: Modification, option: str | None, release: Release
    ) -> Iterator[tuple[Key, int]]:
        if release.budget is not None:
            own = cost(modification, option)
            yield (release.id, ""), own.pence if own else 0

    def judge(self, scenario: Scenario, key: Key, counted: Mapping[str, Counted]) -> Violation | None:
        release = scenario.release_of[key[0]]
        found = costs_of(scenario, release, {name: use.option for name, use in counted.items()})
        if found.left is None or found.left.pence >= 0:
            return None
        names = ", ".join(sorted(counted))
        return Violation(self.clause(release), f"it would cost {found.total}: {names}", by=-found.left.pence)

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        (release_id,) = violation.clause.about
        if violation.by is None:
            return super().way_out(scenario, violation)
        return f"a budget {Money(violation.by)} higher for {scenario.release_of[release_id].called}"
