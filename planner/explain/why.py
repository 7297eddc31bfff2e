"""Why a modification is where it is, in sentences."""

from collections.abc import Iterator, Mapping, Sequence

from models import Conflict, GoalValue, Modification, Move, Planned, Scenario
from models.why import Elsewhere, Why
from planner.calendar import format_date
from planner.explain.things import reason, release_name, why_not_planned
from planner.explain.words import amount, capital, counted, goal_word, listed, said_of, worth
from planner.facts import cut_off, days_in_hand
from planner.goals import GOAL_OF
from planner.rules.pinned import Pinned

MOST_LINES = 2
"""Lines of an argument, before its last, that are told in a sentence."""

MOST_MOVES = 6
"""Moves that are told one by one."""


def not_planned(modification: Modification) -> str:
    """The verdict on one that takes no part."""
    if modification.is_waiting:
        return (
            f"{modification.id} takes no part in planning until a date can be given for its decision; "
            "`secplan fallbacks` tells until when it would be in time for which release."
        )
    return f"{modification.id} takes no part in planning: {why_not_planned(modification)}."


def where_it_is(scenario: Scenario, base: Planned, why: Why) -> Iterator[str]:
    """The verdict: where it goes, and whether it could as well go elsewhere."""
    release = why.plan.release_of(why.modification)
    live = f", go-live {format_date(scenario.release_of[release].go_live)}" if release else ""
    fate = "is left out" if release is None else f"goes in {release_name(scenario, release)}{live}"
    alike = [release_name(scenario, row.release) for row in why.elsewhere if is_as_good(base, row)]
    match why.standing:
        case "forced":
            yield f"{why.modification} {fate}, as in every best plan."
            yield _since(why)
        case "free" | "tie":
            others = "with nothing else moved" if why.standing == "free" else "if others moved too"
            yield f"{why.modification} {fate}; {listed(alike, 'or')} would be as good in every goal, {others}."
            yield "Of plans that are equally good, the first by the fixed order of ties is shown."
        case "unproved":
            yield f"{why.modification} {fate} in the best plan found."
            yield "Whether that is so in every best plan was not established."


def _since(why: Why) -> str:
    """What settled it."""
    if why.settled_by is None:
        return "The rules leave it no other release."
    goal = f"{goal_word(why.settled_by)} ({GOAL_OF[why.settled_by].title})"
    return f"Of the releases that the rules allow it, the goal {goal} settles which."


def decision_words(scenario: Scenario, base: Planned, modification: Modification) -> Iterator[str]:
    """Its decision, its cut-off and the days in hand."""
    placement = base.plan.placements.get(modification.id)
    decided_on = modification.decided_on
    if modification.committed_to:
        yield _committed(scenario, modification, placement.release if placement else None)
    if pin := scenario.pin_of.get(modification.id):
        clause = Pinned().clause(pin, scenario.release_of[pin.release])
        yield f"{capital(said_of(modification.id, clause.says))}."
    if placement is None or decided_on is None or modification.committed_to == placement.release:
        return
    last_day = cut_off(scenario, modification, placement.option, scenario.release_of[placement.release])
    days = days_in_hand(last_day, decided_on)
    if last_day is None or days is None:
        return
    approved = "was approved" if decided_on <= scenario.as_of else "is approved"
    verb = approved if modification.is_approved else "is expected to be decided"
    hand = f"{counted(days, 'day')} in hand" if days >= 0 else f"{counted(-days, 'day')} late, as a waiver allows"
    option = f" with its solution option {placement.option}" if placement.option else ""
    yield f"It {verb} on {format_date(decided_on)}; its cut-off{option} is {format_date(last_day)}: {hand}."


def _committed(scenario: Scenario, modification: Modification, release: str | None) -> str:
    if modification.committed_to == release:
        return "It was approved for that release and keeps it; no cut-off applies."
    return f"It was approved for {release_name(scenario, modification.committed_to)}; a waiver lets it move."


def carries_along(why: Why) -> Iterator[str]:
    """What moves with it."""
    if why.waits_for_it:
        verb = "moves" if len(why.waits_for_it) == 1 else "move"
        yield f"If it moves later, {listed(why.waits_for_it)} {verb} with it as far as the links ask for it."


def what_it_would_be(scenario: Scenario, base: Planned, name: str, row: Elsewhere) -> str:
    """One other place: impossible, as good, or at a price."""
    place = capital(release_name(scenario, row.release))
    if row.possible is None:
        return f"{place}: not established in the time given."
    if row.planned is None:
        return f"{place}: impossible, because {_because(row)}."
    moves = list(moved_words(scenario, base, name, row))
    others = "; ".join(moves) or "nobody else moves"
    if moves and not row.planned.unique:
        others += " (it was not proved that fewer would not do)"
    if is_as_good(base, row):
        return f"{place}: as good in every goal; {others}."
    return f"{place}: possible, but the plan is then {price(base.goals, row.planned.goals)}; {others}."


def _because(row: Elsewhere) -> str:
    """Why it is impossible: each conflict by its lines, the last one with how it fails."""
    said = [_argued(conflict) for conflict in row.conflicts if conflict.lines]
    return "; also because ".join(said) or "the rules leave no plan that has it there"


def _argued(conflict: Conflict) -> str:
    *clauses, last = conflict.clauses
    told = [clause.says for clause in clauses[:MOST_LINES]]
    more = [f"{counted(len(clauses) - MOST_LINES, 'more statement')} hold"] if len(clauses) > MOST_LINES else []
    return listed([*told, *more, reason("", last.rule, last.says, conflict.fails) if conflict.fails else last.says])


def is_as_good(base: Planned, row: Elsewhere) -> bool:
    """Whether a plan that has it there is as good as the base in every goal."""
    return row.planned is not None and not price(base.goals, row.planned.goals)


def price(before: Sequence[GoalValue], after: Sequence[GoalValue]) -> str:
    """Every goal that differs: "worse in lateness (714 priority-days instead of 0), but better in uplifts"."""
    pairs = zip(before, after, strict=True)
    open_ones = {new.goal: ", not proved best," for new in after if not new.proven}
    return difference_words([(new.goal, new.unit, old.value, new.value) for old, new in pairs], open_ones)


def difference_words(goals: Sequence[tuple[str, str, int, int]], notes: Mapping[str, str] | None = None) -> str:
    """The same of goals by id, with unit, value before and value after; what is to be said of one's value after."""
    said: dict[str, list[str]] = {}
    for goal, unit, before, after in goals:
        if before != after:
            note = (notes or {}).get(goal, "")
            words = f"{goal_word(goal)} ({amount(after, unit)}{note} instead of {worth(before, unit)})"
            said.setdefault("worse" if after > before else "better", []).append(words)
    return ", but ".join(f"{word} in {listed(goals)}" for word, goals in said.items())


def moved_words(scenario: Scenario, base: Planned, name: str, row: Elsewhere) -> Iterator[str]:
    """Who else moves."""
    if row.planned is None:
        return
    moves = others_moved(base, name, row.planned)
    for other, before, after in moves[:MOST_MOVES]:
        yield f"{other} moves from {release_name(scenario, before)} to {release_name(scenario, after)}"
    if len(moves) > MOST_MOVES:
        yield f"{counted(len(moves) - MOST_MOVES, 'more')} move too"


def others_moved(base: Planned, name: str, planned: Planned) -> list[Move]:
    """Other modifications that go elsewhere, by id."""
    return [move for move in base.plan.moves_to(planned.plan) if move.modification != name]
