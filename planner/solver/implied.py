"""Whether a rule forbids anything that others do not forbid already: a plan is sought that keeps them and breaks it."""

from collections.abc import Collection

from ortools.sat.python import cp_model

from models import Clause, Plan
from planner.problem import Problem, Slot
from planner.rules.base import Expression, Relation, Rule
from planner.rules.waivers import waiver_for
from planner.solver.model import CpPlanModel
from planner.solver.run import is_infeasible_for_sure, run
from planner.solver.settings import Budget
from planner.verify import Refused, verify


def can_be_broken(problem: Problem, rule: Rule, keeping: Collection[Rule], budget: Budget) -> bool | None:
    """Whether some plan breaks the rule and keeps others; None where that was not settled in time.

    Parameters
    ----------
    keeping
        The other rules that the plan has to keep.

    Raises
    ------
    Refused
        If the independent check does not find the plan to be one.
    """
    model = _BreakingModel(problem, rule)
    rule.apply(model)
    if not model.ways_to_break:
        return False
    for other in keeping:
        other.apply(model)
    model.cp.add_bool_or(model.ways_to_break)
    found = run(model.cp, budget, stage=f"what {rule.id} forbids", seconds=budget.left, alone=True)
    if found.has_solution:
        _confirm(problem, rule, keeping, model.plan(found.values))
        return True
    return False if found.is_infeasible and is_infeasible_for_sure(model.cp, budget) else None


def _confirm(problem: Problem, rule: Rule, keeping: Collection[Rule], plan: Plan) -> None:
    broken = {violation.clause.rule for violation in verify(problem.scenario, plan).violations}
    if rule.id not in broken or broken & {one.id for one in keeping}:
        raise Refused(f"a plan was to break {rule.id} alone, and breaks {', '.join(sorted(broken)) or 'nothing'}")


class _BreakingModel(CpPlanModel):
    """The model, where what one rule posts is turned round: each literal of ``ways_to_break`` breaks one relation."""

    def __init__(self, problem: Problem, rule: Rule) -> None:
        super().__init__(problem)
        self.ways_to_break: list[cp_model.IntVar] = []
        self._rule = rule.id

    def enforce(self, relation: Relation, *, because: Clause) -> None:
        """Hold the relation; if it is the rule's, let a literal break it."""
        if because.rule != self._rule:
            super().enforce(relation, because=because)
        elif relation is not True and not waiver_for(self.problem.scenario, because):
            literal = self.cp.new_bool_var("")
            self.ways_to_break.append(literal)
            if relation is not False:
                self._oppose(relation, literal)

    def _oppose(self, relation: Relation, literal: cp_model.IntVar) -> None:
        domain = self.cp.add(relation).only_enforce_if(literal).proto.linear.domain
        opposite = cp_model.Domain.from_flat_intervals(list(domain)).complement()
        domain.clear()
        domain.extend(opposite.flattened_intervals())

    def carries(self, specification: str, slot: Slot) -> Expression:
        """Exactly 1 where the release carries an uplift: one that is made up would break a limit for nothing."""
        is_known = (specification, slot.index) in self._carries
        uplift = super().carries(specification, slot)
        if not is_known:
            carried = (self.placed(change, slot, mode) for change, mode in self._touching(specification))
            self.cp.add(uplift <= self.total((1, one) for one in carried))
        return uplift
