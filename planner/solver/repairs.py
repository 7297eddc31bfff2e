"""Ways out: the cheapest sets of clauses to give up so that a plan exists.

Each is a minimal correction set: of what it gives up, nothing can be kept. They come in the order of who could grant
them: fewest facts first, then fewest clauses of the Code, of the policy, of choices. A set that holds another one is
never told (Liffiton and Sakallah, Journal of Automated Reasoning 40(1), 2008, section 4).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from models import Clause, Kind, Plan
from planner.rules import RULE_OF, kind_of
from planner.solver.guarded import Guarded
from planner.solver.run import Run, run

STAGE = "ways out"

DEAREST_FIRST: tuple[Kind, ...] = ("fact", "code", "policy", "choice")

Cost = tuple[int, ...]
"""How many clauses of each kind are given up, the dearest kind first."""

MOST_ALIKE = 5
"""Sets of the same cost that are looked at beyond those that are told, so that the first of them in order are told."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """Clauses to give up, and a plan that keeps all others."""

    given_up: tuple[Clause, ...]
    plan: Plan
    cheapest: bool

    @property
    def cost(self) -> Cost:
        """What it costs."""
        return tuple(sum(kind_of(clause) == kind for clause in self.given_up) for kind in DEAREST_FIRST)


@dataclass(frozen=True, slots=True)
class WaysOut:
    """The cheapest sets, the cheapest first."""

    found: tuple[WayOut, ...]
    complete: bool
    """Proved: there are no others."""


def ways_out(guarded: Guarded, most: int) -> WaysOut:
    """The cheapest sets, at most so many."""
    found: list[WayOut] = []
    while True:
        way = (found and _at_cost(guarded, found[-1].cost)) or _cheapest(guarded)
        if isinstance(way, Run):
            return _in_order(found, most, complete=way.is_infeasible and not guarded.budget.is_over)
        beyond = len(found) >= most and way.cost > found[most - 1].cost
        if beyond or len(found) >= most + MOST_ALIKE:
            return _in_order(found, most, complete=False)
        found.append(way)
        if not (way.cheapest and way.given_up):
            return _in_order(found, most, complete=way.cheapest)
        guarded.model.cp.add_bool_or([guarded.guards[clause] for clause in way.given_up])


def _in_order(found: list[WayOut], most: int, *, complete: bool) -> WaysOut:
    """Of the same cost, those first whose clauses come first: the solver finds them in no fixed order."""
    ordered = sorted(found, key=lambda way: (way.cost, [(clause.rule, clause.about) for clause in way.given_up]))
    return WaysOut(tuple(ordered[:most]), complete and len(ordered) <= most)


def _at_cost(guarded: Guarded, cost: Cost) -> WayOut | None:
    """One that costs as much as the last: mostly there is one, and a single search finds it."""
    with _this_round(guarded) as this_round:
        for kind, most in zip(DEAREST_FIRST, cost, strict=True):
            guarded.model.cp.add(_given_up(guarded, kind) <= most).only_enforce_if(this_round)
        found = _run(guarded)
    return _way(guarded, found.values, cheapest=True) if found.has_solution else None


def _cheapest(guarded: Guarded) -> WayOut | Run:
    """The cheapest that is left; where none was found, the run that says whether there is none."""
    values: Sequence[int] = ()
    is_proven = True
    with _this_round(guarded) as this_round:
        for kind in DEAREST_FIRST:
            guarded.model.cp.minimize(_given_up(guarded, kind))
            found = _run(guarded)
            if not found.has_solution:
                if not values:
                    return found
                is_proven = False
                break
            values, is_proven = found.values, is_proven and found.is_optimal
            most = _way(guarded, values, cheapest=is_proven).cost[DEAREST_FIRST.index(kind)]
            guarded.model.cp.add(_given_up(guarded, kind) <= most).only_enforce_if(this_round)
    return _way(guarded, values, cheapest=is_proven)


def _given_up(guarded: Guarded, kind: Kind) -> Any:
    """How many clauses of a kind are given up."""
    kept = [guard for clause, guard in guarded.guards.items() if kind_of(clause) == kind]
    return len(kept) - sum(kept)


def _run(guarded: Guarded) -> Run:
    # Without presolve a third less time (docs/model.md).
    settings: dict[str, Any] = {"alone": True, "cp_model_presolve": False}
    return run(guarded.model.cp, guarded.budget, stage=STAGE, seconds=guarded.budget.left, **settings)


def _way(guarded: Guarded, values: Sequence[int], *, cheapest: bool) -> WayOut:
    given_up = [clause for clause, guard in guarded.guards.items() if not values[guard.index]]
    return WayOut(tuple(given_up), guarded.model.plan(values), cheapest)


@contextmanager
def _this_round(guarded: Guarded) -> Iterator[Any]:
    """A literal that is true now, and false for ever after; what nobody can give up is kept."""
    model = guarded.model.cp
    model.clear_assumptions()
    model.clear_objective()
    for clause, guard in guarded.guards.items():
        if not RULE_OF[clause.rule].is_negotiable(guarded.problem.scenario, clause):
            model.proto.variables[guard.index].domain[0] = 1
    literal = model.new_bool_var("")
    domain = model.proto.variables[literal.index].domain
    domain[0] = 1
    try:
        yield literal
    finally:
        domain[0] = domain[1] = 0
        model.clear_objective()
