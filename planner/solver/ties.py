"""The tie order: of the plans that are equally good in every goal, the one that comes first, so that it is unique.

Change by change in the order of their ids, the earliest release wins, then the option whose id comes first; left out
comes last. Blocks of changes are settled at once, as the digits of one number, small enough that a float holds it.
"""

from dataclasses import dataclass

from models import Placement, Plan
from planner.problem import Change, Mode, Slot
from planner.rules.base import Expression
from planner.solver.ladder import hint
from planner.solver.model import CpPlanModel
from planner.solver.run import run
from planner.solver.settings import Budget

LARGEST_NUMBER = 2**52
STAGE = "the order of ties"


@dataclass(frozen=True, slots=True)
class _Digit:
    """A change, and what is still possible for it, best first; None stands for left out."""

    change: Change
    possible: list[tuple[Slot, Mode] | None]

    def current(self, plan: Plan) -> int:
        """The rank of what the plan does with it."""
        placement = plan.placements.get(self.change.id)
        return next(
            rank
            for rank, place in enumerate(self.possible)
            if placement == (Placement(place[0].release.id, place[1].option) if place else None)
        )

    def rank(self, model: CpPlanModel) -> Expression:
        """Its rank as an expression."""
        return model.total((rank, _chosen(model, self.change, place)) for rank, place in enumerate(self.possible))


def settle(model: CpPlanModel, plan: Plan, budget: Budget) -> tuple[Plan, bool]:
    """The first of the plans that are as good as the given one, and whether it is settled.

    The model must hold every goal at its best.
    """
    model.cp.clear_objective()
    digits = _digits(model, plan, budget)
    while digits:
        if digits[0].current(plan) == 0:  # as good as can be, with all before it settled
            _fix(model, digits.pop(0), plan)
            continue
        if budget.is_over:
            return plan, False
        block = _block(digits)
        better = _settle_block(model, block, plan, budget)
        if better is None:
            return plan, False
        plan = better
        for digit in block:
            _fix(model, digit, plan)
        digits = digits[len(block) :]
    return plan, True


def _digits(model: CpPlanModel, plan: Plan, budget: Budget) -> list[_Digit]:
    """What presolve leaves possible for each change."""
    hint(model, plan)
    known = run(
        model.cp,
        budget,
        stage=STAGE,
        seconds=budget.left,
        fill_tightened_domains_in_response=True,
        keep_all_feasible_solutions_in_presolve=True,  # else what is possible may be called impossible
    )
    digits = []
    for change in model.problem.changes:
        places: list[tuple[Slot, Mode] | None] = [
            (slot, mode)
            for slot in model.problem.slots
            for mode in change.modes
            if not known.domains or model.is_possible(change, slot, mode, known.domains)
        ]
        digits.append(_Digit(change, [*places, None]))
    return digits


def _block(digits: list[_Digit]) -> list[_Digit]:
    """As many changes as one number can hold."""
    block: list[_Digit] = []
    largest = 1
    for digit in digits:
        largest *= len(digit.possible)
        if largest > LARGEST_NUMBER:
            break
        block.append(digit)
    return block


def _settle_block(model: CpPlanModel, block: list[_Digit], plan: Plan, budget: Budget) -> Plan | None:
    """The plan that comes first in the block; None where that was not proved in time."""
    number: Expression = 0
    for digit in block:
        number = number * len(digit.possible) + digit.rank(model)
    model.cp.minimize(number)
    hint(model, plan)
    found = run(model.cp, budget, stage=STAGE, seconds=budget.left)
    model.cp.clear_objective()
    return model.plan(found.values) if found.is_optimal else None


def _fix(model: CpPlanModel, digit: _Digit, plan: Plan) -> None:
    place = digit.possible[digit.current(plan)]
    model.cp.add(_chosen(model, digit.change, place) == 1)


def _chosen(model: CpPlanModel, change: Change, place: tuple[Slot, Mode] | None) -> Expression:
    if place is None:
        return 1 - model.is_placed(change)
    slot, mode = place
    return model.placed(change, slot, mode)
