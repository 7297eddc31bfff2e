"""Why a modification is where it is, in sentences."""

from collections.abc import Iterator, Sequence

from models import GoalValue, Modification, Move, Planned, Scenario
from models.why import Elsewhere, Why
from planner.calendar import format_date
from planner.explain.things import release_name, why_not_planned
from planner.explain.words import amount, capital, counted, listed
from planner.facts import cut_off, days_in_hand
from planner.goals import GOAL_OF

MOST_MOVES = 6
"""Moves that are told one by one."""


def not_planned(modification: Modification) -> str:
    """The verdict on one that takes no part."""
    if modification.is_waiting:
        return f"{modification.id} takes no part in planning until a date can be given for its decision."
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
    return f"What settles it is the goal {why.settled_by} ({GOAL_OF[why.settled_by].title})."


def decision_words(scenario: Scenario, base: Planned, modification: Modification) -> Iterator[str]:
    """Its decision, its cut-off and the days in hand."""
    placement = base.plan.placements.get(modification.id)
    decided_on = modification.decided_on
    if modification.committed_to:
        yield "It was approved for that release and keeps it; no cut-off applies."
    if placement is None or decided_on is None or modification.committed_to:
        return
    last_day = cut_off(scenario, modification, placement.option, scenario.release_of[placement.release])
    days = days_in_hand(last_day, decided_on)
    if last_day is None or days is None:
        return
    verb = "was approved" if modification.is_approved else "is expected to be decided"
    hand = f"{counted(days, 'day')} in hand" if days >= 0 else f"{counted(-days, 'day')} late, as a waiver allows"
    option = f" with its solution option {placement.option}" if placement.option else ""
    yield f"It {verb} on {format_date(decided_on)}; its cut-off{option} is {format_date(last_day)}: {hand}."


def carries_along(why: Why) -> Iterator[str]:
    """What a lapse of it would carry along."""
    if why.waits_for_it:
        verb = "waits" if len(why.waits_for_it) == 1 else "wait"
        yield f"If it lapses it carries along what {verb} for it: {listed(why.waits_for_it)}."


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
    return f"{place}: possible, but worse in {listed(list(price(base.goals, row.planned.goals)))}; {others}."


def _because(row: Elsewhere) -> str:
    """How the conflicts that share nothing fail, each by its last line."""
    fails = [conflict.fails or conflict.lines[-1].clause.says for conflict in row.conflicts if conflict.lines]
    return listed(fails) if fails else "the rules leave no plan that has it there"


def is_as_good(base: Planned, row: Elsewhere) -> bool:
    """Whether a plan that has it there is as good as the base in every goal."""
    return row.planned is not None and not any(price(base.goals, row.planned.goals))


def price(before: Sequence[GoalValue], after: Sequence[GoalValue]) -> Iterator[str]:
    """Every goal that differs: "lateness (714 priority-days instead of 0)"."""
    for old, new in zip(before, after, strict=True):
        if old.value != new.value:
            proven = "" if new.proven else ", not proved best"
            yield f"{new.goal} ({amount(new.value, new.unit)} instead of {old.value:,}{proven})"


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
