"""What binds, in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from models import GoalValue, Plan, Planned
from models.binding import Binding, RuleStanding, Step
from planner.explain.words import amount, capital, counted, from_to, worth
from planner.goals import GOAL_OF
from planner.rules import RULE_OF

MOST_MOVES = 6
"""Moves that are told one by one."""

MOST_STEPS = 10
"""Steps of one rule that buy nothing, told one by one."""


def binding_verdict(base: Planned, found: Binding) -> Iterator[str]:
    """What loosening buys in all, and the one thing that buys most."""
    if not base.proven:
        more = "" if base.stopped == "interrupt" else " Allow more time with --seconds."
        yield f"The plan is not proved best, so what a step would buy cannot be told.{more}"
        return
    bought = [one for one in found.steps if one.planned]
    if found.steps:
        yield _how_many(len(bought), len(found.steps))
    if bought and bought[0].planned:
        first = next(gains(base, bought[0].planned))
        yield f"What buys most: {bought[0].step.says}; then {first}."
    yield from _standings(Counter(rule.standing for rule in found.rules))
    if found.stopped:
        open_questions = len(found.unsettled_steps) + len(found.unsettled_rules)
        yield f"Not established in the time given: {counted(open_questions, 'question')}, listed below."


def _how_many(bought: int, count: int) -> str:
    steps = f"{counted(count, 'step')} that {'loosens' if count == 1 else 'loosen'} one rule or number"
    if not bought:
        return f"None of {steps} buys anything: the best plan stays as good as it is."
    return f"Of {steps}, {bought} {'buys' if bought == 1 else 'buy'} something."


STANDING_WORDS: dict[RuleStanding, tuple[str, str]] = {
    "binds": ("binds", "bind"),
    "never binds": ("never binds", "never bind"),
    "implied": ("is implied by the others", "are implied by the others"),
    "applies to nothing": ("applies to nothing here", "apply to nothing here"),
}
"""For one rule, and for several."""

WITHOUT: dict[RuleStanding, str] = {
    "never binds": "The best plan is as good in every goal",
    "implied": "No plan that keeps all other rules could break it",
}
"""What is so of a rule that does not bind."""


def _standings(counts: Counter[RuleStanding]) -> Iterator[str]:
    said = [
        f"{counts[standing]} {words[counts[standing] > 1]}"
        for standing, words in STANDING_WORDS.items()
        if counts[standing]
    ]
    if said:
        yield f"Of {counted(counts.total(), 'rule')}, {', '.join(said)}."


def gains(base: Planned, planned: Planned) -> Iterator[str]:
    """Every goal that changes: "days later than target, weighed by priority: 399 instead of 798 priority-days"."""
    for before, after in changed_goals(base, planned):
        yield f"{GOAL_OF[after.goal].title}: {reached(after)} instead of {amount(before.value, after.unit)}"


def reached(goal: GoalValue) -> str:
    """Its value, and whether there may be better."""
    return f"{worth(goal.value, goal.unit)}{'' if goal.proven else ' or better'}"


def changed_goals(base: Planned, planned: Planned) -> list[tuple[GoalValue, GoalValue]]:
    """The goals whose values differ, most important first."""
    pairs = zip(base.goals, planned.goals, strict=True)
    return [(before, after) for before, after in pairs if before.value != after.value]


def rebuilt(base: Plan, plan: Plan) -> Iterator[tuple[str, str | None, str | None]]:
    """The modifications that are placed before and after with another option, by id: from which, to which."""
    for name in sorted(base.placements.keys() & plan.placements.keys()):
        before, after = base.placements[name].option, plan.placements[name].option
        if before != after:
            yield name, before, after


def who_moves(base: Plan, plan: Plan) -> str:
    """For a table: "MP090 from nov-2021 to jun-2021"."""
    told = [from_to(*move) for move in base.moves_to(plan)]
    told += [f"{name} with option {there} instead of {here}" for name, here, there in rebuilt(base, plan)]
    more = len(told) - MOST_MOVES
    return "; ".join([*told[:MOST_MOVES], *([f"and {more} more"] if more > 0 else [])])


def idle_steps(steps: Sequence[Step]) -> Iterator[str]:
    """Steps that buy nothing, a sentence for each rule."""
    for rule in dict.fromkeys(step.rule for step in steps):
        own = [step.says for step in steps if step.rule == rule]
        more = len(own) - MOST_STEPS
        yield f"{rule}: {'; '.join([*own[:MOST_STEPS], *([f'and {more} more'] if more > 0 else [])])}."


def not_established(found: Binding) -> Iterator[str]:
    """What was left open."""
    for rule in found.unsettled_rules:
        yield f"whether {rule} binds ({RULE_OF[rule].title})"
    for step in found.unsettled_steps:
        yield f"what it buys if {step.says}"


def without(base: Planned, standing: RuleStanding, planned: Planned | None) -> str:
    """What is so without a rule."""
    return capital("; ".join(gains(base, planned))) if planned else WITHOUT[standing]


def idle_rules(found: Binding) -> list[str]:
    """The rules that apply to nothing, by id."""
    return [rule.rule for rule in found.rules if rule.standing == "applies to nothing"]
