"""Why there is no plan: smallest sets of clauses that cannot all hold.

Cores that CP-SAT returns are not minimal, so each is shrunk by deletion: Junker, "QuickXplain", AAAI 2004, section 2,
in its plain form, with the core of each failed try adopted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from models import Clause
from planner.solver.guarded import Guarded

STAGE = "the conflict"


@dataclass(frozen=True, slots=True)
class ClauseSet:
    """Clauses that cannot all hold."""

    clauses: list[Clause]
    minimal: bool
    """Proved: with any one of them given up, the rest can hold."""


def conflicts(guarded: Guarded) -> Iterator[ClauseSet]:
    """Conflicts that have no clause in common, each minimal unless time ran out; at least one."""
    left = guarded.clauses
    is_first = True
    while True:
        found = guarded.holding(left, stage=STAGE)
        if not found.is_infeasible:
            if is_first:
                yield ClauseSet(left, minimal=False)
            return
        conflict = _shrunk(guarded, guarded.core(found, left))
        yield conflict
        if not conflict.clauses:
            return
        left = [clause for clause in left if clause not in set(conflict.clauses)]
        is_first = False


def _shrunk(guarded: Guarded, core: list[Clause]) -> ClauseSet:
    """Give up clause after clause; what cannot be given up belongs to the conflict."""
    needed: list[Clause] = []
    minimal = True
    while core:
        candidate, *rest = core
        tried = [*needed, *rest]
        found = guarded.holding(tried, stage=STAGE)
        if found.is_infeasible:
            kept = set(guarded.core(found, tried))
            needed = [clause for clause in needed if clause in kept]
            core = [clause for clause in rest if clause in kept]
            continue
        minimal = minimal and found.is_optimal
        needed.append(candidate)
        core = rest
    return ClauseSet(needed, minimal)
