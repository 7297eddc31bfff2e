"""Who lapses, from where to where, and the chain of causes."""

from collections import deque
from collections.abc import Iterator

from models import RolledForward, Scenario, Step, Violation
from planner.explain.things import reason, why_not_planned

MOST_CARRIERS = 5
"""Of what carried a modification along, told whole in its line: a chain of 400 would else be told 400 times."""

NEAREST = 2
"""Of a longer chain, told at either end."""


def lapse_sentences(scenario: Scenario, rolled: RolledForward) -> Iterator[str]:
    """Who lapses, from where to where, and why; each with the chain of causes behind it."""
    steps = {step.modification: step for step in rolled.steps}
    for step in sorted(rolled.steps, key=lambda step: step.modification):
        if step.lapsed:
            yield f"{_fate(scenario, step)} {'; '.join(_causes(scenario, step, steps))}."


def _fate(scenario: Scenario, step: Step) -> str:
    target = scenario.release_of[step.target].called if step.target else ""
    if step.release is None:
        return f"{step.modification} misses {target} and finds no later release:"
    return f"{step.modification} lapses from {target} to {scenario.release_of[step.release].called}:"


def _causes(scenario: Scenario, step: Step, steps: dict[str, Step]) -> Iterator[str]:
    """What refused it in each release, then why the changes that carried it along moved themselves."""
    yield from _reasons(scenario, step)
    for name in _not_planned(scenario, step):
        yield f"{name} is not planned: {why_not_planned(scenario.modification_of[name])}"
    carriers = _carriers(step, steps)
    if len(carriers) <= MOST_CARRIERS:
        yield from (_carried(scenario, carrier) for carrier in carriers)
        return
    yield from (_carried(scenario, carrier) for carrier in carriers[:NEAREST])
    begun = [carrier for carrier in carriers[NEAREST:] if not carrier.carried_by][:NEAREST] or carriers[-1:]
    yield f"and so on, through {len(carriers) - NEAREST - len(begun)} more, which have lines of their own"
    yield from (_carried(scenario, carrier) for carrier in begun)


def _carried(scenario: Scenario, carrier: Step) -> str:
    fate = "was left out" if carrier.release is None else f"went to {scenario.release_of[carrier.release].called}"
    return f"{carrier.modification} {fate} because {' and '.join(_reasons(scenario, carrier))}"


def _reasons(scenario: Scenario, step: Step) -> list[str]:
    """What refused it in each release, each thing said once."""
    if not step.refusals:
        committed = scenario.modification_of[step.modification].committed_to
        return ["it was approved for that release" if committed else "it is pinned there, or goes with what is"]
    said = (_reason(step, violation) for refusal in step.refusals for violation in refusal.because)
    return list(dict.fromkeys(said))


def _reason(step: Step, violation: Violation) -> str:
    clause = violation.clause
    if step.modification not in clause.about:
        for name in clause.about:
            if name in step.carried_by:
                return f"it goes live with {name}"
    return reason(step.modification, clause.rule, clause.says, violation.found)


def _not_planned(scenario: Scenario, step: Step) -> list[str]:
    """What it waits for that takes no part in planning."""
    named = {name for refusal in step.refusals for violation in refusal.because for name in violation.clause.about}
    known = scenario.modification_of
    return sorted(name for name in named if name in known and not known[name].is_planned)


def _carriers(step: Step, steps: dict[str, Step]) -> list[Step]:
    """The changes that carried it along, and those that carried them, nearest first."""
    found: dict[str, Step] = {}
    waiting = deque(step.carried_by)
    while waiting:
        name = waiting.popleft()
        if name != step.modification and name not in found:
            found[name] = steps[name]
            waiting += steps[name].carried_by
    return list(found.values())
