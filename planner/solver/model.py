"""The planning problem as a CP-SAT model: step variables, and the relations that rules and goals post."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from ortools.sat.python import cp_model

from models import Clause, Placement, Plan
from planner.goals.base import Placing
from planner.problem import Change, Mode, Problem, Slot
from planner.rules.base import Expression, Relation
from planner.rules.waivers import waiver_for
from planner.solver.shared import divided
from planner.solver.soft import Soft, Values


class CpPlanModel:
    """The model of one problem.

    For each change ``i``, mode ``k`` and slot ``r`` a step ``y[i,k,r]``: "built as k and released by r". Steps never
    fall back (``y[i,k,r-1] <= y[i,k,r]``), and a placement is the difference of two. For each specification ``s`` and
    slot ``u[s,r]``: at least 1 where the release carries an uplift.

    With ``guarded=True`` every clause has a guard, an assumption that can be given up: the model then serves to
    explain. Clauses that are ``given_up`` may be broken, and it is counted by how much: see ``Soft``.
    """

    def __init__(self, problem: Problem, *, guarded: bool = False, given_up: Collection[Clause] = ()) -> None:
        self.problem = problem
        self.cp = cp_model.CpModel()
        self.soft = Soft(self.cp)
        self.guards: dict[Clause, cp_model.IntVar] | None = {} if guarded else None
        self._steps: dict[tuple[str, int], list[cp_model.IntVar]] = {}
        self._placed: dict[tuple[str, int], list[Expression]] = {}
        self._carries: dict[tuple[str, int], cp_model.IntVar] = {}
        self._fullest: list[tuple[cp_model.IntVar, list[Counter[tuple[str, Placement]]]]] = []
        self._given_up = frozenset(given_up)
        for change in problem.changes:
            for mode in change.modes:
                self._add_steps(change, mode)
            # What a plan is, not a rule: a change that is built twice would be in two releases.
            self.cp.add_at_most_one(self._steps[change.id, mode.index][-1] for mode in change.modes if problem.slots)

    def _add_steps(self, change: Change, mode: Mode) -> None:
        steps = [self.cp.new_bool_var("") for _ in self.problem.slots]
        for earlier, later in pairwise(steps):
            self.cp.add_implication(earlier, later)
        self._steps[change.id, mode.index] = steps
        differences = [later - earlier for earlier, later in pairwise(steps)]
        self._placed[change.id, mode.index] = [*steps[:1], *differences]

    def placed(self, change: Change, slot: Slot, mode: Mode | None = None) -> Expression:
        """1 where the change goes in that release, in that mode if one is given."""
        modes = change.modes if mode is None else (mode,)
        return _added(self._placed[change.id, one.index][slot.index] for one in modes)

    def placed_by(self, change: Change, slot: Slot | None, mode: Mode | None = None) -> Expression:
        """1 where the change goes in that release or one before it; 0 for no slot."""
        if slot is None:
            return 0
        modes = change.modes if mode is None else (mode,)
        return _added(self._steps[change.id, one.index][slot.index] for one in modes)

    def is_placed(self, change: Change, mode: Mode | None = None) -> Expression:
        """1 where the change goes in any release, 0 where it is left out."""
        return self.placed_by(change, self.problem.slots[-1] if self.problem.slots else None, mode)

    def carries(self, specification: str, slot: Slot) -> Expression:
        """At least 1 where a change placed in that release touches the specification, or changes ``DCC_SYSTEMS``."""
        key = (specification, slot.index)
        if key not in self._carries:
            self._carries[key] = uplift = self.cp.new_bool_var("")
            # One clause for each change: summed up into one row, 200 changes x 8 releases were not proved in 25 s.
            for change, mode in self._touching(specification):
                steps = self._steps[change.id, mode.index]
                before = [steps[slot.index - 1]] if slot.index else []
                self.cp.add_bool_or([uplift, ~steps[slot.index], *before])
        return self._carries[key]

    def _touching(self, specification: str) -> Iterable[tuple[Change, Mode]]:
        return (
            (change, mode) for change in self.problem.changes for mode in change.modes if specification in mode.carries
        )

    def total(self, parts: Iterable[tuple[int, Expression]]) -> Expression:
        """The sum of numbers times expressions."""
        factors, expressions = zip(*parts, strict=True) if (parts := list(parts)) else ((), ())
        return cp_model.LinearExpr.weighted_sum(expressions, factors) if factors else 0

    def fullest(self, groups: Sequence[Sequence[Placing]]) -> Expression:
        """The largest number of these placements that any group has."""
        most = self.cp.new_int_var(0, max(map(len, groups), default=0), "")
        members = [Counter((change.id, _placement(slot, mode)) for change, slot, mode in group) for group in groups]
        for group in groups:
            if group:
                self.cp.add(most >= self.total((1, self.placed(change, slot, mode)) for change, slot, mode in group))
        self._fullest.append((most, members))
        return most

    def hold(self, relation: Relation) -> None:
        """Hold the relation, whatever else is given up; one that is true by itself would add a variable."""
        if relation is not True:
            divided(self.cp.add(relation))

    def enforce(self, relation: Relation, *, because: Clause) -> None:
        """Hold the relation, unless the clause is waived; if guarded, give it up with its clause."""
        if relation is True or waiver_for(self.problem.scenario, because):
            return
        if because in self._given_up:
            self.soft.allow(relation)
            return
        constraint = self.cp.add_bool_or([]) if relation is False else divided(self.cp.add(relation))
        if self.guards is not None:
            if because not in self.guards:
                self.guards[because] = self.cp.new_bool_var("")
            constraint.only_enforce_if(self.guards[because])

    def plan(self, values: Sequence[int]) -> Plan:
        """The plan that a solution says."""
        placements: dict[str, Placement] = {}
        for change in self.problem.changes:
            for mode in change.modes:
                steps = self._steps[change.id, mode.index]
                if steps and values[steps[-1].index]:
                    first = next(slot for slot in self.problem.slots if values[steps[slot.index].index])
                    placements.setdefault(change.id, _placement(first, mode))
        return Plan(placements)

    def values(self, plan: Plan) -> Values:
        """The value of every variable under a plan, for a complete hint."""
        values: Values = {}
        carried: defaultdict[int, set[str]] = defaultdict(set)
        for change in self.problem.changes:
            placement = plan.placements.get(change.id)
            for mode in change.modes:
                is_built = placement is not None and placement.option == mode.option
                first = self.problem.slot_of[placement.release].index if placement and is_built else None
                for index, step in enumerate(self._steps[change.id, mode.index]):
                    values[step.index] = int(first is not None and index >= first)
                if first is not None:
                    carried[first] |= mode.carries
        for (specification, index), uplift in self._carries.items():
            values[uplift.index] = int(specification in carried[index])
        placed = set(plan.placements.items())
        for most, groups in self._fullest:
            values[most.index] = max((sum(group[key] for key in placed & group.keys()) for group in groups), default=0)
        self.soft.fill(values)
        return values

    def is_possible(self, change: Change, slot: Slot, mode: Mode, domains: Sequence[tuple[int, int]]) -> bool:
        """Whether the placement is not ruled out by what is known of the variables."""
        steps = self._steps[change.id, mode.index]
        can_be_released_by = domains[steps[slot.index].index][1] == 1
        can_be_unreleased_before = slot.index == 0 or domains[steps[slot.index - 1].index][0] == 0
        return can_be_released_by and can_be_unreleased_before

    def can_be_left_out(self, change: Change, domains: Sequence[tuple[int, int]]) -> bool:
        """Whether what is known of the variables does not place it."""
        return not self.problem.slots or all(
            domains[self._steps[change.id, mode.index][-1].index][0] == 0 for mode in change.modes
        )


def _placement(slot: Slot, mode: Mode) -> Placement:
    return Placement(slot.release.id, mode.option)


def _added(expressions: Iterable[Expression]) -> Expression:
    """Their sum, which for a single one is itself: sum() would wrap it in another expression."""
    first, *others = expressions
    return sum(others, first)
