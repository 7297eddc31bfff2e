"""What is approved for a release and could leave it: then it keeps to the rules that its approval spares it.

As long as it keeps its release, no cut-off and no scope applies to it. Freed from it, it is an approved modification
like any other: it misses cut-offs, and joins no release that has gone live.
"""

from datetime import date

from models import Decision, Modification, Placement, Plan, Scenario
from planner.problem import Change, Mode, Slot
from planner.rules import RULE_OF
from planner.rules.waivers import waiver_for
from planner.solver.model import CpPlanModel

SPARED = ("decision-cut-off", "release-carries", "gone-live", "dcc-baseline")
"""Rules that do not apply to what is committed."""


def hold_the_freed(model: CpPlanModel) -> None:
    """Forbid each committed change, for ways out, the other releases that it could not go in if it were free."""
    for change in model.problem.changes:
        if change.is_fixed:
            alone = _free(model.problem.scenario, change.modification)
            for slot in model.problem.slots:
                for mode in change.modes:
                    if slot.release.id != change.modification.committed_to and _is_barred(alone, change, slot, mode):
                        model.cp.add(model.placed(change, slot, mode) == 0)


def _is_barred(alone: Scenario, change: Change, slot: Slot, mode: Mode) -> bool:
    plan = Plan({change.id: Placement(slot.release.id, mode.option)})
    broken = (violation.clause for rule in SPARED for violation in RULE_OF[rule].check(alone, plan))
    return any(waiver_for(alone, clause) is None for clause in broken)


def _free(scenario: Scenario, modification: Modification) -> Scenario:
    """It alone, approved all the same; one whose date nobody recorded was in time for anything."""
    approved = modification.decided_on or date.min
    freed = modification.model_copy(update={"decision": Decision(approved=approved)})
    return scenario.but(modifications=(freed,), pins=())
