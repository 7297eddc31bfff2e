"""Proof that a plan keeps every rule, and what it achieves: from the scenario alone, without the solver."""

from models import Plan, Scenario, Verified
from planner.draft import in_order
from planner.goals import ladder_of
from planner.rules import RULES
from planner.rules.waivers import waiver_for


def verify(scenario: Scenario, plan: Plan) -> Verified:
    """Check every rule and work out every goal."""
    found = [violation for rule in RULES for violation in in_order(rule.check(scenario, plan))]
    granted = [(violation, waiver_for(scenario, violation.clause)) for violation in found]
    return Verified(
        violations=tuple(violation for violation, waiver in granted if waiver is None),
        waived=tuple((violation, waiver) for violation, waiver in granted if waiver is not None),
        goals={goal.id: goal.value(scenario, plan) for goal in ladder_of(scenario)},
    )
