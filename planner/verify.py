"""Proof that a plan keeps every rule, and what it achieves: from the scenario alone, without the solver."""

from collections.abc import Collection, Iterator

from models import Clause, Plan, Planned, Scenario, Verified, Violation
from planner.draft import in_order
from planner.goals import ladder_of
from planner.rules import RULES
from planner.rules.one_option import OneOption
from planner.rules.waivers import waiver_for


class Refused(AssertionError):
    """A plan that the independent check does not pass: a fault of ours, and never shown as a plan."""


def verify(scenario: Scenario, plan: Plan) -> Verified:
    """Check every rule and work out every goal."""
    found = [violation for rule in RULES for violation in in_order(rule.check(scenario, plan))]
    found += _out_of_planning(scenario, plan)
    granted = [(violation, waiver_for(scenario, violation.clause)) for violation in found]
    return Verified(
        violations=tuple(violation for violation, waiver in granted if waiver is None),
        waived=tuple((violation, waiver) for violation, waiver in granted if waiver is not None),
        goals={goal.id: goal.value(scenario, plan) for goal in ladder_of(scenario)},
    )


def _out_of_planning(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """What a plan places that is withdrawn or waits for a date: the model does not know it.

    No rule's own check asks, as they are asked too where a change could go once its date is known.
    """
    for name in sorted(plan.placements):
        if not scenario.modification_of[name].is_planned:
            at = ("modifications", name, "decision")
            clause = Clause(rule=OneOption.id, about=(name,), says=f"{name} takes no part in planning", at=at)
            yield Violation(clause, f"{name} goes in {plan.placements[name].release}")


def proved(scenario: Scenario, planned: Planned, given_up: Collection[Clause] = ()) -> Verified:
    """What is true of a plan that was found; it breaks nothing but what is given up, and is worth what was said.

    Raises
    ------
    Refused
        If that is not so.
    """
    verified = verify(scenario, planned.plan)
    broken = [violation for violation in verified.violations if violation.clause not in given_up]
    if broken:
        raise Refused("the plan found breaks a rule: " + "; ".join(one.found for one in broken))
    for goal in planned.goals:
        if verified.goals[goal.goal] != goal.value:
            said, found = goal.value, verified.goals[goal.goal]
            raise Refused(f"the plan found is worth {found} in {goal.goal}, and the search said {said}")
    return verified
