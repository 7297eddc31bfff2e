"""Rules and goals that a scenario names, and that do not exist."""

from collections.abc import Iterator
from typing import Any

from models.flaw import Flaw, Tree, closest, entries, short
from models.scenario import LADDER, ON_REQUEST
from planner.rules import RULE_OF

GOALS = (*LADDER, *ON_REQUEST)


def names(raw: Tree) -> Iterator[Flaw]:
    """Waivers of rules that do not exist or that nobody can waive, and what is wrong with the ladder of goals."""
    for index, waiver in entries(raw, "waivers"):
        if isinstance(name := waiver.get("rule"), str):
            yield from _rule(name, index)
    goals = raw.get("goals")
    if isinstance(goals, list):
        yield from _goals(goals)


def _rule(name: str, index: int) -> Iterator[Flaw]:
    rule = RULE_OF.get(name)
    if rule is None:
        waivable = [rule.id for rule in RULE_OF.values() if rule.kind != "structure"]
        says, hint = f"there is no rule '{short(name)}'", f"one of {', '.join(waivable)}"
        yield Flaw(("waivers", index, "rule"), says, hint, name, waivable)
    elif rule.kind == "structure":
        yield Flaw(("waivers", index, "rule"), f"nobody can waive {name}", "it says what a plan is; remove the waiver")


def _goals(goals: list[Any]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for index, name in enumerate(goals):
        if name not in GOALS:
            says, hint = f"there is no goal '{short(name)}'", f"one of {', '.join(GOALS)}"
            yield Flaw(("goals", index), says, hint, str(name), GOALS)
        elif name in seen:
            yield Flaw(("goals", index), f"the goal '{name}' stands here twice", "keep the more important one")
        seen.add(name if name in GOALS else closest(str(name), GOALS))
    if "left-out" not in seen:
        hint = "put it first: without it, the best plan is to plan nothing"
        yield Flaw(("goals",), "the goal 'left-out' is missing", hint)
