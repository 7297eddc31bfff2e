"""Who is elsewhere than before, and why, in sentences."""

from collections.abc import Sequence

from models import Placement, Scenario
from models.moved import Moved
from models.rows import MoveRow
from planner.explain.things import reason, release_name, why_not_planned
from planner.explain.words import counted, from_to, listed, worth
from planner.facts import options_of
from planner.goals import GOAL_OF

MOST_NAMED = 8
"""Modifications named in one sentence."""


def moved_words(before: Scenario, after: Scenario, moved: Moved) -> str:
    """Where it was, where it is, and why."""
    return f"{_fate(before, after, moved)}: {_why(after, moved)}."


def _fate(before: Scenario, after: Scenario, moved: Moved) -> str:
    name, here, there = moved.modification, moved.before, moved.after
    if here and there and here.release == there.release:
        instead = f" instead of {here.option}" if here.option else ""
        return f"{name} is built with its solution option {there.option}{instead}"
    if there is None:
        return f"{name} has no release any longer (it was in {_place(before, here)})"
    if here is None:
        return f"{name}, which had no release, goes in {_place(after, there)}"
    built = f" and is built with {there.option} instead of {here.option}" if here.option != there.option else ""
    return f"{name} goes from {_place(before, here)} to {_place(after, there)}{built}"


def _place(scenario: Scenario, placement: Placement | None) -> str:
    return release_name(scenario, placement.release if placement else None)


def _why(after: Scenario, moved: Moved) -> str:
    match moved.cause:
        case "fact" | "carried along" | "pushed" | "freed":
            return _forced(moved)
        case "goal":
            assert moved.goal is not None, "a goal is named with its cause"
            goal = GOAL_OF[moved.goal]
            stays, goes = (worth(value or 0, goal.unit) for value in (moved.stays, moved.goes))
            return f"no rule forbids where it was, but {goal.title} would be {stays} instead of {goes}"
        case "ties":
            return _other_options(after, moved) or (
                "where it was is as good by itself; the order of ties settles it, or who moves with it"
            )
        case "takes part":
            return "it takes part in planning now, and did not before"
        case "takes no part":
            why = why_not_planned(after.modification_of[moved.modification])
            return f"it is not planned any longer ({why})"


def _other_options(after: Scenario, moved: Moved) -> str:
    """That it is built otherwise since it cannot be built as before; empty where it could be, or goes elsewhere."""
    here, there, modification = moved.before, moved.after, after.modification_of[moved.modification]
    if not here or not there or here.release != there.release or here.option in options_of(modification):
        return ""
    if modification.option:
        return "the scenario chooses that option now"
    return (
        f"the scenario has no option {here.option} for it now" if here.option else "the scenario has options for it now"
    )


def _forced(moved: Moved) -> str:
    """What a rule says of it, and who is behind it."""
    told = (reason(moved.modification, one.clause.rule, one.clause.says, one.found) for one in moved.because)
    reasons = "; ".join(dict.fromkeys(told))
    match moved.cause:
        case "carried along":
            return f"carried along by {_named(moved.by)}, since {reasons}"
        case "pushed":
            return f"{_named(moved.by)} {'takes' if len(moved.by) == 1 else 'take'} the room, since {reasons}"
        case "freed":
            return f"what kept it from there is no longer so (before, {reasons})"
        case _:
            return reasons


def _named(names: tuple[str, ...]) -> str:
    shown = list(names[:MOST_NAMED])
    return listed([*shown, *([f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else [])])


def verdict(moved: int, stay: int) -> str:
    """How many are elsewhere, and how many stay."""
    if moved == 0:
        return "Nobody moves."
    moves = f"{counted(moved, 'modification')} {'moves' if moved == 1 else 'move'}"
    return f"{moves}, {stay:,} {'stays' if stay == 1 else 'stay'}." if stay else f"{moves}."


def grouped(moves: Sequence[MoveRow]) -> str:
    """Those who go the same way together: "MP078 and MP090 from jun-2021 to nov-2021"."""
    ways: dict[tuple[str | None, str | None], list[str]] = {}
    for move in moves:
        ways.setdefault((move.before, move.after), []).append(move.modification)
    return "; ".join(from_to(_some(names), *way) for way, names in ways.items()) or "nobody"


def _some(names: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    if len(names) <= MOST_NAMED + 1:
        return listed(names)
    return f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} others"
