"""Who lapses, from where to where, and the chain of causes."""

from collections.abc import Iterator

from models import RolledForward, Scenario, Step
from planner.explain.words import said_of


def lapse_sentences(scenario: Scenario, rolled: RolledForward) -> Iterator[str]:
    """Who lapses, from where to where, and why; each with the chain of causes behind it."""
    steps = {step.modification: step for step in rolled.steps}
    for step in sorted(rolled.steps, key=lambda step: step.modification):
        if step.lapsed:
            yield f"{_fate(scenario, step)} {'; '.join(_causes(scenario, step, steps))}."


def _fate(scenario: Scenario, step: Step) -> str:
    target = scenario.release_of[step.target].name if step.target else ""
    if step.release is None:
        return f"{step.modification} misses the {target} and finds no later release:"
    return f"{step.modification} lapses from the {target} to the {scenario.release_of[step.release].name}:"


def _causes(scenario: Scenario, step: Step, steps: dict[str, Step]) -> Iterator[str]:
    """What refused it in each release, then why the changes that carried it along lapsed themselves."""
    for refusal in step.refusals:
        yield from (said_of(step.modification, violation.found) for violation in refusal.because)
    for carrier in _carriers(step, steps):
        fate = "was left out" if carrier.release is None else f"went to the {scenario.release_of[carrier.release].name}"
        found = [violation.found for refusal in carrier.refusals for violation in refusal.because]
        reasons = " and ".join(said_of(carrier.modification, reason) for reason in found)
        yield f"{carrier.modification} {fate} because {reasons}"


def _carriers(step: Step, steps: dict[str, Step]) -> list[Step]:
    """The changes that carried it along, and those that carried them, nearest first."""
    found: list[Step] = []
    waiting = list(step.carried_by)
    while waiting:
        carrier = steps[waiting.pop(0)]
        if carrier not in found:
            found.append(carrier)
            waiting += carrier.carried_by
    return found
