"""What a number of the policy buys, in words: above its picture, and for who cannot see it."""

from collections.abc import Iterable, Iterator

from planner.explain.words import capital, counted, listed, unit_word
from planner.report.pictures.over.steps import WHY_NONE, Point, Step, Steps
from planner.report.pictures.words import one_line

MOST_NAMED = 8
"""Of more values, only their number is told in a sentence."""


def goal_says(goal: str, unit: str) -> str:
    """A goal and its unit, in words."""
    return goal if goal == unit else f"{goal} ({unit_word(unit)})"


def summary(found: Steps, over: str) -> Iterator[str]:
    """What is to be seen at first glance."""
    goals = listed([goal_says(*goal) for goal in found.goals])
    yield f"What can be had in {goals} with each value of {one_line(over)}; less is better."
    if found.costly:
        come, are = ("comes", "is") if len(found.held) == 1 else ("come", "are")
        first = capital(listed([goal for goal, _ in found.held]))
        values = _named(step.value for step in found.steps if step.value in found.costly)
        yield f"{first} {come} first in the scenario, and {are} worse with {values} than with other values."
    for answer, why in WHY_NONE.items():
        if without := [step.value for step in found.steps if step.answer == answer]:
            yield f"{capital(why)}: with {_named(without)}."
    if early := [step.value for step in found.steps if step.points and not step.complete]:
        yield f"The search ended early: there may be better with {_named(early)}."
    yield from _proofs(found)
    drawn = found.drawn()
    if drawn.lines < found.lines:
        yield f"Drawn: {drawn.lines} of {found.lines:,} lines, in even steps."


def _proofs(found: Steps) -> Iterator[str]:
    if len(found.steps) > 1 and all(step.same_as == found.steps[0].value for step in found.steps[1:]):
        yield "It makes no difference: with every value the plans are the same."
    if all(step.is_proved for step in found.steps):
        yield "Proved: with each value there is nothing better."


def _named(values: Iterable[str]) -> str:
    named = list(values)
    return listed(named) if len(named) <= MOST_NAMED else counted(len(named), "value")


def note(step: Step, point: Point) -> str:
    """What is to be said of a line; the first of a value tells whether it is as with another."""
    words = [f"as with {step.same_as}"] if step.same_as and point == step.points[0] else []
    return ", ".join([*words, *(["knee"] if point.is_knee else [])])


def steps_told(found: Steps) -> Iterator[str]:
    """Every value with all that was found."""
    for step in found.steps:
        same = f" (as with {step.same_as})" if step.same_as else ""
        yield f"With {step.value}: {'; '.join(_told(found, step)) or WHY_NONE[step.answer]}{same}."


def _told(found: Steps, step: Step) -> Iterator[str]:
    if step.held:
        yield listed([f"{goal} {one.says}" for (goal, _), one in zip(found.held, step.held, strict=True)])
    for point in step.points:
        values = listed([f"{goal} {one.says}" for (goal, _), one in zip(found.goals, point.goals, strict=True)])
        yield f"{values}{' (the knee)' if point.is_knee else ''}"
