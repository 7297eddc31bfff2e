"""What binds: what each rule or number buys if it is loosened by one step, and which rules the plan depends on."""

from collections.abc import Sequence
from typing import Literal

from models import Planned
from models.binding import Binding, Loosened, RuleFound, Step
from planner.edits import waived
from planner.questions.bought import Bought, best, is_better, worth
from planner.questions.progress import answered_one_by_one
from planner.questions.steps import Loosening, loosenings
from planner.questions.study import Study
from planner.rules import RULES
from planner.rules.base import Rule
from planner.solver.implied import can_be_broken

STRUCTURE = tuple(rule for rule in RULES if rule.kind == "structure")
"""What a plan is, which nobody can loosen."""

LOOSENABLE = tuple(rule for rule in RULES if rule not in STRUCTURE and rule.id != "committed")
"""A release that has been approved spares a change other rules: without it, other questions would have to be asked."""


def binding(study: Study) -> Binding:
    """The rules first: where dropping one buys nothing, none of its steps does."""
    rules = _rules(study)
    listed = loosenings(study.scenario)
    found = _bought(study, rules, listed)
    settled = {one.rule for one in rules}
    unsettled_rules = tuple(rule.id for rule in LOOSENABLE if rule.id not in settled)
    unsettled_steps = tuple(one.step for one in listed if one.step not in found)
    is_complete = not (unsettled_rules or unsettled_steps)
    return Binding(
        outcome=study.outcome,
        steps=tuple(_in_order(found, [one.step for one in listed if one.step in found])),
        rules=tuple(rules),
        unsettled_steps=unsettled_steps,
        unsettled_rules=unsettled_rules,
        stopped=None if is_complete else _why_stopped(study),
    )


def _why_stopped(study: Study) -> Literal["time", "interrupt"]:
    return "interrupt" if study.budget.interrupted or study.base.stopped == "interrupt" else "time"


def _in_order(found: dict[Step, Planned | None], steps: Sequence[Step]) -> list[Loosened]:
    """What buys most first, what buys nothing last."""
    bought = sorted(((worth(planned), step) for step in steps if (planned := found[step])), key=lambda pair: pair[0])
    return [Loosened(step, found[step]) for step in (*(step for _, step in bought), *_idle(found, steps))]


def _idle(found: dict[Step, Planned | None], steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if not found[step]]


def _bought(study: Study, rules: Sequence[RuleFound], listed: Sequence[Loosening]) -> dict[Step, Planned | None]:
    """What each step buys, rule by rule."""
    idle = {one.rule for one in rules if one.standing != "binds"}
    bought = Bought(study, len(listed))
    for rule in LOOSENABLE:
        own = [one for one in listed if one.step.rule == rule.id]
        if rule.id in idle:
            bought.nothing(own)
        else:
            bought.settle(bought.that_matter(rule, own))
    return bought.found


def _rules(study: Study) -> list[RuleFound]:
    """What is known of each rule."""
    found = answered_one_by_one(
        study.budget,
        LOOSENABLE,
        "which rules bind",
        lambda rule: _rule(study, rule),
        lambda one: f"{one.rule} {one.standing}" if one else "",
    )
    return [one for one in found if one is not None]


def _rule(study: Study, rule: Rule) -> RuleFound | None:
    """The standing of one rule; None where it was not settled."""
    others = [other for other in RULES if other is not rule]
    match can_be_broken(study.problem, rule, others, study.budget):
        case True:
            return _dropped(study, rule)
        case False:
            return _kept_anyway(study, rule)
        case None:
            return None


def _dropped(study: Study, rule: Rule) -> RuleFound | None:
    """Whether there is a better plan without it."""
    without = waived(rule.id)(study.scenario)
    match is_better(study, without):
        case True:
            planned = best(study, without)
            is_found = planned is not None and worth(planned) < worth(study.base)
            return RuleFound(rule.id, "binds", planned) if is_found else None
        case False:
            return RuleFound(rule.id, "never binds")
        case None:
            return None


def _kept_anyway(study: Study, rule: Rule) -> RuleFound | None:
    """Whether it is the other rules that keep it, or nothing could break it."""
    match can_be_broken(study.problem, rule, STRUCTURE, study.budget):
        case True:
            return RuleFound(rule.id, "implied")
        case False:
            return RuleFound(rule.id, "applies to nothing")
        case None:
            return None
