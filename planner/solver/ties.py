"""The tie order: of the plans that are equally good in every goal, the one that comes first, so that it is unique.

Change by change in the order of their ids, the earliest release wins; there the option that touches fewest
specifications, then the one with most days in hand, then the one whose id comes first; left out comes last. Most
changes have one place only in all those plans; the others are settled in blocks, as the digits of one number, small
enough that a float holds it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models import Placement, Plan
from planner.problem import Change, Mode, Slot
from planner.rules.base import Expression
from planner.solver.contradiction import Contradiction
from planner.solver.ladder import hint
from planner.solver.model import CpPlanModel
from planner.solver.relaxation import Domain, confine, domains_of
from planner.solver.run import Run, run
from planner.solver.settings import Budget

LARGEST_NUMBER = 2**52
STAGE = "the order of ties"

Place = tuple[Slot, Mode] | None
"""Where a change goes, and how it is built; None where it is left out."""


@dataclass(frozen=True, slots=True)
class Digit:
    """A change, and what is still possible for it, best first."""

    change: Change
    possible: list[Place]

    def rank(self, model: CpPlanModel) -> Expression:
        """Its rank as an expression."""
        return model.total((rank, _chosen(model, self.change, place)) for rank, place in enumerate(self.possible))


def settle(model: CpPlanModel, plan: Plan, budget: Budget) -> tuple[Plan, bool]:
    """The first of the plans that are as good as the given one, and whether it is settled.

    The model must hold every goal at its best.
    """
    model.cp.clear_objective()
    digits = _movable(model, _possible(model, plan, budget), plan, budget)
    while digits:
        block = _block(digits)
        better = _first(model, block, plan, budget)
        if better is None:
            return plan, False
        plan = better
        for digit in block:
            _keep(model, digit, plan)
        digits = digits[len(block) :]
    return plan, digits is not None


def _possible(model: CpPlanModel, plan: Plan, budget: Budget) -> list[Digit]:
    """What presolve leaves possible for each change."""
    hint(model, plan)
    found = run(
        model.cp,
        budget,
        stage=STAGE,
        seconds=budget.left,
        fill_tightened_domains_in_response=True,
        keep_all_feasible_solutions_in_presolve=True,  # else what is possible may be called impossible
    )
    _require_possible(found)
    domains = found.domains or domains_of(model.cp)
    confine(model.cp, domains)
    digits = digits_of(model, domains)
    for digit in digits:
        _place_in(plan, digit)
    return digits


def digits_of(model: CpPlanModel, domains: Sequence[Domain]) -> list[Digit]:
    """The changes in the order of their ids, each with what is possible for it in these domains."""
    return [Digit(change, list(_places(model, change, domains))) for change in model.problem.changes]


def _places(model: CpPlanModel, change: Change, domains: Sequence[Domain]) -> Iterator[Place]:
    for slot in model.problem.slots:
        for mode in change.modes_at(slot):
            if model.is_possible(change, slot, mode, domains):
                yield slot, mode
    if model.can_be_left_out(change, domains):
        yield None


def _movable(model: CpPlanModel, digits: list[Digit], plan: Plan, budget: Budget) -> list[Digit] | None:
    """Those that have another place in another plan, the rest being fixed; None where that was not settled.

    As many as can be are moved at once, then of the rest as many as can be, until none can. To ask only that one
    moves is slower by ten times and more, and takes more rounds (docs/model.md).
    """
    movable = []
    still = [digit for digit in digits if len(digit.possible) > 1]
    while still:
        other = _moved(model, still, plan, budget)
        if other is None:
            return None
        here, there = plan.placements, other.placements
        moved = {name for name in here.keys() | there.keys() if here.get(name) != there.get(name)}
        if moved.isdisjoint(digit.change.id for digit in still):
            break
        movable += [digit for digit in still if digit.change.id in moved]
        still = [digit for digit in still if digit.change.id not in moved]
    for digit in still:
        _keep(model, digit, plan)
    return sorted(movable, key=lambda digit: digit.change.id)


def _moved(model: CpPlanModel, digits: list[Digit], plan: Plan, budget: Budget) -> Plan | None:
    """A plan that moves as many as can be; None where none was found that moves any, and it was not proved."""
    if budget.is_over:
        return None
    model.cp.clear_objective()
    model.cp.minimize(model.total((1, _stays(model, digit, plan)) for digit in digits))
    hint(model, plan)
    found = run(model.cp, budget, stage=STAGE, seconds=budget.left)
    model.cp.clear_objective()
    _require_possible(found)
    other = model.plan(found.values) if found.has_solution else plan
    return None if other == plan and not found.is_optimal else other


def _block(digits: list[Digit]) -> list[Digit]:
    """As many changes as one number can hold."""
    block: list[Digit] = []
    largest = 1
    for digit in digits:
        largest *= len(digit.possible)
        if largest > LARGEST_NUMBER:
            break
        block.append(digit)
    return block


def _first(model: CpPlanModel, block: list[Digit], plan: Plan, budget: Budget) -> Plan | None:
    """The plan that comes first in the block; None where that was not proved in time."""
    if budget.is_over:
        return None
    number: Expression = 0
    for digit in block:
        number = number * len(digit.possible) + digit.rank(model)
    model.cp.clear_objective()
    model.cp.minimize(number)
    hint(model, plan)
    found = run(model.cp, budget, stage=STAGE, seconds=budget.left)
    _require_possible(found)
    return model.plan(found.values) if found.is_optimal else None


def _require_possible(found: Run) -> None:
    """The plan that is known is one of those that are looked through."""
    if found.is_infeasible:
        raise Contradiction(f"{STAGE}: no plan is found where one is known")


def _keep(model: CpPlanModel, digit: Digit, plan: Plan) -> None:
    model.cp.add(_stays(model, digit, plan) == 1)


def _stays(model: CpPlanModel, digit: Digit, plan: Plan) -> Expression:
    """1 where the change is where the plan has it."""
    return _chosen(model, digit.change, _place_in(plan, digit))


def _place_in(plan: Plan, digit: Digit) -> Place:
    """Where a plan has a change, which has to be one of the places that are possible."""
    placement = plan.placements.get(digit.change.id)
    for place in digit.possible:
        if placement == (Placement(place[0].release.id, place[1].option) if place else None):
            return place
    raise Contradiction(f"{STAGE}: {digit.change.id} is said to have no place where a plan that is known has it")


def _chosen(model: CpPlanModel, change: Change, place: Place) -> Expression:
    if place is None:
        return 1 - model.is_placed(change)
    slot, mode = place
    return model.placed(change, slot, mode)
